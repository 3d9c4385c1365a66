import { extname } from 'node:path'
import { Invalid } from '#platform/errors'
import { maskPersonal } from '#platform/personal'
import { decodeText, readText } from '#platform/reading/server'
import { readSheetsAside } from '#platform/sheet/server'

/** What could be read of a file: its text, and whether that is all of it. */
export interface Reading {
  text: string
  whole: boolean
}

const nothing: Reading = { text: '', whole: false }

async function readKind(bytes: Buffer, name: string): Promise<Reading> {
  switch (extname(name).toLowerCase()) {
    case '.docx':
    case '.pdf':
    case '.txt': {
      const { text, silentPages = [] } = await readText(bytes, name)
      return { text, whole: silentPages.length === 0 }
    }
    case '.csv':
      return { text: decodeText(bytes).text, whole: true }
    case '.xlsx': {
      const cells = (await readSheetsAside(bytes)).flatMap(({ rows }) => rows.map((row) => row.cells.join('\t')))
      return { text: cells.join('\n'), whole: true }
    }
    default:
      return nothing
  }
}

/** The text of a stored file. Pictures, scans and files that are damaged or locked give none: a person must look at those. */
export async function readEvidence(bytes: Buffer, name: string): Promise<Reading> {
  try {
    return await readKind(bytes, name)
  } catch (error) {
    if (error instanceof Invalid) return nothing
    throw error
  }
}

/** Whether the product can mask a file itself: plain text only. */
export const isMaskable = (name: string): boolean => /\.(txt|csv)$/i.test(name)

/** A plain text with every personal number masked, in UTF-8 with the mark that spreadsheets look for. */
export const maskFile = (bytes: Buffer): Buffer => Buffer.from(`\uFEFF${maskPersonal(decodeText(bytes).text)}`)
