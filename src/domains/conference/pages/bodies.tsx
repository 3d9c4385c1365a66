import { Button } from 'antd'
import { useState } from 'react'
import { say } from '#platform/say'
import { FormDialog, ListPage, may, PlusOutlined, T, useDo, useGo, useMe } from '#ui'
import { AddBody, Body, type BodyRow, ListBodies } from '../model/index.ts'
import { titles } from './words.ts'

const texts = {
  add: say('设立会议机制', 'Set up a body'),
  empty: say(
    '还没有会议机制。设立后，其会议、议题、材料和纪要都按它的成员、频次和固定议题办理。',
    'No body yet. Once set up, its meetings, topics, papers and minutes follow its members, frequency and standing points.',
  ),
}

function Add() {
  const [open, setOpen] = useState(false)
  const adding = useDo(AddBody)
  const go = useGo()
  const home = useMe().appointments[0]?.unitId
  if (!may('conference.manage')) return null
  return (
    <>
      <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen(true)}>
        <T of={texts.add} />
      </Button>
      {open && (
        <FormDialog
          title={texts.add}
          form={Body}
          start={{ unit: home, asksPapers: false }}
          keep="conference-body"
          onSubmit={async (answers) => go(`/conference/bodies/${(await adding.run({ body: answers })).id}`)}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}

/** Bodies: who meets, how often, and when next at the latest. */
export function BodyList() {
  return (
    <ListPage
      title={titles.bodies}
      list={ListBodies}
      rowKey={(row: BodyRow) => row.id}
      link={(row) => `/conference/bodies/${row.id}`}
      empty={<T of={texts.empty} />}
      actions={<Add />}
      columns={[
        { key: 'name', label: say('名称', 'Name'), width: 260 },
        { key: 'kindLabel', label: say('类型', 'Kind'), kind: 'say' },
        { key: 'unitName', label: say('设在单位', 'Unit') },
        { key: 'members', label: say('成员单位', 'Members'), kind: 'number' },
        { key: 'meetings', label: say('已开会议', 'Meetings held'), kind: 'number' },
        { key: 'lastOn', label: say('上次会议', 'Last held'), kind: 'date' },
        { key: 'nextBy', label: say('下次不迟于', 'Next by'), kind: 'due' },
      ]}
    />
  )
}
