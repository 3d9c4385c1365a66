import { Button } from 'antd'
import { ListNotices, ReadNotices } from '#kernel/notification'
import { say } from '#platform/say'
import { type Column, ListPage, type RowOf, T, To, useDo } from '#ui'

type Notice = RowOf<typeof ListNotices>

const texts = {
  read: say('标为已读', 'Mark as read'),
  readAll: say('全部标为已读', 'Mark all as read'),
  unread: say('未读', 'Unread'),
}

const columns: readonly Column<Notice>[] = [
  {
    key: 'text',
    label: say('内容', 'Message'),
    width: 320,
    render: (row) =>
      row.link ? (
        <To to={row.link}>
          <T of={row.text} />
        </To>
      ) : (
        <T of={row.text} />
      ),
  },
  { key: 'at', label: say('时间', 'At'), kind: 'date' },
  { key: 'readAt', label: say('状态', 'State'), kind: 'state', value: (row) => (row.readAt ? null : texts.unread) },
]

/** What I was told, and what of it I have not read. */
export function NoticesPage() {
  const read = useDo(ReadNotices)
  return (
    <ListPage
      title={say('我的消息', 'My messages')}
      list={ListNotices}
      columns={columns}
      rowKey={(row) => row.id}
      search={null}
      filters={[{ name: 'unread', label: say('只看未读', 'Unread only'), kind: 'yes-no' }]}
      actions={
        <Button loading={read.busy} onClick={() => void read.run({ body: { all: true } })}>
          <T of={texts.readAll} />
        </Button>
      }
      batch={(picked, done) => (
        <Button onClick={() => void read.run({ body: { ids: picked.map((row) => row.id) } }).then(done)}>
          <T of={texts.read} />
        </Button>
      )}
      empty={<T of={say('没有消息。', 'No messages.')} />}
    />
  )
}
