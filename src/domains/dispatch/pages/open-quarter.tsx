import { Alert, Button, Modal } from 'antd'
import { useState } from 'react'
import { dateInChina, periodKey, periodOf } from '#kernel/calendar'
import { defineForm, longText, optional, period } from '#kernel/form'
import { say } from '#platform/say'
import {
  Asked,
  DueDate,
  Fact,
  Facts,
  FormFor,
  PlusOutlined,
  ProblemBox,
  RefusalList,
  T,
  To,
  useAsk,
  useDo,
  useForm,
  useGo,
  useSay,
  words,
} from '#ui'
import { OpenRound, PreviewRound, type RoundPreview } from '../model/index.ts'

const form = defineForm({
  period: period(say('调度季度', 'Quarter')),
  note: optional(
    longText(say('调度要求', 'Note to the units'), {
      max: 2000,
      hint: say('各责任单位在填报时可以看到', 'Every unit asked can read it'),
    }),
  ),
})

const texts = {
  open: say('开启季度调度', 'Open a quarter'),
  dueOn: say('报送期限', 'Reports due'),
  checkOn: say('核查期限', 'Checked by'),
  bulletinOn: say('通报期限', 'Bulletin by'),
  asks: say('本次将要求填报', 'Will ask for'),
  cannot: say('现在不能开启', 'It cannot be opened now'),
  there: say('去该季度的看板', 'Go to that quarter'),
  how: say('点日期可查看逐日推算', 'Press a date to see how it was reckoned'),
}

/** The present quarter; where it is open already, the dialog says so and leads there. */
const usualPeriod = (): string => periodKey(periodOf(dateInChina(new Date()), 'quarter'))

function Preview({ of }: { of: RoundPreview }) {
  const asks = say(
    `${of.units} 个单位、${of.tasks} 项任务，共 ${of.fields} 个填报项（带出后只需核对）`,
    `${of.tasks} tasks of ${of.units} units, ${of.fields} fields in all; what is known comes filled in`,
  )
  return (
    <>
      <Facts>
        {(['dueOn', 'checkOn', 'bulletinOn'] as const).map((name) => (
          <Fact key={name} label={texts[name]}>
            <DueDate on={of[name].date} due={of[name]} />
          </Fact>
        ))}
        <Fact label={texts.asks} wide>
          <T of={asks} />
        </Fact>
      </Facts>
      <p className="g-hint">
        <T of={of.dueOn.words} /> <T of={texts.how} />
      </p>
      {of.refusals.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={<T of={texts.cannot} />}
          description={
            <>
              <RefusalList refusals={of.refusals} />
              {of.there && (
                <To to={of.there}>
                  <T of={texts.there} />
                </To>
              )}
            </>
          }
        />
      )}
    </>
  )
}

function OpenDialog({ onClose }: { onClose(): void }) {
  const toSay = useSay()
  const go = useGo()
  const f = useForm(form, { start: { period: usualPeriod() } })
  const chosen = String(f.value.period ?? '')
  const isQuarter = /^\d{4}-Q[1-4]$/.test(chosen)
  const preview = useAsk(PreviewRound, { query: { period: chosen } }, { skip: !isQuarter })
  const open = useDo(OpenRound)
  const send = () =>
    f.submit(async (answers) => {
      const made = await open.run({ body: { period: answers.period, note: answers.note ?? null } })
      onClose()
      go(`/dispatch/rounds/${made.regionId}/${made.id}`)
    })
  const isReady = isQuarter && preview.data?.refusals.length === 0
  return (
    <Modal
      open
      width={720}
      title={toSay(texts.open)}
      okText={toSay(texts.open)}
      okButtonProps={{ disabled: !isReady }}
      cancelText={toSay(words.cancel)}
      confirmLoading={f.busy}
      onOk={() => void send()}
      onCancel={onClose}
    >
      <ProblemBox problem={f.problem} />
      <FormFor {...f.props} autoFocus />
      {isQuarter ? (
        <Asked of={preview}>{(answer) => <Preview of={answer} />}</Asked>
      ) : (
        <p className="g-hint">
          <T of={say('请选择一个季度。', 'Choose a quarter.')} />
        </p>
      )}
    </Modal>
  )
}

/** Opens a quarter; the dialog first shows how its dates are reckoned and how much it asks. */
export function OpenQuarter() {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen(true)}>
        <T of={texts.open} />
      </Button>
      {isOpen && <OpenDialog onClose={() => setOpen(false)} />}
    </>
  )
}
