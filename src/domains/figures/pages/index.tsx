import type { CaseAnswer } from '#kernel/process'
import { say } from '#platform/say'
import { AuditOutlined, definePages, pagesOf, ReloadOutlined, Section, useAsk } from '#ui'
import { ConflictClaims } from '../model/index.ts'
import { conflictProcess } from '../process.ts'
import { CheckPage } from './check.tsx'
import { beside, Side } from './side.tsx'
import { titles } from './titles.ts'

/** The figures a conflict is between. */
function Figures({ of }: { of: CaseAnswer }) {
  const { data } = useAsk(ConflictClaims, { params: { regionId: of.regionId, id: of.id } })
  return (
    <Section title={beside}>
      <Side claims={data} />
    </Section>
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
