import { longDate, type Paper } from '#platform/paper'
import { whats } from './model/index.ts'
import type { Certificate } from './store/certificates.ts'

/** A proof as it prints. `site`: where this product is reached, for the code that leads to the public page. */
export function paperOf(one: Omit<Certificate, 'jwt'>, site: string): Paper {
  const label = whats.find(({ value }) => value === one.what)?.label.zh ?? ''
  return {
    sign: one.issuer,
    number: one.number,
    title: `${label}证明`,
    blocks: [
      {
        kind: 'paragraph',
        text: `兹证明${one.holder}同志，截至${longDate(one.issuedOn)}，职工档案中已确认以下内容（用于${one.purpose}）：`,
      },
      ...one.lines.map((text) => ({ kind: 'paragraph' as const, text })),
    ],
    signature: { body: one.issuer, date: one.issuedOn, seal: true },
    code: {
      text: `${site}/verify/${one.credentialId}`,
      words: `扫码核验真伪和是否有效。核验编号：${one.credentialId}`,
    },
  }
}
