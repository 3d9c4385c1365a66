import { say } from '#platform/say'
import { Asked, Page, T, useAsk } from '#ui'
import { ListDifferences } from '../model/index.ts'
import { DifferenceCard } from './difference-card.tsx'
import { titles } from './words.ts'

/** What a revised document would change, one by one, to confirm or to leave. */
export function Differences({ id }: { id: string }) {
  return (
    <Asked of={useAsk(ListDifferences, { params: { id } })}>
      {({ points, rows }) => {
        const waiting = rows.filter((row) => row.state === 'pending')
        const decided = rows.filter((row) => row.state !== 'pending')
        return (
          <Page
            title={titles.differences}
            subtitle={points.title}
            breadcrumbs={[
              { label: titles.years, to: '/ledger' },
              { label: points.title, to: `/ledger/items?pointsId=${points.id}` },
            ]}
          >
            <p role="status">
              <T
                of={
                  waiting.length > 0
                    ? say(
                        `${waiting.length} 处变化待确认。台账在确认前不变。`,
                        `${waiting.length} wait. The ledger stays as it is until they are confirmed.`,
                      )
                    : say('没有待确认的变化。', 'Nothing waits.')
                }
              />
            </p>
            {[...waiting, ...decided].map((row) => (
              <DifferenceCard key={row.id} of={row} />
            ))}
          </Page>
        )
      }}
    </Asked>
  )
}
