import { App, Button } from 'antd'
import { type EvidenceRow, GetEvidenceFile } from '#kernel/evidence'
import { say } from '#platform/say'
import { type Column, download, formatSize, ListPage, T, useSay } from '#ui'
import { ListFiles } from '../../model/index.ts'
import * as titles from '../titles.ts'

const columns: readonly Column<EvidenceRow>[] = [
  { key: 'name', label: say('材料', 'File'), width: 200 },
  { key: 'unitName', label: say('单位', 'Unit') },
  { key: 'origin', label: say('来源', 'Origin') },
  { key: 'effectiveOn', label: say('生效日期', 'Effective on'), kind: 'date' },
  { key: 'expiresOn', label: say('有效期至', 'Expires on'), kind: 'date' },
  { key: 'serves', label: say('佐证事项', 'Cases it serves'), kind: 'number', measure: say('件', 'cases') },
  { key: 'size', label: say('大小', 'Size'), value: (row) => formatSize(row.size) },
  { key: 'uploadedBy', label: say('上传人', 'By') },
  { key: 'uploadedAt', label: say('上传时间', 'Uploaded'), kind: 'date' },
]

const expiries = [
  { value: 'soon', label: say('即将到期', 'About to expire') },
  { value: 'past', label: say('已过期', 'Expired') },
]

function Save({ of }: { of: EvidenceRow }) {
  const toSay = useSay()
  const { message } = App.useApp()
  const save = () =>
    download(GetEvidenceFile, { params: { regionId: of.regionId, id: of.id } }).catch(() =>
      message.error(toSay(say('下载失败，请重试。', 'The download failed; try again.'))),
    )
  return (
    <Button
      size="small"
      type="link"
      onClick={() => void save()}
      aria-label={`${toSay(say('下载', 'Download'))} ${of.name}`}
    >
      <T of={say('下载', 'Download')} />
    </Button>
  )
}

/** Files that prove, with when they hold and what rests on them. */
export default function Files() {
  return (
    <ListPage
      title={titles.files}
      list={ListFiles}
      columns={columns}
      rowKey={(row) => row.id}
      search={say('文件名或来源', 'Name or origin')}
      filters={[
        { name: 'unitId', kind: 'unit', label: say('单位（含下级）', 'Unit and below') },
        { name: 'expiry', kind: 'choice', label: say('有效期', 'Validity'), choices: expiries },
      ]}
      rowActions={(row) => <Save of={row} />}
      empty={
        <T
          of={say(
            '没有佐证材料。办理事项时上传的材料列在这里。',
            'None yet; files uploaded with cases are listed here.',
          )}
        />
      }
    />
  )
}
