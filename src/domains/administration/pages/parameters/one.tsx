import { Button } from 'antd'
import { useState } from 'react'
import type { AnswerOf } from '#platform/endpoint'
import { say } from '#platform/say'
import { Asked, type Column, Fact, Facts, may, Page, Section, StateTag, T, TableFor, To, useAsk } from '#ui'
import { GetParameter } from '../../model/index.ts'
import * as titles from '../titles.ts'
import { ChangeDialog } from './change.tsx'
import { parameterColumns } from './columns.tsx'

type Answer = AnswerOf<typeof GetParameter>
type Row = Answer['rows'][number]

const stateOf = (row: Row) =>
  row.withdrawn ? say('已作废', 'Withdrawn') : row.current ? say('现行', 'In force') : say('非现行', 'Not in force')

const columns: readonly Column<Row>[] = [
  ...(parameterColumns as readonly Column<Row>[]).filter(({ key }) => !['label', 'confidence'].includes(key)),
  {
    key: 'current',
    label: say('状态', 'State'),
    kind: 'state',
    render: (row) => (
      <StateTag closed={!row.current}>
        <T of={stateOf(row)} />
      </StateTag>
    ),
  },
  { key: 'reason', label: say('修改理由', 'Reason'), width: 160 },
  {
    key: 'recordedName',
    label: say('录入人', 'By'),
    value: (row) => row.recordedName ?? say('随系统提供', 'Came with the product'),
  },
  { key: 'recordedAt', label: say('录入时间', 'Recorded'), kind: 'date' },
]

/** One parameter: what it is now, what it was, who changed it and why, and which processes keep it. */
export default function ParameterPage({ name }: { name: string }) {
  const asked = useAsk(GetParameter, { params: { key: name } })
  return <Asked of={asked}>{(of) => <Shown of={of} />}</Asked>
}

function Shown({ of }: { of: Answer }) {
  const [open, setOpen] = useState(false)
  const history = say('历次取值', 'All values')
  return (
    <Page
      title={of.label}
      breadcrumbs={[{ label: titles.parameters, to: '/parameters' }]}
      actions={
        may('parameter.manage') && (
          <Button type="primary" onClick={() => setOpen(true)}>
            <T of={say('采用新值', 'New value')} />
          </Button>
        )
      }
    >
      <div className="g-panel">
        <Facts>
          {may('parameter.manage') && <Fact label={say('键名', 'Key')}>{of.key}</Fact>}
          <Fact label={say('计量单位', 'Unit')}>
            <T of={of.unit} />
          </Fact>
          <Fact label={say('使用的流程', 'Used by')} wide>
            {of.usedBy.length === 0 ? (
              <T of={say('系统自身使用', 'The product itself')} />
            ) : (
              of.usedBy.map(({ process, label }) => (
                <span key={process}>
                  <To to={`/processes/${process}`}>
                    <T of={label} />
                  </To>{' '}
                </span>
              ))
            )}
          </Fact>
        </Facts>
      </div>
      <Section title={history}>
        <TableFor caption={history} columns={columns} rows={of.rows} rowKey={(row) => row.id} />
      </Section>
      {open && <ChangeDialog of={of} onClose={() => setOpen(false)} />}
    </Page>
  )
}
