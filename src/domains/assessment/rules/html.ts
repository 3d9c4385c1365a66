import type { View, ViewItem } from '../model/view.ts'
import type { PackFile } from './layout.ts'

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const esc = (text: string): string => text.replace(/[&<>"']/g, (c) => escapes[c] ?? c)

/** A link to a file of the pack, each part of its path encoded. */
const linkTo = (path: string): string => path.split('/').map(encodeURIComponent).join('/')

const style = `
:root{color-scheme:light}
body{margin:0 auto;max-width:1000px;padding:24px 20px 60px;font:16px/1.7 "Noto Serif SC","Source Han Serif SC","SimSun",serif;color:#1f1f1f;background:#fff}
h1{font-size:26px;margin:0 0 4px}h2{font-size:20px;margin:36px 0 8px;border-bottom:2px solid #9f1d20;padding-bottom:4px}
h3{font-size:17px;margin:22px 0 4px}p{margin:4px 0;white-space:pre-wrap;overflow-wrap:anywhere}
.note,small{color:#595959;font-size:14px}table{border-collapse:collapse;width:100%;font-size:14px;margin:6px 0}
th,td{border:1px solid #d9d9d9;padding:4px 8px;text-align:left;vertical-align:top;overflow-wrap:anywhere}th{background:#fafafa}
a{color:#0958d9}nav ol{columns:2;padding-left:24px}code{font-size:12px;word-break:break-all}
@media(max-width:600px){nav ol{columns:1}body{padding:16px 12px}td,th{padding:4px}}
@media print{a{color:inherit;text-decoration:none}h3,table{break-inside:avoid}}`

const row = (cells: readonly string[], tag: 'td' | 'th' = 'td'): string =>
  `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`

function filesOf(files: readonly PackFile[]): string {
  if (files.length === 0) return ''
  const head = row(['材料', '生效日期', '有效期至', '提供单位', 'SHA-256（原件）'], 'th')
  const lines = files.map((file) => {
    const name = file.path
      ? `<a href="${linkTo(file.path)}">${esc(file.name)}</a>${file.masked ? '<br><small>个人信息已遮盖</small>' : ''}`
      : `${esc(file.name)}<br><small>含个人信息，未附</small>`
    const digest = `<code>${file.digest}</code>`
    return row([name, file.effectiveOn ?? '—', file.expiresOn ?? '—', esc(file.unitName), digest])
  })
  return `<table>${head}${lines.join('')}</table>`
}

function figuresOf({ figures }: ViewItem): string {
  if (figures.length === 0) return ''
  const head = row(['数据', '数值', '单位与范围', '时点', '填报'], 'th')
  const lines = figures.map((one) =>
    row([one.label.zh, one.figure.zh, one.about, one.when, one.by].map((cell) => esc(cell) || '—')),
  )
  return `<table>${head}${lines.join('')}</table>`
}

const itemHtml = (item: ViewItem, files: readonly PackFile[]): string => `
<section id="i${esc(item.key)}"><h3>${esc(item.key)} ${esc(item.label.zh)}（${item.weight} 分）</h3>
<p class="note">责任单位：${esc(item.unitName || '未确定')}　佐证要求：${esc(item.demands.zh)}</p>
${item.statement ? `<p>${esc(item.statement)}</p>` : ''}${figuresOf(item)}${filesOf(files)}
${item.gapsText ? `<p><b>差距与补救：</b>${esc(item.gapsText)}</p>` : ''}</section>`

/**
 * What an assessor is handed says what the units said, their own gaps too; what the product itself finds missing is for the
 * rehearsal and stays in the house.
 *
 * The index of a pack as one page that needs nothing else: it opens without a network, on a phone and on paper.
 */
export function indexHtml(view: View, files: readonly PackFile[]): string {
  const title = esc(view.title)
  const nav = view.aspects
    .map((aspect) => `<li><a href="#a${esc(aspect.key)}">${esc(aspect.label.zh)}</a></li>`)
    .join('')
  const body = view.aspects
    .map((aspect) => {
      const items = aspect.items.map((item) =>
        itemHtml(
          item,
          files.filter((file) => file.item === item.key),
        ),
      )
      return `<h2 id="a${esc(aspect.key)}">${esc(aspect.key)} ${esc(aspect.label.zh)}</h2>${items.join('')}`
    })
    .join('')
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title><style>${style}</style></head><body>
<header><h1>${title}</h1><p class="note">${esc(view.unitName)}　考核框架：${esc(view.schemeName)}（第${view.schemeVersion}版）</p>
<p class="note">${esc(view.note.zh)}</p></header>
<nav><ol>${nav}</ol></nav>${body}
<footer><p class="note">材料原件的 SHA-256 见各表；包内每一文件的校验值见 SHA256SUMS.txt。</p></footer></body></html>
`
}
