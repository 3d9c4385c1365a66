import { Button } from 'antd'
import { useState } from 'react'
import { FindUnits, unitKinds } from '#kernel/org'
import { say } from '#platform/say'
import { type Column, ListPage, may, PlusOutlined, type RowOf, T, To, useFilters, useMe } from '#ui'
import * as titles from '../titles.ts'
import { AddUnitDialog } from './add.tsx'

type Row = RowOf<typeof FindUnits>

const columns: readonly Column<Row>[] = [
  { key: 'name', label: say('单位', 'Unit'), width: 200 },
  { key: 'kindLabel', label: say('类型', 'Kind'), kind: 'say' },
  { key: 'path', label: say('上级', 'Above'), value: (row) => row.path.join(' / '), width: 200 },
  { key: 'regionId', label: say('行政区划代码', 'Division code') },
  { key: 'children', label: say('下级单位', 'Units below'), kind: 'number' },
  { key: 'validFrom', label: say('设立日期', 'Since'), kind: 'date' },
]

const kinds = Object.entries(unitKinds).map(([value, label]) => ({ value, label }))
const trees = [
  { value: 'territorial', label: say('按地方', 'Territorial') },
  { value: 'industrial', label: say('按产业', 'Industrial') },
]

function Actions() {
  const [open, setOpen] = useState(false)
  return (
    <>
      <To to="/org/tree" className="a-action">
        <T of={titles.orgTree} />
      </To>
      {may('org.manage') && (
        <>
          <To to="/org/import" className="a-action">
            <T of={titles.orgImport} />
          </To>
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen(true)}>
            <T of={say('新增单位', 'Add a unit')} />
          </Button>
        </>
      )}
      {open && <AddUnitDialog onClose={() => setOpen(false)} />}
    </>
  )
}

/** Units of a day, today unless another is chosen: a past quarter lists them as they were. */
export default function OrgList() {
  const [{ on }] = useFilters()
  const own = [...new Map(useMe().appointments.map((post) => [post.unitId, post.unitName]))]
  return (
    <ListPage
      title={titles.org}
      subtitle={on && <T of={say(`按 ${on} 当日的名称与隶属关系显示`, `Names and places as of ${on}`)} />}
      list={FindUnits}
      columns={columns}
      rowKey={(row) => String(row.id)}
      link={(row) => `/org/${row.id}${on ? `?on=${on}` : ''}`}
      search={say('名称、简称、曾用名、拼音或信用代码', 'Name, short or former name, pinyin, code')}
      filters={[
        {
          name: 'within',
          kind: 'choice',
          label: say('本单位及下级', 'Our unit and below'),
          choices: own.map(([id, name]) => ({ value: String(id), label: say(name, name) })),
        },
        { name: 'parentId', kind: 'unit', label: say('上级单位', 'Directly below') },
        { name: 'kind', kind: 'choice', label: say('类型', 'Kind'), choices: kinds },
        { name: 'tree', kind: 'choice', label: say('隶属关系', 'Tree'), choices: trees },
        { name: 'on', kind: 'date', label: say('截至日期', 'As of') },
      ]}
      actions={<Actions />}
      empty={
        <T of={say('没有符合条件的单位。请换一个关键词或日期。', 'No unit fits; try other words or another day.')} />
      }
    />
  )
}
