import { ListIndicators } from '#kernel/indicator'
import type { CaseAnswer } from '#kernel/process'
import { join, say } from '#platform/say'
import { CasePage, Fact, Light, sayTarget, T, useAsk } from '#ui'
import { ListLights } from '../model/index.ts'
import { reportProcess } from '../process/report.ts'
import type { Prefill } from '../rules/index.ts'
import { BesideLast } from './beside-last.tsx'
import { LightHistory } from './light-history.tsx'
import { titles } from './words.ts'

/** What the server knows of the report's task, as the case's facts carry it. */
const knowledgeOf = (of: CaseAnswer) => of.facts as unknown as Prefill

const percent = (value: number | null | undefined) => (value === null || value === undefined ? '—' : `${value}%`)

function Knowledge({ of }: { of: CaseAnswer }) {
  const { planned, asOf, due, targets, burden, verdict } = knowledgeOf(of)
  const actual = typeof of.answers.progress === 'number' ? of.answers.progress : null
  const light = of.light ? { light: of.light, why: of.lightWhy } : verdict
  const isProvisional = !of.light && verdict !== null
  return (
    <>
      <Fact label={join(say('计划进度（截至 ', 'Planned (as of '), asOf, say('）', ')'))}>{percent(planned)}</Fact>
      <Fact label={say('实际进度', 'Actual')}>{percent(actual)}</Fact>
      <Fact label={say('任务完成时限', 'Task ends on')}>{due ?? '—'}</Fact>
      {light && (
        <Fact
          label={
            isProvisional ? say('灯色（待核查，按所报进度推算）', 'Light (not checked yet)') : say('灯色', 'Light')
          }
        >
          <Light of={light.light} reason={light.why} />
        </Fact>
      )}
      {of.worst && (
        <Fact label={say('本季最差灯色', 'Worst of the quarter')}>
          <Light of={of.worst} />
        </Fact>
      )}
      <Fact label={say('填报负担', 'Burden')}>
        <T
          of={say(
            `应填 ${burden.asked} 项，已带出 ${burden.filled} 项，重复询问 ${burden.again} 项；本年第 ${burden.times} 次`,
            `${burden.asked} fields asked, ${burden.filled} filled in, ${burden.again} asked again; time ${burden.times} this year`,
          )}
        />
      </Fact>
      {light?.why && (
        <Fact label={say('灯色怎样算出', 'How the light was reckoned')} wide>
          <T of={light.why} />
        </Fact>
      )}
      {targets.length > 0 && (
        <Fact label={say('任务量化目标', 'Targets of the task')} wide>
          {targets.map((target) => (
            <div key={`${target.noun}${target.value}`}>
              <T of={sayTarget(target)} />
            </div>
          ))}
        </Fact>
      )}
    </>
  )
}

/** A report: pre-filled form, last quarter beside this one, plan against progress, the light's arithmetic, the burden. */
export function ReportPage({ regionId, id }: { regionId: string; id: string }) {
  const indicators = useAsk(ListIndicators, { query: {} })
  const lights = useAsk(ListLights, { params: { regionId, id } })
  return (
    <CasePage
      regionId={regionId}
      id={id}
      process={reportProcess}
      breadcrumbs={[{ label: titles.reports, to: '/dispatch/reports' }]}
      {...(indicators.data && { indicators: indicators.data })}
      facts={(of) => <Knowledge of={of} />}
    >
      {(of) => (
        <>
          <BesideLast of={of} known={knowledgeOf(of)} />
          {lights.data && lights.data.length > 0 && <LightHistory rows={lights.data} />}
        </>
      )}
    </CasePage>
  )
}
