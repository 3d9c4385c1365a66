import { Button } from 'antd'
import type { AnyProcess } from '#kernel/process'
import { join, say } from '#platform/say'
import { Asked, CasePage, Fact, Facts, ProblemBox, ReloadOutlined, Section, T, To, useAsk, useDo } from '#ui'
import { GetSheet, grades, RefreshFigures, type Sheet } from '../model/index.ts'
import { evaluationProcess } from '../process/index.ts'
import { Line, placeOf } from './line.tsx'
import type { At } from './line-dialogs.tsx'
import { labels, sayPoints, titles } from './words.ts'

const texts = {
  extras: say('加分、扣分、一票否决', 'Bonus, deduction, veto'),
  sheet: say('评分表', 'Sheet'),
  blocked: (keys: readonly string[]) =>
    say(
      `${keys.join('、')} 未报，暂不汇总（未报不等于零分）`,
      `${keys.join(', ')}: not reported; no total yet (missing is not nought)`,
    ),
  unanswered: (n: number) => say(`还有 ${n} 项未自评：`, `${n} items are not answered yet: `),
  undecided: (n: number) => say(`还有 ${n} 项未复核：`, `${n} items are not reviewed yet: `),
  refresh: say('重新带出数据', 'Take up figures anew'),
  hint: say(
    '点开任一项可看：计分规则和版本、数据来源、佐证及有效期、经办人、怎样得满分。',
    'Open any item for its rule and version, figures, evidence and its term, who decided, and what would have earned the rest.',
  ),
}

function Refresh({ at }: { at: At }) {
  const refreshing = useDo(RefreshFigures)
  const run = () => refreshing.run({ params: { regionId: at.regionId, id: at.id } }).catch(() => undefined)
  return (
    <>
      <Button icon={<ReloadOutlined />} loading={refreshing.busy} onClick={() => void run()}>
        <T of={texts.refresh} />
      </Button>
      <ProblemBox problem={refreshing.problem} />
    </>
  )
}

function Total({ of }: { of: Sheet }) {
  return (
    <Facts>
      <Fact label={labels.total}>
        {of.total === null ? (
          <T of={texts.blocked(of.blocking)} />
        ) : (
          <strong>
            <T of={sayPoints(of.total)} />
          </strong>
        )}
      </Fact>
      <Fact label={labels.grade}>{of.grade ? <T of={grades[of.grade]} /> : '—'}</Fact>
      <Fact label={labels.bonus}>
        <T of={sayPoints(of.bonus)} />
      </Fact>
      <Fact label={labels.deduction}>
        <T of={sayPoints(of.deduction)} />
      </Fact>
      <Fact label={titles.system}>
        <To to={`/score/systems/${of.system.id}`}>{`${of.system.name}（第${of.system.version}版）`}</To>
      </Fact>
      <Fact label={titles.round}>
        <To to={`/score/rounds/${of.round.id}`}>{of.round.name}</To>
      </Fact>
    </Facts>
  )
}

/** Opens the item a link leads to: closed, it would hide what is asked. */
function show(item: string): void {
  const place = document.getElementById(placeOf(item))
  if (!(place instanceof HTMLDetailsElement)) return
  place.open = true
  place.scrollIntoView({ block: 'start' })
  place.querySelector('summary')?.focus()
}

/** What still has to be said before the sheet can go on, each a link to its item. */
function StillOpen({ of, unanswered }: { of: Sheet; unanswered: readonly string[] }) {
  const undecided = of.aspects.flatMap((aspect) =>
    aspect.lines.filter((line) => line.undecided).map(({ item }) => item),
  )
  const items = of.may.fill ? unanswered : of.may.review ? undecided : []
  if (items.length === 0) return null
  return (
    <p>
      <T of={of.may.fill ? texts.unanswered(items.length) : texts.undecided(items.length)} />
      {items.map((item) => (
        <a
          key={item}
          className="e-jump"
          href={`#${placeOf(item)}`}
          onClick={(event) => {
            event.preventDefault()
            show(item)
          }}
        >
          {item}
        </a>
      ))}
    </p>
  )
}

interface SheetProps {
  of: Sheet
  regionId: number
  id: string
  unanswered: readonly string[]
}

function SheetOf({ of, regionId, id, unanswered }: SheetProps) {
  const at: At = { regionId, id, sheet: of }
  return (
    <>
      <Section title={texts.sheet} actions={of.may.fill && <Refresh at={at} />}>
        <Total of={of} />
        <StillOpen of={of} unanswered={unanswered} />
        <p className="g-hint">
          <T of={texts.hint} />
        </p>
      </Section>
      {of.aspects.map((aspect) => (
        <Section
          key={aspect.key}
          title={join(
            `${aspect.key} `,
            aspect.label,
            say('　', ' — '),
            sayPoints(aspect.points),
            ' / ',
            sayPoints(aspect.full),
          )}
        >
          {aspect.lines.map((line) => (
            <Line key={line.item} line={line} at={at} />
          ))}
        </Section>
      ))}
      <Section title={texts.extras}>
        {of.extras.map((line) => (
          <Line key={line.item} line={line} at={at} />
        ))}
      </Section>
    </>
  )
}

/** One unit's evaluation: the case, and the sheet on which every point opens to what stands behind it. */
export function EvaluationPage({ regionId, id }: { regionId: string; id: string }) {
  const sheet = useAsk(GetSheet, { params: { regionId: Number(regionId), id } })
  return (
    <CasePage
      regionId={regionId}
      id={id}
      process={evaluationProcess as unknown as AnyProcess}
      breadcrumbs={[
        { label: titles.score, to: '/score' },
        ...(sheet.data ? [{ label: sheet.data.round.name, to: `/score/rounds/${sheet.data.round.id}` }] : []),
      ]}
    >
      {({ facts }) => (
        <Asked of={sheet}>
          {(of) => (
            <SheetOf of={of} regionId={Number(regionId)} id={id} unanswered={(facts.unanswered as string[]) ?? []} />
          )}
        </Asked>
      )}
    </CasePage>
  )
}
