import type { PlaceAnswer } from '#kernel/form'
import type { AnyProcess, CaseAnswer } from '#kernel/process'
import type { AnswerOf } from '#platform/endpoint'
import { say } from '#platform/say'
import { Asked, CasePage, Fact, Light, Section, T, To, useAsk } from '#ui'
import { GetTask } from '../model/index.ts'
import { taskProcess } from '../process.ts'
import { BreakDownButton } from './break-down.tsx'
import { TaskOrigin } from './task-origin.tsx'
import { pageOfPlace, titles } from './words.ts'

type Known = AnswerOf<typeof GetTask>

/** A task: the clause it comes from, how it stands, who takes part, what lies below it. */
export function TaskPage({ regionId, id }: { regionId: string; id: string }) {
  const known = useAsk(GetTask, { params: { regionId, id } })
  return (
    <CasePage
      regionId={regionId}
      id={id}
      process={taskProcess as unknown as AnyProcess}
      breadcrumbs={[{ label: titles.tasks, to: '/ledger/tasks' }]}
      actions={(of) => known.data && <BreakDownButton of={of} known={known.data.breakDown} />}
      facts={(of) => <TaskFacts of={of} />}
    >
      {({ answers }) => (
        <Asked of={known}>
          {({ item, liaisons }) => (
            <>
              {item && <TaskOrigin of={item} words={answers.words} />}
              <Liaisons of={liaisons} />
            </>
          )}
        </Asked>
      )}
    </CasePage>
  )
}

function TaskFacts({ of }: { of: CaseAnswer }) {
  const place = of.answers.place as PlaceAnswer | null | undefined
  return (
    <>
      {of.light && (
        <Fact label={say('灯色', 'Light')}>
          <Light of={of.light} reason={of.lightWhy} />
        </Fact>
      )}
      {of.progress !== null && <Fact label={say('进度', 'Progress')}>{of.progress}%</Fact>}
      {place && (
        <Fact label={say('条款出处', 'Clause')}>
          <To to={pageOfPlace(place)}>
            {place.title} {place.number}
          </To>
        </Fact>
      )}
    </>
  )
}

function Liaisons({ of }: { of: Known['liaisons'] }) {
  return (
    <Section title={say('联络员', 'Liaison officers')}>
      {of.length === 0 ? (
        <T of={say('相关单位尚未明确联络员。', 'The units have not named a liaison officer.')} />
      ) : (
        <ul>
          {of.map((one) => (
            <li key={`${one.unitId}${one.name}`}>
              {one.unitName}
              <T of={say('：', ': ')} />
              {one.name}
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
