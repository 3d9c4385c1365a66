import { Button } from 'antd'
import { useState } from 'react'
import type { EditionRow } from '#kernel/edition'
import { choice, date, defineForm, longText, optional } from '#kernel/form'
import { ListCases } from '#kernel/process'
import { say } from '#platform/say'
import {
  columnsFor,
  FormDialog,
  ListPage,
  may,
  openUnlessState,
  PlusOutlined,
  pageOfCase,
  T,
  To,
  useAsk,
  useDo,
  useGo,
} from '#ui'
import { ListSchemes, StartAssessment } from '../model/index.ts'
import { assessmentProcess } from '../process/index.ts'
import { pathOf, titles } from './words.ts'

const texts = {
  start: say('启动迎考', 'Begin an assessment'),
  none: say('请先施行一个考核框架', 'Put a scheme in force first'),
  kept: say('启动后锁定该版本', 'The assessment keeps this version'),
}
const which = [
  { value: 'open', label: say('办理中', 'Open') },
  { value: 'closed', label: say('已办结', 'Closed') },
  { value: 'all', label: say('全部', 'All') },
]

/** The newest first: a scheme of this year stands before that of the last, whatever they are called. */
const newestFirst = (a: EditionRow, b: EditionRow) =>
  b.year - a.year || (b.inForceOn ?? '').localeCompare(a.inForceOn ?? '') || b.version - a.version

function Start({ schemes }: { schemes: readonly EditionRow[] }) {
  const [open, setOpen] = useState(false)
  const starting = useDo(StartAssessment)
  const go = useGo()
  const form = defineForm({
    schemeId: choice(
      titles.scheme,
      schemes.map(({ id, name, year, version }) => ({
        value: id,
        label: say(`${name}（${year}年，第${version}版）`, `${name}, ${year}, version ${version}`),
      })),
      { hint: texts.kept },
    ),
    submitBy: date(say('报送期限', 'To be submitted by')),
    note: optional(longText(say('考核实施方案要点', 'Points of the plan'), { max: 2000 })),
  })
  return (
    <>
      <Button type="primary" icon={<PlusOutlined />} disabled={schemes.length === 0} onClick={() => setOpen(true)}>
        <T of={schemes.length === 0 ? texts.none : texts.start} />
      </Button>
      {open && (
        <FormDialog
          title={texts.start}
          form={form}
          start={{ schemeId: schemes[0]?.id }}
          onSubmit={async (body) => go(pathOf(await starting.run({ body })))}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}

/** Assessments, year by year. */
export function Assessments() {
  const { data: schemes = [] } = useAsk(ListSchemes, {})
  return (
    <ListPage
      title={titles.list}
      subtitle={
        <To to="/assessment/schemes">
          <T of={say('查看考核框架', 'See the schemes')} />
        </To>
      }
      list={ListCases}
      fixed={{ query: { process: 'assessment' } }}
      columns={columnsFor(assessmentProcess as never)}
      rowKey={(row) => row.id}
      link={pageOfCase}
      filters={[{ name: 'open', kind: 'choice', label: say('范围', 'Show'), choices: which, unset: openUnlessState }]}
      empty={
        <T
          of={say(
            '没有在办的迎考。先施行考核框架，再启动当年迎考，各项会自动布置到责任单位。',
            'No assessment is under way. Put a scheme in force, then begin the year: every item goes to its unit.',
          )}
        />
      }
      actions={
        may('assessment.manage') && (
          <Start schemes={schemes.filter(({ state }) => state === 'in-force').sort(newestFirst)} />
        )
      }
    />
  )
}
