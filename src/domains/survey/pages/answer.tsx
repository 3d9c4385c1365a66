import { Button } from 'antd'
import { type FormEvent, useEffect, useState } from 'react'
import type { AnswerOf } from '#platform/endpoint'
import type { Fault } from '#platform/errors'
import { say } from '#platform/say'
import { Asked, problemOf, setLanguage, T, useAsk, useDo, useLanguage, useSay } from '#ui'
import { type Answer, AnswerSurvey, GetOpenSurvey, Sheet } from '../model/index.ts'
import { faultsOfSheet } from '../rules/check-sheet.ts'
import { pathThrough } from '../rules/path.ts'
import { QuestionField } from './question.tsx'

type Open = AnswerOf<typeof GetOpenSurvey>

const draftKey = (code: string) => `gongyun.survey.${code}`
const doneKey = (code: string) => `gongyun.survey.${code}.done`

/** Answers begun on this device and not handed in yet. */
function keptDraft(code: string): Sheet {
  try {
    return Sheet.catch({}).parse(JSON.parse(localStorage.getItem(draftKey(code)) ?? '{}'))
  } catch {
    return {}
  }
}

/** The token behind `#t=`: browsers send what stands there to nobody, so it is in no log. */
const tokenHere = () => new URLSearchParams(location.hash.slice(1)).get('t')

/** How anonymous it is, without promising more than is so. */
function Anonymity({ of }: { of: Open }) {
  const named = say(
    '本调查记名：组织单位能看到您的答卷。',
    'This survey is not anonymous: whoever runs it can see your sheet.',
  )
  const own = say(
    `本调查匿名：您的链接只用来保证每人一份，交卷后与答卷分开保存，系统管理员也无法对应；组织单位能看到谁已交卷，看不到答了什么；答卷只带抽样的层和群。不足 ${of.threshold} 人的人群不出结果。请勿在文字题中写姓名、电话。`,
    `Anonymous: your link only makes sure of one sheet each; it is kept apart from your sheet, and not even the administrator can match them; whoever runs it sees who has answered, not what. Sheets carry the stratum and cluster drawn. No result is shown of fewer than ${of.threshold}. Do not write names or numbers.`,
  )
  const open = say(
    `本调查匿名：不登录，不记录您的身份和网络地址（仅在内存中短时计数，防止重复交卷）。不足 ${of.threshold} 人的人群不出结果。请勿在文字题中写姓名、电话。`,
    `Anonymous: no sign-in; neither who you are nor your address is recorded (addresses are counted in memory for an hour, against repeats). No result is shown of fewer than ${of.threshold}. Do not write names or numbers.`,
  )
  return <T of={!of.anonymous ? named : of.knownOnly ? own : open} />
}

function Done({ receipt }: { receipt: string | null }) {
  return (
    <div className="v-done" role="status">
      <h2>
        <T of={say('谢谢您！', 'Thank you!')} />
      </h2>
      {receipt ? (
        <p>
          <T of={say('回执号', 'Receipt')} />：<strong>{receipt}</strong>
          <br />
          <T
            of={say(
              '凭回执号可核对答卷是否计入；它不显示您的回答，请自行保存。',
              'With it you can check that your sheet counts. It does not show your answers; keep it yourself.',
            )}
          />
        </p>
      ) : (
        <p>
          <T
            of={say(
              '您所在人群的名额已满，本次不再收取答卷。',
              'Enough people like you have answered; no more sheets are taken.',
            )}
          />
        </p>
      )}
    </div>
  )
}

function AnswerForm({ code, of, onDone }: { code: string; of: Open; onDone(receipt: string | null): void }) {
  const [answers, setAnswers] = useState<Sheet>(() => keptDraft(code))
  const [faults, setFaults] = useState<readonly Fault[]>([])
  const [no, setNo] = useState<unknown>(null)
  const hand = useDo(AnswerSurvey)
  useEffect(() => localStorage.setItem(draftKey(code), JSON.stringify(answers)), [code, answers])
  const path = pathThrough(of, answers)
  const change = (key: string, value: Answer | undefined) =>
    setAnswers(({ [key]: _, ...rest }) => (value === undefined ? rest : { ...rest, [key]: value }))
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const given = Object.fromEntries(
      path.flatMap(({ key }) => (answers[key] === undefined ? [] : [[key, answers[key]]])),
    ) as Sheet
    const found = faultsOfSheet({ title: of.intro, intro: of.intro, questions: of.questions, quotas: [] }, given)
    setFaults(found)
    const first = found[0] && document.getElementById(`q-${found[0].path}`)
    if (found.length > 0) return first?.querySelector<HTMLElement>('input, textarea')?.focus()
    try {
      const { receipt } = await hand.run({ params: { code }, body: { answers: given, token: tokenHere() } })
      localStorage.removeItem(draftKey(code))
      localStorage.setItem(doneKey(code), receipt ?? '-')
      onDone(receipt)
    } catch (thrown) {
      setNo(thrown)
    }
  }
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      {path.map((question, i) => (
        <QuestionField
          key={question.key}
          number={i + 1}
          of={question}
          value={answers[question.key]}
          fault={faults.find((fault) => fault.path === question.key)}
          onChange={(value) => change(question.key, value)}
        />
      ))}
      {no !== null && (
        <p className="v-fault" role="alert">
          <T of={problemOf(no).text} />
        </p>
      )}
      <Button type="primary" size="large" htmlType="submit" block loading={hand.busy}>
        <T of={say('交卷', 'Hand in')} />
      </Button>
    </form>
  )
}

/** The page behind a code: the questions, how anonymous it is, and the receipt. No sign-in. */
export function AnswerPage({ code }: { code: string }) {
  const asked = useAsk(GetOpenSurvey, { params: { code } })
  const lang = useLanguage()
  const toSay = useSay()
  const before = localStorage.getItem(doneKey(code))
  const [receipt, setReceipt] = useState<string | null | undefined>(undefined)
  return (
    <div className="v-answer">
      <p className="v-language">
        <Button size="small" onClick={() => setLanguage(lang === 'zh' ? 'en' : 'zh')}>
          {lang === 'zh' ? 'English' : '中文'}
        </Button>
      </p>
      <Asked of={asked}>
        {(of) => (
          <>
            <h1>{of.title}</h1>
            <p>
              {of.unitName} ·{' '}
              <T
                of={say(
                  `约 ${of.minutes} 分钟，截止 ${of.untilOn}`,
                  `About ${of.minutes} minutes, until ${of.untilOn}`,
                )}
              />
            </p>
            <p>
              <T of={of.intro} />
            </p>
            <p className="v-promise">
              <Anonymity of={of} />
            </p>
            {receipt !== undefined ? (
              <Done receipt={receipt} />
            ) : before && !tokenHere() ? (
              <p role="status">
                <T of={say('这台设备已经交过卷。', 'A sheet was handed in from this device already.')} />{' '}
                {before !== '-' && `${toSay(say('回执号', 'Receipt'))} ${before}`}
              </p>
            ) : of.open ? (
              <AnswerForm code={code} of={of} onDone={setReceipt} />
            ) : (
              <p role="status">
                <T of={say('调查已截止，谢谢关注。', 'This survey has ended. Thank you.')} />
              </p>
            )}
          </>
        )}
      </Asked>
    </div>
  )
}
