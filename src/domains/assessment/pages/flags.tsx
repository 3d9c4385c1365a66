import { Button } from 'antd'
import { useState } from 'react'
import { choice, defineForm, longText, optional } from '#kernel/form'
import { say } from '#platform/say'
import { FormDialog, StateTag, T, TableFor, useDo, useSay } from '#ui'
import { type AnswerOfPack, DecideFlags, type Flag, flagKinds, flagPlaces, flagStates } from '../model/index.ts'

const texts = {
  settle: say('处理', 'Settle'),
  some: (n: number) => say(`处理所选 ${n} 条`, `Settle ${n} picked`),
  open: (n: number) => say(`还有 ${n} 条待处理；全部处理后自动打包。`, `${n} still open; packing begins when none is.`),
  reason: say('不附或保留须写明理由，记入日志。', 'Leaving out and keeping need a reason, which the journal keeps.'),
}

const settling = defineForm({
  decision: choice(say('处理方式', 'What is done'), [
    { value: 'masked', label: say('遮盖（文件名、文字和纯文本由系统遮盖）', 'Mask: names, words and plain text') },
    { value: 'withdrawn', label: say('不附该材料', 'Leave the file out') },
    { value: 'kept', label: say('保留（已核对，确有必要）', 'Keep: looked at, and needed') },
  ]),
  reason: optional(longText(say('理由', 'Reason'), { max: 500, hint: texts.reason })),
})

interface Props {
  of: AnswerOfPack
  params: { regionId: number; id: string }
}

/** What was found about persons, and what is done about it, one by one or many at once. */
export function Flags({ of, params }: Props) {
  const [keys, pick] = useState<string[]>([])
  const [chosen, choose] = useState<string[] | null>(null)
  const deciding = useDo(DecideFlags)
  const toSay = useSay()
  const open = of.flags.filter(({ state }) => state === 'open').length
  const first = of.flags.find(({ id }) => id === chosen?.[0])
  return (
    <>
      {open > 0 && (
        <p className="a-missing" role="status">
          <T of={texts.open(open)} />
        </p>
      )}
      {of.mayMake && keys.length > 0 && (
        <div className="g-batch" role="status">
          <Button onClick={() => choose(keys)}>{toSay(texts.some(keys.length))}</Button>
        </div>
      )}
      <TableFor
        caption={say('个人信息提示', 'Personal data found')}
        rows={of.flags}
        rowKey={(flag) => flag.id}
        {...(of.mayMake && { selection: { keys, onChange: pick } })}
        rowActions={
          of.mayMake
            ? (flag) => (
                <Button size="small" onClick={() => choose([flag.id])}>
                  {toSay(texts.settle)}
                </Button>
              )
            : undefined
        }
        columns={columns}
      />
      {chosen && (
        <FormDialog
          title={texts.settle}
          form={settling}
          start={{ decision: first?.maskable ? 'masked' : 'withdrawn' }}
          onSubmit={async (body) => {
            await deciding.run({ params, body: { ids: chosen, ...body } })
            pick([])
          }}
          onClose={() => choose(null)}
        />
      )}
    </>
  )
}

const columns = [
  { key: 'about', label: say('材料或条目', 'File or item'), width: 220 },
  { key: 'place', label: say('位置', 'Where'), kind: 'say' as const, value: ({ place }: Flag) => flagPlaces[place] },
  { key: 'kind', label: say('内容', 'What'), kind: 'say' as const, value: ({ kind }: Flag) => flagKinds[kind] },
  { key: 'sample', label: say('样例（已遮盖）', 'Sample, masked') },
  { key: 'count', label: say('处数', 'Count'), kind: 'number' as const },
  {
    key: 'state',
    label: say('状态', 'State'),
    render: ({ state }: Flag) => (
      <StateTag closed={state !== 'open'}>
        <T of={flagStates[state]} />
      </StateTag>
    ),
  },
  { key: 'reason', label: say('理由', 'Reason'), width: 160 },
]
