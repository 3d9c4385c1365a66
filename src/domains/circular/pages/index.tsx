import type { AnyProcess } from '#kernel/process'
import { say } from '#platform/say'
import { definePages, FileWordOutlined, ListPage, may, StartCase, T } from '#ui'
import { ListCirculars } from '../model/index.ts'
import { circularProcess } from '../process.ts'
import { titleOf } from '../rules/index.ts'
import { CircularPage } from './circular.tsx'
import { title } from './words.ts'

/** Circulars, the latest year first: those of one's own units once they are issued, all of them for the office. */
function Circulars() {
  return (
    <ListPage
      title={title}
      list={ListCirculars}
      search={null}
      rowKey={(row) => row.id}
      link={(row) => `/circulars/${row.regionId}/${row.id}`}
      actions={
        <StartCase
          process={circularProcess as unknown as AnyProcess}
          title={(answers) => titleOf(Number(answers.year))}
          start={{ year: new Date().getFullYear() }}
          deed={say('起草年度通报', 'Draft the circular of a year')}
        />
      }
      empty={
        <T
          of={
            may(circularProcess.startBy)
              ? say(
                  '还没有年度通报。点“起草年度通报”，系统按五项重点任务汇集当年已认可的季度报送、数据和问题，生成初稿。',
                  'No circular yet. Draft one: accepted reports, figures and problems of the year are gathered by key task.',
                )
              : say(
                  '还没有年度通报。联席会议办公室印发后，可在这里查阅、下载。',
                  'No circular yet. Once the office has issued one, it can be read and downloaded here.',
                )
          }
        />
      }
      columns={[
        { key: 'title', label: say('标题', 'Title'), width: 300 },
        { key: 'year', label: say('年度', 'Year') },
        { key: 'unitName', label: say('单位', 'Unit') },
        { key: 'stateLabel', label: say('状态', 'State'), kind: 'state' },
        { key: 'number', label: say('发文字号', 'Number'), width: 160 },
        { key: 'signedOn', label: say('签发日期', 'Signed on'), kind: 'date' },
      ]}
    />
  )
}

const needs = 'circular.read'

export const pages = definePages({
  '/circulars': { title, needs, menu: { group: 'loop', order: 48, icon: <FileWordOutlined /> }, page: Circulars },
  '/circulars/:regionId/:id': { title, needs, page: CircularPage },
})
