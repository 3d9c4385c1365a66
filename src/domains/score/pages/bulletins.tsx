import { say } from '#platform/say'
import { ListPage, T } from '#ui'
import { ListBulletins } from '../model/index.ts'
import { titles } from './words.ts'

/** Bulletins, the latest first: those of one's own units once they are issued, all of them for the office. */
export function BulletinList() {
  return (
    <ListPage
      title={titles.bulletins}
      list={ListBulletins}
      search={null}
      rowKey={(row) => row.id}
      link={(row) => `/bulletins/${row.regionId}/${row.id}`}
      empty={
        <T
          of={say(
            '还没有通报。一轮评价的得分全部确认后，在该轮次页面生成通报。',
            'No bulletins yet. Once all scores of a round are confirmed, draft one on the page of the round.',
          )}
        />
      }
      columns={[
        { key: 'title', label: say('标题', 'Title'), width: 260 },
        { key: 'stateLabel', label: say('状态', 'State'), kind: 'state' },
        { key: 'number', label: say('发文字号', 'Number'), width: 160 },
        { key: 'signedOn', label: say('签发日期', 'Signed on'), kind: 'date' },
        { key: 'roundName', label: titles.round },
      ]}
    />
  )
}
