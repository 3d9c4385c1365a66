import { Alert, Button, Input } from 'antd'
import { useEffect, useState } from 'react'
import { type Say, say } from '#platform/say'
import { Fact, Facts, formatDate, Loading, ProblemBox, T, useAsk, useDo, useSay } from '#ui'
import {
  type CredentialKind,
  type CredentialState,
  entryKinds,
  GetCredentialState,
  VerifyCredential,
} from '../model/index.ts'
import { OtherLanguage } from './my/page.tsx'
import { texts } from './words.ts'

function useTitle() {
  const toSay = useSay()
  useEffect(() => {
    document.title = `${toSay(texts.verify)} - ${toSay(say('工运', 'Gongyun'))}`
  })
}

const kindLabel = (kind: CredentialKind): Say =>
  kind === 'proof' ? say('会员和就业履历证明', 'Proof of membership or work') : entryKinds[kind].label

const verdictOf = (of: CredentialState, genuine = true): { type: 'success' | 'error' | 'warning'; words: Say } => {
  if (!genuine)
    return { type: 'error', words: say('不是本系统签发的凭证，或内容被改动。', 'Not issued here, or altered.') }
  if (!of.found) return { type: 'error', words: say('没有这张凭证。', 'There is no such certificate.') }
  if (of.revokedAt) return { type: 'warning', words: say('凭证已撤销，不再有效。', 'The certificate is revoked.') }
  return { type: 'success', words: say('凭证有效。', 'The certificate stands.') }
}

function Result({
  of,
  genuine,
  claims,
}: {
  of: CredentialState
  genuine?: boolean
  claims?: Record<string, unknown> | null
}) {
  const { type, words } = verdictOf(of, genuine)
  const achieved = claims?.achievement as { name?: string; from?: string } | undefined
  return (
    <>
      <Alert type={type} showIcon role="status" title={<T of={words} />} />
      {of.found && (
        <Facts>
          <Fact label={say('类别', 'Kind')}>{of.kind ? <T of={kindLabel(of.kind)} /> : '—'}</Fact>
          <Fact label={say('持有人', 'Holder')}>{claims?.name ? String(claims.name) : (of.holder ?? '—')}</Fact>
          {achieved?.from && <Fact label={say('取得日期', 'On')}>{achieved.from}</Fact>}
          <Fact label={say('签发日期', 'Issued')}>{of.issuedAt ? formatDate(of.issuedAt) : '—'}</Fact>
          {of.revokedAt && <Fact label={say('撤销日期', 'Revoked')}>{formatDate(of.revokedAt)}</Fact>}
        </Facts>
      )}
    </>
  )
}

/** Checks a whole certificate, pasted in. */
export function VerifyPage() {
  useTitle()
  const [jwt, setJwt] = useState('')
  const check = useDo(VerifyCredential)
  const [said, setSaid] = useState<Awaited<ReturnType<typeof check.run>> | null>(null)
  return (
    <div className="w-my">
      <OtherLanguage />
      <h1>
        <T of={texts.verify} />
      </h1>
      <div className="g-field">
        <label htmlFor="verify-jwt">
          <T of={say('粘贴凭证文件内容', 'Paste the certificate')} />
        </label>
        <Input.TextArea
          id="verify-jwt"
          rows={6}
          value={jwt}
          maxLength={20_000}
          onChange={(event) => setJwt(event.target.value)}
        />
      </div>
      <Button
        type="primary"
        block
        loading={check.busy}
        disabled={jwt.trim().length < 20}
        onClick={() => void check.run({ body: { jwt } }).then(setSaid, () => setSaid(null))}
      >
        <T of={say('核验', 'Check')} />
      </Button>
      <ProblemBox problem={check.problem} />
      {said && <Result of={said} genuine={said.genuine} claims={said.claims} />}
    </div>
  )
}

/** Checks a certificate by its number: where the QR code leads. */
export function VerifyOnePage({ id }: { id: string }) {
  useTitle()
  const asked = useAsk(GetCredentialState, { params: { id } })
  return (
    <div className="w-my">
      <OtherLanguage />
      <h1>
        <T of={texts.verify} />
      </h1>
      {asked.data ? <Result of={asked.data} /> : asked.error ? <ProblemBox problem={asked.error} /> : <Loading />}
      <p>
        <a href="/verify">
          <T of={say('核验凭证文件', 'Check a certificate’s file')} />
        </a>
      </p>
    </div>
  )
}
