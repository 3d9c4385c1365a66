import { ProfileOutlined } from '@ant-design/icons'
import { type CaseAnswer, ListCases } from '#kernel/process'
import { say } from '#platform/say'
import { CaseTable, pagesOf, Section, T, TableFor, To, useAsk } from '#ui'
import { proofs } from './model.ts'
import { handoverProcess } from './process/handover.ts'
import { dutyListProcess } from './process/list.ts'
import { performanceProcess } from './process/performance.ts'
import { type Counted, nameOf } from './rules.ts'

const counted = say('系统统计（无需填写）', 'Counted by the product (nothing to type)')

function CountedWork({ of }: { of: CaseAnswer }) {
  const wanted = ((of.answers.duties as { duty: string; proof: string }[] | undefined) ?? []).filter(
    ({ proof }) => proof !== 'typed',
  )
  const found = (of.facts.counted as Counted[] | undefined) ?? []
  const rows = wanted.map(({ duty, proof }) => ({ duty, ...(found.find((one) => one.proof === proof) ?? null) }))
  return (
    <Section title={counted}>
      <TableFor
        caption={counted}
        columns={[
          { key: 'duty', label: say('应做什么', 'Duty'), width: 220 },
          {
            key: 'proof',
            label: say('统计内容', 'What is counted'),
            value: (row) => proofs.find(({ value }) => value === row.proof)?.label,
          },
          { key: 'all', label: say('应办', 'To do'), kind: 'number' },
          { key: 'done', label: say('已办', 'Done'), kind: 'number' },
          { key: 'late', label: say('逾期未办', 'Late'), kind: 'number' },
        ]}
        rows={rows}
        rowKey={(row) => row.duty}
        empty={<T of={say('清单中没有系统能统计的事项。', 'The list has nothing that can be counted.')} />}
      />
    </Section>
  )
}

const open = say('本单位未办结事项', 'What is open at this unit')

/** Everything the newcomer takes over. */
function OpenWork({ of }: { of: CaseAnswer }) {
  const { data } = useAsk(ListCases, { query: { unitId: of.unitId, open: 'open', size: 100 } })
  const rows = data?.rows.filter((row) => row.id !== of.id)
  return (
    <Section title={open}>
      <CaseTable caption={open} rows={rows} empty={<T of={say('没有未办结的事项。', 'Nothing is open.')} />} />
    </Section>
  )
}

export const pages = {
  ...pagesOf(performanceProcess, {
    path: '/duties',
    title: say('履职情况', 'Performance of duties'),
    menu: { group: 'conference', order: 30, icon: <ProfileOutlined />, label: say('履职情况', 'Duties') },
    subtitle: (
      <>
        <To to="/duties/lists">
          <T of={say('查看履职清单', 'See duty lists')} />
        </To>{' '}
        <To to="/duties/handovers">
          <T of={say('查看工作交接', 'See handovers')} />
        </To>
      </>
    ),
    empty: say(
      '没有履职报告。清单确认后，由办公室在清单页上发起。',
      'Nothing yet. Once a list is confirmed, the office asks for it on the list’s page.',
    ),
    begin: null,
    sections: (of) => <CountedWork of={of} />,
  }),
  ...pagesOf(dutyListProcess, {
    path: '/duties/lists',
    title: say('履职清单', 'Duty lists'),
    empty: say('没有履职清单。五类主体各拟一份。', 'No lists. Each of the five kinds of actor needs one.'),
    beginLabel: say('拟订履职清单', 'Draw up a list'),
    asksPeriod: true,
  }),
  ...pagesOf(handoverProcess, {
    path: '/duties/handovers',
    title: say('工作交接', 'Handovers'),
    empty: say(
      '没有交接。联络员变动时，由移交人或单位发起。',
      'No handovers. Whoever leaves, or the unit, begins one.',
    ),
    heading: (answers) => `工作交接：${nameOf(answers.from)}交${nameOf(answers.to)}`,
    sections: (of) => <OpenWork of={of} />,
  }),
}
