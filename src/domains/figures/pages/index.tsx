import type { CaseAnswer } from '#kernel/process'
import { say } from '#platform/say'
import { AuditOutlined, type Column, definePages, pagesOf, ReloadOutlined, Section, TableFor, useAsk } from '#ui'
import { ConflictClaims, ConflictPapers, type PrintingPaper } from '../model/index.ts'
import { conflictProcess } from '../process.ts'
import { CheckPage } from './check.tsx'
import { beside, Side } from './side.tsx'
import { titles } from './titles.ts'

const printing = say('引用了这些数的文稿', 'Papers that print these figures')

const paperColumns: readonly Column<PrintingPaper>[] = [
  { key: 'title', label: say('文稿', 'Paper'), width: 320 },
  { key: 'stateLabel', label: say('状态', 'State'), kind: 'state' },
]

/** The figures a conflict is between, and the papers that would print them. */
function Figures({ of }: { of: CaseAnswer }) {
  const params = { regionId: of.regionId, id: of.id }
  const { data } = useAsk(ConflictClaims, { params })
  const papers = useAsk(ConflictPapers, { params })
  return (
    <>
      <Section title={beside}>
        <Side claims={data} />
      </Section>
      {(papers.data?.length ?? 0) > 0 && (
        <Section title={printing}>
          <TableFor
            caption={printing}
            columns={paperColumns}
            rows={papers.data}
            rowKey={(row) => row.id}
            link={(row) => row.page}
          />
        </Section>
      )}
    </>
  )
}

export const pages = {
  ...definePages({
    '/figures/check': {
      title: titles.check,
      needs: 'conflict.read',
      menu: { group: 'figures', order: 52, icon: <AuditOutlined /> },
      page: CheckPage,
    },
  }),
  ...pagesOf(conflictProcess, {
    path: '/figures/conflicts',
    title: titles.conflicts,
    menu: { group: 'figures', order: 54, icon: <ReloadOutlined /> },
    begin: null,
    empty: say(
      '没有待核的数据矛盾。在“数据核对”中登记后，由报数单位答复、办公室处理。',
      'No conflict. They come from reconciliation; whoever reported answers, the office settles.',
    ),
    sections: (of) => <Figures of={of} />,
  }),
}
