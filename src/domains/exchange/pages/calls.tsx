import { say } from '#platform/say'
import { type Column, ListPage, type RowOf, T } from '#ui'
import { ListCalls, operations } from '../model/index.ts'
import { labelIn, sayFields, texts } from './words.ts'

type Row = RowOf<typeof ListCalls>

const endings: Readonly<Record<string, ReturnType<typeof say>>> = {
  'not-agreed': say('协议不允许', 'Not allowed'),
  'not-shared': say('未提供', 'Not shared'),
  'call-quota': say('超过单次上限', 'Over a call’s quota'),
  'day-quota': say('超过每日上限', 'Over the day’s quota'),
}

const outcomes = [
  { value: 'good', label: say('已办理', 'Answered') },
  { value: 'refused', label: say('被拒绝', 'Refused') },
]

const timeOf = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' })

const columns: readonly Column<Row>[] = [
  { key: 'at', label: say('时间', 'When'), value: (row) => timeOf.format(new Date(row.at)), width: 150 },
  { key: 'partner', label: say('调用方', 'Caller'), width: 150 },
  { key: 'purpose', label: say('用途', 'Purpose'), width: 110 },
  {
    key: 'operation',
    label: say('操作', 'Operation'),
    kind: 'say',
    value: (row) => labelIn(operations, row.operation),
    width: 88,
  },
  { key: 'fields', label: say('字段或内容', 'Fields'), kind: 'say', value: (row) => sayFields(row.fields), width: 170 },
  { key: 'asked', label: say('请求', 'Asked'), measure: say('人次', 'people'), kind: 'number' },
  { key: 'found', label: say('提供或登记', 'Given'), measure: say('人次', 'people'), kind: 'number' },
  {
    key: 'status',
    label: say('结果', 'How it ended'),
    kind: 'state',
    value: (row) =>
      row.status < 400 ? say('已办理', 'Answered') : (endings[row.rule ?? ''] ?? say('有误', 'Something was wrong')),
  },
  { key: 'address', label: say('网络地址', 'Address'), wideOnly: true },
]

/** Every call, also those that were refused. */
export function CallsPage() {
  return (
    <ListPage
      title={texts.calls}
      breadcrumbs={[{ label: texts.agreements, to: '/exchange' }]}
      list={ListCalls}
      columns={columns}
      rowKey={(row) => row.id}
      link={(row) => `/exchange/${row.regionId}/${row.agreementId}`}
      search={say('调用方或用途', 'Caller or purpose')}
      filters={[
        { name: 'outcome', kind: 'choice', label: say('结果', 'How it ended'), choices: outcomes },
        { name: 'from', kind: 'date', label: say('起', 'From') },
        { name: 'to', kind: 'date', label: say('止', 'Until') },
      ]}
      empty={
        <T
          of={say(
            '还没有调用。协议生效后发放客户端凭据，对方即可按接口说明调用。',
            'No calls yet. Once an agreement is in force, give out credentials; the partner can then call.',
          )}
        />
      }
    />
  )
}
