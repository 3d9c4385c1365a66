import { escapeXml } from './escape.ts'
import { LIST_SHEET } from './lists.ts'

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** The parts of a workbook beside its sheets and styles, by their path. `names` are the visible sheets. */
export function bookParts(names: string[], hasLists: boolean): Record<string, string> {
  const all = hasLists ? [...names, LIST_SHEET] : names
  const sheetTypes = all.map((_, i) => override(`/xl/worksheets/sheet${i + 1}.xml`, 'worksheet'))
  const sheets = all.map((name, i) => {
    const hidden = hasLists && i === names.length ? ' state="hidden"' : ''
    return `<sheet name="${escapeXml(name)}" sheetId="${i + 1}"${hidden} r:id="rId${i + 1}"/>`
  })
  const relations = all.map((_, i) => relation(i + 1, 'worksheet', `worksheets/sheet${i + 1}.xml`))
  return {
    '[Content_Types].xml':
      `${HEAD}<Types xmlns="${PACKAGE}/content-types">` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      '<Default Extension="xml" ContentType="application/xml"/>' +
      `${override('/xl/workbook.xml', 'sheet.main')}${override('/xl/styles.xml', 'styles')}${sheetTypes.join('')}</Types>`,
    '_rels/.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${relation(1, 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml':
      `${HEAD}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}">` +
      `<sheets>${sheets.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${relations.join('')}${relation(all.length + 1, 'styles', 'styles.xml')}</Relationships>`,
  }
}

const override = (part: string, type: string) => `<Override PartName="${part}" ContentType="${TYPE}.${type}+xml"/>`

const relation = (id: number, type: string, target: string) =>
  `<Relationship Id="rId${id}" Type="${OFFICE}/${type}" Target="${target}"/>`

/** Names as spreadsheets allow them: up to 31 characters, none of `[]:*?/\`, no quote at an end, no two alike. */
export function sheetNames(wanted: string[]): string[] {
  const taken = new Set([LIST_SHEET])
  return wanted.map((name) => {
    const clean =
      name
        .replace(/[[\]:*?/\\]/g, ' ')
        .replace(/^'+|'+$/g, '')
        .trim()
        .slice(0, 31) || 'Sheet'
    let free = clean
    for (let i = 2; taken.has(free.toLowerCase()); i++) free = `${clean.slice(0, 31 - `(${i})`.length)}(${i})`
    taken.add(free.toLowerCase())
    return free
  })
}
