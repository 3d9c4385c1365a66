import { randomBytes } from 'node:crypto'
import { strToU8, zipSync } from 'fflate'
import type { Found } from './check.ts'
import { Hand } from './hands.ts'

interface Hostile {
  name: string
  file: string
  bytes: Uint8Array
  /** What must be answered: taken, refused with a reason, or either, as long as it is an answer. */
  must: 'taken' | 'refused' | 'answered'
  path?: '/evidence' | '/policy/files' | '/units/import'
  login?: string
}

const gb18030 = Buffer.from(
  'b9d8d3dac9eebbafb2fad2b5b9a4c8cbb6d3cee9bda8c9e8b8c4b8efb5c4cab5caa9b7bdb0b80ad2bba1a2d7dccce5d2aac7f30aa3a8d2bba3a9d6b8b5bccbbccfeb0a',
  'hex',
)

const wordParts = (document: string) => ({
  '[Content_Types].xml': strToU8(
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
  ),
  'word/document.xml': strToU8(document),
})
const word = (body: string, doctype = '') =>
  zipSync(
    wordParts(
      `<?xml version="1.0"?>${doctype}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    ),
  )

const laughs = `<!DOCTYPE x [<!ENTITY a "ha">${Array.from({ length: 20 }, (_, n) => `<!ENTITY a${n} "${`&a${n ? n - 1 : ''};`.repeat(10)}">`).join('')}]>`

/** Files that break careless programs. */
const hostiles = (): Hostile[] => [
  {
    name: 'a zip bomb named docx',
    file: 'bomb.docx',
    bytes: zipSync({ ...wordParts('<x/>'), 'word/big.xml': new Uint8Array(120_000_000) }, { level: 9 }),
    must: 'answered',
  },
  {
    name: 'a zip bomb as a policy',
    file: 'bomb.docx',
    bytes: zipSync(wordParts(`<w:document>${' '.repeat(150_000_000)}</w:document>`), { level: 9 }),
    must: 'refused',
    path: '/policy/files',
    login: 'clerk',
  },
  {
    name: 'a program named pdf',
    file: '报告.pdf',
    bytes: Buffer.concat([Buffer.from('MZ\x90\x00'), randomBytes(2000)]),
    must: 'refused',
  },
  {
    name: 'a picture named docx',
    file: '照片.docx',
    bytes: Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
    must: 'refused',
  },
  { name: 'a web page named txt', file: 'a.html', bytes: Buffer.from('<script>alert(1)</script>'), must: 'refused' },
  {
    name: 'formula cells in csv',
    file: '名册.csv',
    bytes: Buffer.from("=cmd|' /C calc'!A0,@SUM(1),+1,-1\n"),
    must: 'answered',
  },
  { name: 'zero bytes', file: '空.txt', bytes: new Uint8Array(0), must: 'refused' },
  { name: 'only zero characters', file: '零.txt', bytes: new Uint8Array(5000), must: 'refused' },
  {
    name: 'one line of 10 MB',
    file: '长行.txt',
    bytes: Buffer.from('工'.repeat(3_400_000)),
    must: 'answered',
    path: '/policy/files',
    login: 'clerk',
  },
  {
    name: 'an outline of 8 MB',
    file: '长文.txt',
    bytes: Buffer.from(
      Array.from({ length: 100_000 }, (_, n) => `${n + 1}. 各级工会要压实责任，务求实效。`).join('\n'),
    ),
    must: 'answered',
    path: '/policy/files',
    login: 'clerk',
  },
  {
    name: 'a policy in GB18030',
    file: '方案.txt',
    bytes: gb18030,
    must: 'taken',
    path: '/policy/files',
    login: 'clerk',
  },
  {
    name: 'XML entities that grow',
    file: '实体.docx',
    bytes: word('<w:p><w:r><w:t>&a19;</w:t></w:r></w:p>', laughs),
    must: 'refused',
    path: '/policy/files',
    login: 'clerk',
  },
  {
    name: 'an XML entity that reads a file',
    file: '外部.docx',
    bytes: word('<w:p><w:r><w:t>&f;</w:t></w:r></w:p>', '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>'),
    must: 'refused',
    path: '/policy/files',
    login: 'clerk',
  },
  {
    name: 'XML 100,000 levels deep',
    file: '深层.docx',
    bytes: word(`${'<w:p>'.repeat(100_000)}${'</w:p>'.repeat(100_000)}`),
    must: 'answered',
    path: '/policy/files',
    login: 'clerk',
  },
  {
    name: 'names that climb out of an archive',
    file: '路径.docx',
    bytes: zipSync({ ...wordParts('<x/>'), '../../../tmp/evil.txt': strToU8('x') }),
    must: 'answered',
  },
  {
    name: 'a workbook that is none',
    file: '单位.xlsx',
    bytes: zipSync({ 'a.txt': strToU8('x') }),
    must: 'refused',
    path: '/units/import',
    login: 'admin',
  },
  { name: 'a name that turns direction', file: 'fdp.\u202Eexe.txt', bytes: Buffer.from('正文'), must: 'answered' },
]

/** A form with one file, as browsers send it. */
export function formOf(fields: Record<string, string>, file: string, bytes: Uint8Array) {
  const boundary = `x${randomBytes(12).toString('hex')}`
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  const head = `${parts.join('')}--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${file}"\r\ncontent-type: application/octet-stream\r\n\r\n`
  return {
    type: `multipart/form-data; boundary=${boundary}`,
    body: Buffer.concat([Buffer.from(head), Buffer.from(bytes), Buffer.from(`\r\n--${boundary}--\r\n`)]),
  }
}

/** Sends every hostile file through HTTP; the server must answer each, and be there afterwards. */
export async function checkUploads(address: string, password: string): Promise<Found[]> {
  const callers = new Map<string, { hand: Hand; unitId: number }>()
  const callerOf = async (login: string) => {
    const known = callers.get(login)
    if (known) return known
    const hand = new Hand()
    const { me } = (await hand.signIn(address, login, password)) as { me: { appointments: { unitId: number }[] } }
    const one = { hand, unitId: me.appointments[0]?.unitId ?? 0 }
    callers.set(login, one)
    return one
  }
  const results: Found[] = []
  for (const { name, file, bytes, must, path = '/evidence', login = 'cadre-datong' } of hostiles()) {
    const { hand, unitId } = await callerOf(login)
    const { type, body } = formOf(
      { unitId: String(unitId), ...(path === '/policy/files' ? { origin: 'central' } : {}) },
      file,
      bytes,
    )
    const answer = await hand
      .ask(address, 'POST', path, body, { 'content-type': type })
      .catch((error: Error) => ({ status: 0, text: error.message }))
    const isTaken = answer.status >= 200 && answer.status < 300
    const isRefused = answer.status >= 400 && answer.status < 500
    const isRight = { taken: isTaken, refused: isRefused, answered: isTaken || isRefused }[must]
    const leaks = /\/work\/|\/tmp\/|root:x|node_modules/.test(answer.text)
    results.push({
      name: `upload: ${name}`,
      isRight: isRight && !leaks,
      words: `${answer.status}${isRight && !leaks ? '' : ` ${answer.text.slice(0, 200)}`}`,
    })
  }
  const { hand } = await callerOf('clerk')
  const alive = await hand.ask(address, 'GET', '/desk').catch(() => ({ status: 0 }))
  results.push({
    name: 'after the uploads the server answers',
    isRight: alive.status === 200,
    words: String(alive.status),
  })
  for (const one of callers.values()) one.hand.close()
  return results
}
