import { Button } from 'antd'
import { say } from '#platform/say'
import { formatDate, ProblemBox, Section, T, useAsk, useDo } from '#ui'
import { GetMergers, UndoMerger, type WorkerAnswer } from '../model/index.ts'

/** Files that were merged into this one, each with a way back. */
export function Mergers({ of }: { of: WorkerAnswer }) {
  const { data } = useAsk(GetMergers, { params: { regionId: of.regionId, id: of.id } })
  const undo = useDo(UndoMerger)
  if (!data || data.mergers.length === 0) return null
  return (
    <Section title={say('并档记录', 'Mergers')}>
      <ProblemBox problem={undo.problem} />
      <ul className="w-lines">
        {data.mergers.map((one) => (
          <li key={one.id} className="w-line">
            <T of={say(`${one.byName}：${one.reason}`, `${one.byName}: ${one.reason}`)} />{' '}
            {one.undoneAt ? (
              <T of={say('（已撤销）', ' (undone)')} />
            ) : (
              of.mayManage && (
                <Button
                  size="small"
                  loading={undo.busy}
                  onClick={() => void undo.run({ params: { regionId: one.regionId, id: one.id } }).catch(() => null)}
                >
                  <T of={say('撤销并档', 'Undo')} />
                </Button>
              )
            )}{' '}
            <small className="g-hint">{formatDate(one.at)}</small>
          </li>
        ))}
      </ul>
    </Section>
  )
}
