import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { say } from '#platform/say'
import {
  Fact,
  Facts,
  keptAnswers,
  Loading,
  ProblemBox,
  Section,
  setLanguage,
  T,
  useAsk,
  useDo,
  useLanguage,
  useSay,
} from '#ui'
import { GetMy, LeaveMy, type MyFile, type SealedField, sealedFields } from '../../model/index.ts'
import { texts } from '../words.ts'
import { About } from '../worker.tsx'
import { Enter } from './enter.tsx'
import { MyLines } from './lines.tsx'
import { Consents, Looks, Readers, Requests } from './rights.tsx'

/** The other language, in its own words. */
export function OtherLanguage() {
  const now = useLanguage()
  return (
    <Button type="text" onClick={() => setLanguage(now === 'zh' ? 'en' : 'zh')}>
      {now === 'zh' ? 'English' : '中文'}
    </Button>
  )
}

function File({ file }: { file: MyFile }) {
  const leave = useDo(LeaveMy)
  return (
    <>
      <header className="g-page-head">
        <h1>{file.worker.name}</h1>
        <div className="g-actions">
          <a href="/services">
            <T of={say('服务事项（一网通办）', 'Services')} />
          </a>
          <Button
            onClick={() =>
              void leave.run({}).then(
                () => keptAnswers.clear(),
                () => null,
              )
            }
          >
            <T of={say('退出', 'Sign out')} />
          </Button>
        </div>
      </header>
      <Section title={texts.my}>
        <Facts>
          {(Object.keys(sealedFields) as SealedField[]).map((field) => (
            <Fact key={field} label={sealedFields[field]}>
              <span className="w-number">{file.worker[field] ?? '—'}</span>
            </Fact>
          ))}
          <About of={file.worker} />
        </Facts>
      </Section>
      <MyLines file={file} />
      <Looks />
      <Readers file={file} />
      <Consents file={file} />
      <Requests file={file} />
    </>
  )
}

/** One's own file, on a phone: no post, no password, only a card number and a code. */
export function MyPage() {
  const toSay = useSay()
  const asked = useAsk(GetMy, {})
  useEffect(() => {
    document.title = `${toSay(texts.my)} - ${toSay(say('工运', 'Gongyun'))}`
  })
  // While it is asked again nothing is known; whoever was at the door stays there with what they typed.
  const atDoor = useRef(false)
  if (asked.error) atDoor.current = asked.error.status === 401
  else if (asked.data) atDoor.current = false
  return (
    <div className="w-my">
      <OtherLanguage />
      {atDoor.current ? (
        <Enter />
      ) : asked.data ? (
        <File file={asked.data} />
      ) : asked.error ? (
        <ProblemBox problem={asked.error} />
      ) : (
        <Loading />
      )}
    </div>
  )
}
