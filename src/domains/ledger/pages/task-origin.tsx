import type { AnswerOf } from '#platform/endpoint'
import { say } from '#platform/say'
import { Fact, Facts, Section, sayTarget, T, To } from '#ui'
import type { GetTask } from '../model/index.ts'
import { Owners } from './item-cells.tsx'
import { pageOfPlace } from './words.ts'

type Item = NonNullable<AnswerOf<typeof GetTask>['item']>

const labels = {
  origin: say('任务来源', 'Where the task comes from'),
  ledger: say('工作要点', 'Work points'),
  item: say('要点任务', 'Item'),
  leads: say('牵头单位', 'Lead'),
  joints: say('配合单位', 'Joins'),
  due: say('要点时限', "The item's term"),
  targets: say('要点目标', "The item's targets"),
  clause: say('条款出处', 'Clause'),
  words: say('条款原文', "Clause's own words"),
}

/**
 * The work point behind a task, with its clause: read only, also for those to whom it was broken down. The clause's words are
 * repeated only where the task has others.
 */
export function TaskOrigin({ of, words }: { of: Item; words: unknown }) {
  return (
    <Section title={labels.origin}>
      <Facts>
        <Fact label={labels.ledger}>
          <To to={`/ledger/items?pointsId=${of.pointsId}`}>{of.pointsTitle}</To>
        </Fact>
        <Fact label={labels.item}>
          <T of={say(`第 ${of.no} 项：${of.title}`, `No. ${of.no}: ${of.title}`)} />
        </Fact>
        <Fact label={labels.leads}>
          <Owners of={of.leads} />
        </Fact>
        <Fact label={labels.joints}>
          <Owners of={of.joints} />
        </Fact>
        {of.dueOn && <Fact label={labels.due}>{of.dueOn}</Fact>}
        {of.targets.length > 0 && (
          <Fact label={labels.targets}>
            {of.targets.map((target) => (
              <div key={target.noun}>
                <T of={sayTarget(target)} />
              </div>
            ))}
          </Fact>
        )}
        {of.place && (
          <Fact label={labels.clause}>
            <To to={pageOfPlace(of.place)}>
              {of.place.title} {of.place.number}
            </To>
          </Fact>
        )}
        {of.words && of.words !== words && (
          <Fact label={labels.words} wide>
            <p className="g-text">{of.words}</p>
          </Fact>
        )}
      </Facts>
    </Section>
  )
}
