import { Button } from 'antd'
import { useState } from 'react'
import { posts } from '#kernel/access'
import { say } from '#platform/say'
import { type Column, ListPage, may, PlusOutlined, type RowOf, StateTag, T, To, useLanguage } from '#ui'
import { ListPeople } from '../../model/index.ts'
import * as titles from '../titles.ts'
import { AddPersonDialog } from './add.tsx'

type Row = RowOf<typeof ListPeople>

/** The posts of a person, one a line. */
export function PostLines({ of }: { of: Row['posts'] }) {
  const lang = useLanguage()
  if (of.length === 0) return '—'
  return of.map((one) => (
    <div key={`${one.post}${one.unitId}`}>
      {one.unitName} {one.postLabel[lang]}
    </div>
  ))
}

const columns: readonly Column<Row>[] = [
  { key: 'name', label: say('姓名', 'Name') },
  { key: 'login', label: say('账号', 'Account') },
  { key: 'posts', label: say('现任岗位', 'Posts'), render: (row) => <PostLines of={row.posts} />, width: 260 },
  {
    key: 'ended',
    label: say('账号状态', 'Status'),
    kind: 'state',
    render: (row) => (
      <StateTag closed={row.ended}>
        <T of={row.ended ? say('已停用', 'Ended') : say('在用', 'In use')} />
      </StateTag>
    ),
  },
]

const which = [
  { value: 'no', label: say('在用', 'In use') },
  { value: 'yes', label: say('已停用', 'Ended') },
  { value: 'all', label: say('全部', 'All') },
]

/** People by unit, post and words. */
export default function PeopleList() {
  const [open, setOpen] = useState(false)
  return (
    <ListPage
      title={titles.people}
      subtitle={
        <To to="/people/grants">
          <T of={say('查看授权任职的审批', 'See grants of power')} />
        </To>
      }
      list={ListPeople}
      columns={columns}
      rowKey={(row) => row.id}
      link={(row) => `/people/${row.id}`}
      search={say('姓名、拼音、首字母或账号', 'Name, pinyin, initials or account')}
      filters={[
        { name: 'unitId', kind: 'unit', label: say('单位（含下级）', 'Unit and below') },
        {
          name: 'post',
          kind: 'choice',
          label: say('岗位', 'Post'),
          choices: Object.entries(posts).map(([value, label]) => ({ value, label })),
        },
        { name: 'ended', kind: 'choice', label: say('账号状态', 'Status'), choices: which },
      ]}
      actions={
        may('people.manage') && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen(true)}>
            <T of={say('新增人员', 'Add a person')} />
          </Button>
        )
      }
      above={() => open && <AddPersonDialog onClose={() => setOpen(false)} />}
      empty={<T of={say('没有符合条件的人员。', 'Nobody fits.')} />}
    />
  )
}
