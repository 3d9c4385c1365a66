import { exportOf } from '#kernel/export'
import { FindUnits, GetUnit } from '#kernel/org'
import type { AnswerOf } from '#platform/endpoint'
import { say } from '#platform/say'
import {
  Asked,
  type Column,
  DateInput,
  ExportButton,
  Fact,
  Facts,
  formatDate,
  may,
  Page,
  type RowOf,
  Section,
  T,
  TableFor,
  To,
  useAsk,
  useFilters,
} from '#ui'
import * as titles from '../titles.ts'
import { UnitDeeds } from './deeds.tsx'
import { Events, Versions } from './history.tsx'
import { Holders } from './holders.tsx'

type Shown = AnswerOf<typeof GetUnit>

/** The version that held on a day. */
const versionOn = (of: Shown, on: string | undefined) =>
  of.versions.findLast((v) => !on || (v.validFrom <= on && (v.validTo === null || v.validTo > on)))

/** A unit: today, or as it was on a day; how it came to be; who holds posts there. */
export default function UnitPage({ id }: { id: string }) {
  const asked = useAsk(GetUnit, { params: { id } })
  return <Asked of={asked}>{(of) => <Shown of={of} />}</Asked>
}

function Shown({ of }: { of: Shown }) {
  const [filter, setFilter] = useFilters()
  const { on } = filter
  const { unit } = of
  const version = versionOn(of, on)
  return (
    <Page
      title={version?.name ?? unit.name}
      subtitle={<T of={unit.kindLabel} />}
      breadcrumbs={[{ label: titles.org, to: `/org${on ? `?on=${on}` : ''}` }]}
      actions={
        <>
          <To to={`/org/tree?from=${unit.id}`}>
            <T of={titles.orgTree} />
          </To>
          <ExportButton of={exportOf(FindUnits)} query={{ within: unit.id, ...(on ? { on } : {}) }} />
          {may('org.manage') && unit.validTo === null && !on && <UnitDeeds unit={unit} />}
        </>
      }
    >
      <div className="a-row">
        <label htmlFor="unit-on">
          <T of={say('按此日期显示', 'As of')} />
          <DateInput id="unit-on" value={on ?? null} onChange={(day) => setFilter(day ? { on: day } : {})} />
        </label>
      </div>
      {!version && (
        <p role="status">
          <T of={say(`该单位在 ${on} 尚未设立或已撤销。`, `This unit did not exist on ${on}.`)} />
        </p>
      )}
      <div className="g-panel">
        <UnitFacts of={of} version={version} />
      </div>
      <Below id={unit.id} on={on} />
      <Holders unitId={unit.id} on={on} />
      <Versions of={of.versions} />
      <Events of={of.events} />
    </Page>
  )
}

function UnitFacts({ of, version }: { of: Shown; version: Shown['versions'][number] | undefined }) {
  const { unit } = of
  const shown = version ?? of.versions.at(-1)
  return (
    <Facts>
      <Fact label={say('简称', 'Short name')}>{shown?.shortName ?? '—'}</Fact>
      <Fact label={say('行政区划', 'Region')}>
        {of.regionName && <T of={of.regionName} />} {shown?.regionId}
      </Fact>
      <Fact label={say('上级单位', 'Above')}>
        {shown?.parentId ? <To to={`/org/${shown.parentId}`}>{shown.parentName}</To> : '—'}
      </Fact>
      <Fact label={say('产业上级', 'Above in the industrial tree')}>{shown?.industrialParentName ?? '—'}</Fact>
      <Fact label={say('统一社会信用代码', 'Credit code')}>{unit.uscc ?? '—'}</Fact>
      <Fact label={say('设立', 'Since')}>{formatDate(unit.validFrom)}</Fact>
      {unit.validTo && <Fact label={say('撤销', 'Ended')}>{formatDate(unit.validTo)}</Fact>}
      {of.succeededBy.length > 0 && (
        <Fact label={say('承接单位', 'Succeeded by')}>
          {of.succeededBy.map((heir) => (
            <To key={heir.id} to={`/org/${heir.id}`}>
              {heir.name}
            </To>
          ))}
        </Fact>
      )}
    </Facts>
  )
}

const columns: readonly Column<RowOf<typeof FindUnits>>[] = [
  { key: 'name', label: say('单位', 'Unit'), width: 200 },
  { key: 'kindLabel', label: say('类型', 'Kind'), kind: 'say' },
  { key: 'children', label: say('下级', 'Below'), kind: 'number' },
]

function Below({ id, on }: { id: number; on: string | undefined }) {
  const asked = useAsk(FindUnits, { query: { parentId: id, size: 200, ...(on ? { on } : {}) } })
  const title = say('下级单位', 'Units below')
  return (
    <Section title={title}>
      <Asked of={asked}>
        {({ rows, total }) => (
          <>
            <TableFor
              caption={title}
              columns={columns}
              rows={rows}
              rowKey={(row) => String(row.id)}
              link={(row) => `/org/${row.id}${on ? `?on=${on}` : ''}`}
              empty={<T of={say('没有下级单位。', 'No units below.')} />}
            />
            {total > rows.length && (
              <To to={`/org?parentId=${id}`}>
                <T of={say(`查看全部 ${total} 个`, `See all ${total}`)} />
              </To>
            )}
          </>
        )}
      </Asked>
    </Section>
  )
}
