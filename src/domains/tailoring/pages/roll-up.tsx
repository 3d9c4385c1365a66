import { Button, Modal } from 'antd'
import { useState } from 'react'
import { join, type Say, say } from '#platform/say'
import {
  Asked,
  type Column,
  ExportButton,
  Page,
  Section,
  StateTag,
  T,
  TableFor,
  To,
  useAsk,
  useFilters,
  useSay,
} from '#ui'
import { type AnswerOfRollUp, GetRollUp, RollUpSheet } from '../model/index.ts'
import { adoptionProcess } from '../process.ts'
import { covers, labels, titles, whys } from './words.ts'

type Unit = AnswerOfRollUp['units'][number]
type Measure = AnswerOfRollUp['measures'][number]
type Cell = Measure['cells'][number]

/** What a person looks into: one unit over all measures, or one measure over all units. */
interface Look {
  title: Say
  rows: { name: string; cell: Cell }[]
}

const stateOf = (unit: Unit): Say =>
  unit.adoption
    ? (adoptionProcess.states[unit.adoption.state as keyof typeof adoptionProcess.states]?.label ?? say('—', '—'))
    : whys['not-adopted']

function Sign({ of }: { of: Cell }) {
  return (
    <span className="g-whole">
      <span aria-hidden="true">{covers[of.state].sign} </span>
      <T of={whys[of.why]} />
    </span>
  )
}

function Details({ of, onClose }: { of: Look; onClose(): void }) {
  const toSay = useSay()
  return (
    <Modal open title={toSay(of.title)} width={860} footer={null} onCancel={onClose}>
      <TableFor
        caption={of.title}
        rows={of.rows}
        rowKey={(row) => row.name}
        columns={[
          { key: 'name', label: say('名称', 'Name'), width: 220 },
          { key: 'state', label: titles.rollUp, kind: 'state', value: ({ cell }) => covers[cell.state].label },
          { key: 'why', label: say('情况', 'How'), kind: 'say', value: ({ cell }) => whys[cell.why] },
          { key: 'words', label: say('理由或内容', 'Reason or words'), width: 280, value: ({ cell }) => cell.words },
        ]}
      />
    </Modal>
  )
}

function Units({ of, onLook }: { of: AnswerOfRollUp; onLook(look: Look): void }) {
  const title = say('下级单位', 'Units below')
  const look = (unit: Unit) => {
    const at = of.units.indexOf(unit)
    const rows = of.measures.flatMap(({ key, title: name, cells }) => {
      const cell = cells[at]
      return cell ? [{ name: `${key} ${name}`, cell }] : []
    })
    onLook({ title: say(unit.name, unit.name), rows })
  }
  const columns: Column<Unit>[] = [
    { key: 'name', label: labels.unit, width: 200 },
    { key: 'state', label: labels.state, kind: 'state', value: stateOf },
    { key: 'version', label: say('依据版本', 'From edition'), kind: 'number' },
    { key: 'behind', label: say('落后于上级', 'Behind'), kind: 'yes-no' },
    { key: 'covered', label: covers.covered.label, kind: 'number' },
    { key: 'exceeds', label: covers.exceeds.label, kind: 'number' },
    { key: 'misses', label: covers.misses.label, kind: 'number' },
    { key: 'additions', label: say('自增', 'Additions'), kind: 'number' },
  ]
  return (
    <Section title={title}>
      <TableFor
        caption={title}
        rows={of.units}
        rowKey={(row) => String(row.id)}
        link={(row) => row.adoption && `/tailoring/adoptions/${row.adoption.regionId}/${row.adoption.id}`}
        columns={columns}
        rowActions={(row) => (
          <>
            <Button size="small" onClick={() => look(row)}>
              <T of={say('逐条', 'By measure')} />
            </Button>
            {row.below && !of.under && (
              <To to={`/tailoring/frameworks/${of.framework.id}/roll-up?under=${row.id}`}>
                <T of={say('看下一级', 'One level down')} />
              </To>
            )}
          </>
        )}
        empty={<T of={say('没有下级单位采纳此清单。', 'No unit below adopts this list.')} />}
      />
    </Section>
  )
}

function Matrix({ of, onLook }: { of: AnswerOfRollUp; onLook(look: Look): void }) {
  const look = ({ key, title, cells }: Measure) =>
    onLook({
      title: say(`${key} ${title}`, `${key} ${title}`),
      rows: cells.map((cell, i) => ({ name: of.units[i]?.name ?? '', cell })),
    })
  const columns: Column<Measure>[] = [
    { key: 'title', label: labels.title, width: 260, value: (row) => `${row.key} ${row.title}` },
    { key: 'covered', label: covers.covered.label, kind: 'number' },
    { key: 'exceeds', label: covers.exceeds.label, kind: 'number' },
    { key: 'misses', label: covers.misses.label, kind: 'number' },
    ...of.units.map(
      (unit, i): Column<Measure> => ({
        key: `u${unit.id}`,
        label: say(unit.name, unit.name),
        wideOnly: true,
        width: 110,
        render: ({ cells }) => (cells[i] ? <Sign of={cells[i]} /> : null),
      }),
    ),
  ]
  return (
    <Section
      title={say('举措与单位', 'Measures against units')}
      actions={
        <ExportButton
          of={RollUpSheet}
          params={{ id: of.framework.id }}
          query={of.under ? { under: of.under.id } : {}}
        />
      }
    >
      <p className="g-source">
        {Object.values(covers).map(({ sign, label }) => (
          <span key={sign}>
            {sign} <T of={label} />{' '}
          </span>
        ))}
      </p>
      <TableFor
        caption={titles.rollUp}
        rows={of.measures}
        rowKey={(row) => row.key}
        columns={columns}
        exported
        rowActions={(row) => (
          <Button size="small" onClick={() => look(row)}>
            <T of={say('各单位', 'By unit')} />
          </Button>
        )}
      />
    </Section>
  )
}

function Shown({ of }: { of: AnswerOfRollUp }) {
  const [look, setLook] = useState<Look | null>(null)
  const { framework, under } = of
  return (
    <Page
      title={join(titles.rollUp, say('：', ': '), under ? under.name : framework.name)}
      subtitle={
        <>
          <T
            of={say(`${framework.name}（第${framework.version}版）`, `${framework.name}, version ${framework.version}`)}
          />{' '}
          {framework.state === 'in-force' ? null : (
            <StateTag closed>
              <T of={say('已停用', 'Retired')} />
            </StateTag>
          )}
        </>
      }
      breadcrumbs={[
        { label: titles.frameworks, to: '/tailoring' },
        { label: framework.name, to: `/tailoring/frameworks/${framework.id}` },
      ]}
    >
      <Units of={of} onLook={setLook} />
      <Matrix of={of} onLook={setLook} />
      {look && <Details of={look} onClose={() => setLook(null)} />}
    </Page>
  )
}

/** Where units below cover, exceed or miss the measures of a list, with the reason of each miss. */
export function RollUpPage({ id }: { id: string }) {
  const [filters] = useFilters()
  const under = Number(filters.under) || undefined
  const asked = useAsk(GetRollUp, { params: { id }, query: under ? { under } : {} })
  return <Asked of={asked}>{(of) => <Shown of={of} />}</Asked>
}
