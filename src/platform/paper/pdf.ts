import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Invalid } from '#platform/errors'
import { say } from '#platform/say'
import { findUnprintable } from './coverage.ts'
import type { Paper, PaperFonts } from './index.ts'
import { layOut, pageData } from './layout.ts'
import { TEMPLATE } from './template.ts'

/**
 * The paper as PDF, in the layout of GB/T 9704-2012. The same paper gives the same bytes, so a digest can freeze it;
 * the date inside the file is that of the signature.
 *
 * The font that comes with us is a Song in four weights; pass `fonts` to print with 仿宋, 黑体, 楷体 and 小标宋.
 * @throws Invalid naming the characters our font cannot print (with `fonts` nobody checks); RangeError for a date that
 * is none; Error when a font is not in its folder.
 */
export async function writePdf(paper: Paper, fonts?: PaperFonts): Promise<Buffer> {
  const layout = layOut(paper)
  const [year, month, day] = paper.signature.date.split('-').map(Number)
  if (!fonts) refuseUnprintable(layout)
  const data = { paper: layout, page: pageData, fonts: fontRoles(fonts), date: [year, month, day] }
  return typeset(JSON.stringify(data), fonts?.folders ?? WEIGHTS.map((weight) => join(ownHome(), weight)))
}

/** The one place that knows the typesetter. @throws Error with its complaints, warnings included. */
async function typeset(data: string, folders: readonly string[]): Promise<Buffer> {
  const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler')
  const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: [...folders] }] })
  const result = compiler.compile({ mainFileContent: TEMPLATE, inputs: { data } })
  const complaints = (result.takeError() ?? result.takeWarnings())?.shortDiagnostics ?? []
  if (!result.result || complaints.length > 0) throw new Error(`typesetting failed: ${JSON.stringify(complaints)}`)
  return compiler.pdf(result.result)
}

function refuseUnprintable(layout: object): void {
  const signs = findUnprintable(JSON.stringify(layout), join(ownHome(), '400Regular', 'NotoSerifSC_400Regular.ttf'))
  if (signs.length === 0) return
  const list = signs.join(' ')
  const message = say(
    `字库中没有以下字符，无法印制：${list}。请改用其他字，或配置含有这些字的字库。`,
    `The font has no shape for these characters: ${list}. Replace them, or set up a font that has them.`,
  )
  throw new Invalid([{ path: 'paper', rule: 'paper-characters', message }])
}

const OWN = 'Noto Serif SC'
const WEIGHTS = ['400Regular', '600SemiBold', '700Bold', '900Black']

const ownHome = () => dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-serif-sc/package.json'))

function fontRoles(fonts?: PaperFonts) {
  const role = (name: string | undefined, weight: number) => (name ? { name, weight: 400 } : { name: OWN, weight })
  return {
    title: role(fonts?.title, 700),
    body: role(fonts?.body, 400),
    black: role(fonts?.black, 900),
    script: role(fonts?.script, 600),
    song: role(fonts?.song, 400),
  }
}
