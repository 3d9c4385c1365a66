import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Paper, PaperFonts } from './index.ts'
import { layOut, pageData } from './layout.ts'
import { TEMPLATE } from './template.ts'

/**
 * The paper as PDF, in the layout of GB/T 9704-2012. The same paper gives the same bytes, so a digest can freeze it;
 * the date inside the file is that of the signature.
 *
 * The font that comes with us is a Song in three weights; pass `fonts` to print with 仿宋, 黑体, 楷体 and 小标宋.
 * @throws RangeError for a date that is none; Error when a font is missing.
 */
export async function writePdf(paper: Paper, fonts?: PaperFonts): Promise<Buffer> {
  const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler')
  const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: [...(fonts?.folders ?? ownFolders())] }] })
  const [year, month, day] = paper.signature.date.split('-').map(Number)
  const data = { paper: layOut(paper), page: pageData, fonts: fontRoles(fonts), date: [year, month, day] }
  const result = compiler.compile({ mainFileContent: TEMPLATE, inputs: { data: JSON.stringify(data) } })
  const fault = result.takeDiagnostics()
  if (!result.result) throw new Error(`typesetting failed: ${JSON.stringify(fault?.shortDiagnostics)}`)
  return compiler.pdf(result.result)
}

const OWN = 'Noto Serif SC'

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

function ownFolders(): string[] {
  const home = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-serif-sc/package.json'))
  return ['400Regular', '600SemiBold', '700Bold', '900Black'].map((weight) => join(home, weight))
}
