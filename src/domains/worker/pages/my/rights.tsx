import { App, Button, Switch } from 'antd'
import { useState } from 'react'
import { choice, defineForm, longText } from '#kernel/form'
import { ways } from '#kernel/sight'
import type { Endpoint } from '#platform/endpoint'
import { say } from '#platform/say'
import { download, FormDialog, formatDate, ProblemBox, problemOf, Section, T, useAsk, useDo, useSay } from '#ui'
import {
  AskCorrection,
  AskDeletion,
  consentPurposes,
  correctable,
  ExportMyJson,
  ExportMyPdf,
  ListMySights,
  type MyFile,
  SetConsent,
  WithdrawMyCase,
} from '../../model/index.ts'

/** Who has looked, the newest first. */
export function Looks() {
  const [size, setSize] = useState(10)
  const [own, setOwn] = useState(false)
  const { data } = useAsk(ListMySights, { query: own ? { size, own } : { size } }, { keepPrevious: true })
  return (
    <Section
      title={say('谁看过我的档案', 'Who has looked at my file')}
      actions={
        <Button aria-pressed={own} onClick={() => setOwn(!own)}>
          <T of={own ? say('只看他人', 'Only others') : say('含本人查看和登录', 'My own looks, too')} />
        </Button>
      }
    >
      {data?.rows.length === 0 && (
        <p className="g-hint">
          <T of={say('还没有别人看过。', 'Nobody else has looked.')} />
        </p>
      )}
      <ol className="w-lines" aria-live="polite">
        {data?.rows.map((one) => (
          <li key={one.id} className="w-line">
            <strong>{one.personName}</strong> {one.unitName}
            <div>
              <T of={ways.find(({ value }) => value === one.way)?.label ?? one.purpose} />
              <T of={say('：', ': ')} />
              <T of={one.purpose} />
              {one.count > 1 && <T of={say(`（同页 ${one.count} 人）`, ` (${one.count} people on the page)`)} />}
            </div>
            {one.reason && (
              <div>
                <T of={say(`理由：${one.reason}`, `Reason: ${one.reason}`)} />
              </div>
            )}
            <small className="g-hint">{formatDate(one.at)}</small>
          </li>
        ))}
      </ol>
      {data && data.total > size && (
        <Button onClick={() => setSize(Math.min(size + 40, 200))}>
          <T of={say('显示更多', 'Show more')} />
        </Button>
      )}
    </Section>
  )
}

/** Which offices may read the file. */
export function Readers({ file }: { file: MyFile }) {
  return (
    <Section title={say('谁可以看我的档案', 'Who may read my file')}>
      <ul className="w-lines">
        {file.readers.map((one) => (
          <li key={`${one.unitName}${one.postLabel.en}`} className="w-line">
            {one.unitName} <T of={one.postLabel} />
            <T of={say(`（${one.people} 人）`, ` (${one.people})`)} />
          </li>
        ))}
      </ul>
      <p className="g-hint">
        <T
          of={say(
            '他们每次查看都会留下记录；完整号码须另说明理由。',
            'Each look is written down; whole numbers need a reason.',
          )}
        />{' '}
        <a href="/sharing">
          <T of={say('与哪些部门共享、依据是什么', 'What is shared with which department, and on what ground')} />
        </a>
      </p>
    </Section>
  )
}

/** Consent, purpose by purpose: withdrawn by the same switch that gives it. */
export function Consents({ file }: { file: MyFile }) {
  const toSay = useSay()
  const set = useDo(SetConsent)
  return (
    <Section title={say('我的授权', 'My consents')}>
      <ProblemBox problem={set.problem} />
      {consentPurposes.map(({ value, label, words }) => {
        const given = file.consents.find(({ purpose }) => purpose === value)
        return (
          <div key={value} className="w-consent">
            <Switch
              checked={given !== undefined}
              loading={set.busy}
              aria-label={toSay(label)}
              onChange={(checked) =>
                void set.run({ params: { purpose: value }, body: { given: checked } }).catch(() => null)
              }
            />{' '}
            <T of={label} />
            <p className="g-hint">
              <T of={words} />
            </p>
          </div>
        )
      })}
    </Section>
  )
}

const Correct = defineForm({
  field: choice(say('需更正的内容', 'What'), correctable),
  what: longText(say('说明（请勿填写号码，号码到窗口出示）', 'How (no numbers; show them at the counter)'), {
    max: 1000,
  }),
})
const Erase = defineForm({ why: longText(say('申请理由', 'Reason'), { max: 1000 }) })

/** Correct, take along, delete; and how requests stand. */
export function Requests({ file }: { file: MyFile }) {
  const toSay = useSay()
  const { message } = App.useApp()
  const [asking, ask] = useState<'correct' | 'erase' | null>(null)
  const correct = useDo(AskCorrection)
  const erase = useDo(AskDeletion)
  const withdraw = useDo(WithdrawMyCase)
  const take = (of: Endpoint) =>
    void download(of, {} as never).catch((thrown) => void message.error(toSay(problemOf(thrown).text)))
  return (
    <Section title={say('更正、导出、删除', 'Correct, take along, delete')}>
      <div className="w-kinds">
        <Button onClick={() => ask('correct')}>
          <T of={say('申请更正', 'Ask for a correction')} />
        </Button>
        <Button onClick={() => take(ExportMyPdf as unknown as Endpoint)}>
          <T of={say('导出 PDF', 'Save as PDF')} />
        </Button>
        <Button onClick={() => take(ExportMyJson as unknown as Endpoint)}>
          <T of={say('导出数据（JSON）', 'Save the data (JSON)')} />
        </Button>
        <Button danger onClick={() => ask('erase')}>
          <T of={say('申请删除', 'Ask for deletion')} />
        </Button>
      </div>
      <ProblemBox problem={withdraw.problem} />
      <ul className="w-lines">
        {file.cases.map((one) => (
          <li key={one.id} className="w-line">
            <T of={one.label} />
            <T of={say('：', ': ')} />
            <T of={one.stateLabel} />
            {one.dueOn && !one.closed && <T of={say(`，答复期限 ${one.dueOn}`, `, answer due ${one.dueOn}`)} />}
            {one.closed && one.answer && <p>{one.answer}</p>}
            {one.mayWithdraw && (
              <div className="w-line-deeds">
                <Button size="small" onClick={() => void withdraw.run({ params: { id: one.id } }).catch(() => null)}>
                  <T of={say('撤回', 'Take back')} />
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      {asking === 'correct' && (
        <FormDialog
          title={say('申请更正', 'Ask for a correction')}
          form={Correct}
          onSubmit={(body) => correct.run({ body })}
          onClose={() => ask(null)}
        />
      )}
      {asking === 'erase' && (
        <FormDialog
          title={say('申请删除档案', 'Ask for deletion')}
          form={Erase}
          danger
          onSubmit={(body) => erase.run({ body })}
          onClose={() => ask(null)}
        >
          <p>
            <T
              of={say(
                '在职、劳动合同须保存的期限内或有未办结事项的，依法暂不能删除，可先限制使用。',
                'While you are at work, while the contract must be kept, or while something is open, the law holds the file; its use can be limited first.',
              )}
            />
          </p>
        </FormDialog>
      )}
    </Section>
  )
}
