import { entryKinds, Search } from '#kernel/search'
import { say } from '#platform/say'
import { type Column, ListPage, Marked, type RowOf, T, useFilters } from '#ui'

type Row = RowOf<typeof Search>

const texts = {
  title: say('全文检索', 'Search'),
  look: say(
    '标题、条文、答复中的词；多个词用空格隔开',
    'Words of titles, clauses and answers; a space between two words',
  ),
  none: say(
    '没有找到。每个词须原样出现：可减少或缩短词语，或放宽类别、日期和单位。',
    'Nothing found. Each word must occur as it stands: try fewer or shorter words, or widen kind, dates and unit.',
  ),
  begin: say(
    '输入要找的词，例如“高技能人才”。标题中有的排在前面，日期近的排在前面。',
    'Give the words to look for. Those in titles come first, and the newer before the older.',
  ),
}

const columns: readonly Column<Row>[] = [
  { key: 'title', label: say('标题', 'Title'), width: 220, render: (row) => <Marked of={row.title} /> },
  { key: 'excerpt', label: say('摘录', 'Words'), width: 320, render: (row) => <Marked of={row.excerpt} /> },
  { key: 'partOf', label: say('所属文件', 'Document') },
  { key: 'label', label: say('类别', 'Kind'), kind: 'say' },
  { key: 'unitName', label: say('单位', 'Unit') },
  { key: 'on', label: say('日期', 'Date'), kind: 'date' },
]

/** Everything the person may read, by its words. */
export function SearchPage() {
  const [{ words }] = useFilters()
  return (
    <ListPage
      title={texts.title}
      list={Search}
      columns={columns}
      rowKey={(row) => row.id}
      link={(row) => row.address}
      search={texts.look}
      filters={[
        { name: 'kind', kind: 'choice', label: say('类别', 'Kind'), choices: entryKinds },
        { name: 'unitId', kind: 'unit', label: say('单位及下级', 'Unit and below') },
        { name: 'from', kind: 'date', label: say('起始日期', 'From') },
        { name: 'until', kind: 'date', label: say('截止日期', 'Until') },
      ]}
      empty={<T of={texts.begin} />}
      nothingFits={<T of={words ? texts.none : texts.begin} />}
    />
  )
}
