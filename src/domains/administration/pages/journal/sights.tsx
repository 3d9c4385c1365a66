import { type Way, ways } from '#kernel/sight'
import { say } from '#platform/say'
import { type Column, ListPage, T } from '#ui'
import { ListSights, type SightLine } from '../../model/index.ts'
import * as titles from '../titles.ts'

const wayLabel = (way: Way) => ways.find(({ value }) => value === way)?.label

const columns: readonly Column<SightLine>[] = [
  { key: 'personName', label: say('查阅人', 'Who') },
  { key: 'at', label: say('时间', 'At'), kind: 'date' },
  { key: 'unitName', label: say('单位', 'Unit') },
  { key: 'way', label: say('方式', 'How'), value: (row) => wayLabel(row.way) },
  { key: 'purpose', label: say('用途', 'What for'), kind: 'say', width: 160 },
  { key: 'reason', label: say('理由', 'Reason'), width: 160, ifAny: true },
  { key: 'fields', label: say('完整显示的字段', 'Shown whole'), value: (row) => row.fields.join('、'), ifAny: true },
  { key: 'count', label: say('人数', 'People'), kind: 'number' },
]

/** Who looked at files of people; to look here is itself written into the journal. */
export default function Sights() {
  return (
    <ListPage
      title={titles.sights}
      subtitle={
        <T
          of={say(
            '每次查看职工档案都在此留痕。查阅本页同样记入操作日志。',
            'Every look at a worker’s file is kept here. Reading this page goes into the journal, too.',
          )}
        />
      }
      breadcrumbs={[{ label: titles.journal, to: '/audit' }]}
      list={ListSights}
      columns={columns}
      rowKey={(row) => row.id}
      search={say('查阅人、单位或理由', 'Who, unit or reason')}
      filters={[
        { name: 'unitId', kind: 'unit', label: say('查阅人单位（含下级）', 'Unit of who looked, and below') },
        { name: 'way', kind: 'choice', label: say('方式', 'How'), choices: ways },
        { name: 'from', kind: 'date', label: say('自', 'From') },
        { name: 'to', kind: 'date', label: say('至', 'Until') },
      ]}
      empty={
        <T
          of={say(
            '还没有人查阅过职工档案。查阅后逐次列在这里。',
            'Nobody has looked at a file yet; each look will be here.',
          )}
        />
      }
    />
  )
}
