import type { Sheet } from '#platform/sheet'
import { type View, viewItems } from '../model/view.ts'
import type { PackFile } from './layout.ts'

const text = (header: string, width = 16) => ({ header, kind: 'text' as const, width })
const day = (header: string) => ({ header, kind: 'date' as const, width: 12 })

/** The index of a pack as sheets: items, files, figures, gaps as the units say them. No names of persons: an assessor needs the units. */
export function indexSheets(view: View, files: readonly PackFile[]): Sheet[] {
  const items = viewItems(view)
  const aspectOf = (key: string) => view.aspects.find((a) => a.items.some((item) => item.key === key))?.label.zh ?? ''
  const filesOf = (key: string) => files.filter((file) => file.item === key && file.path).length
  return [
    {
      name: '目录',
      columns: [
        text('方面', 20),
        text('条目', 8),
        text('考核内容', 36),
        { header: '分值', kind: 'number', width: 8 },
        text('责任单位', 24),
        text('自查情况', 60),
        { header: '材料（份）', kind: 'number', width: 10 },
        text('佐证要求', 36),
        text('依据', 36),
      ],
      rows: items.map((item) => [
        aspectOf(item.key),
        item.key,
        item.label.zh,
        item.weight,
        item.unitName,
        item.statement,
        filesOf(item.key),
        item.demands.zh,
        item.source.zh,
      ]),
    },
    {
      name: '材料清单',
      columns: [
        text('条目', 8),
        text('材料', 40),
        day('生效日期'),
        day('有效期至'),
        text('提供单位', 24),
        { header: '字节', kind: 'number', width: 12 },
        text('位置', 60),
        text('SHA-256（原件）', 66),
      ],
      rows: files.map((file) => [
        file.item,
        file.name,
        file.effectiveOn,
        file.expiresOn,
        file.unitName,
        file.size,
        file.path ? `${file.path}${file.masked ? '（个人信息已遮盖）' : ''}` : '含个人信息，未附',
        file.digest,
      ]),
    },
    {
      name: '数据',
      columns: [
        text('条目', 8),
        text('数据', 32),
        text('数值', 20),
        text('单位与范围', 32),
        text('时点', 14),
        text('填报', 24),
      ],
      rows: items.flatMap((item) =>
        item.figures.map((one) => [item.key, one.label.zh, one.figure.zh, one.about, one.when, one.by]),
      ),
    },
    {
      name: '差距',
      columns: [text('条目', 8), text('考核内容', 36), text('差距与补救打算', 80)],
      rows: items.filter((item) => item.gapsText).map((item) => [item.key, item.label.zh, item.gapsText]),
    },
  ]
}
