import { App, Button } from 'antd'
import { useState } from 'react'
import { editionStates } from '#kernel/edition'
import { join, say } from '#platform/say'
import {
  Asked,
  ExportButton,
  Fact,
  Facts,
  ImportButton,
  Page,
  PlusOutlined,
  ProblemBox,
  RefusalList,
  Section,
  StateTag,
  T,
  TableFor,
  To,
  UnitName,
  useAsk,
  useDo,
  useSay,
} from '#ui'
import {
  type AnswerOfScheme,
  EditScheme,
  EnforceScheme,
  GetScheme,
  ImportScheme,
  type SchemeBody,
  type SchemeItem,
  SchemeSheet,
} from '../model/index.ts'
import { sumOfWeights } from '../rules/index.ts'
import { ItemDialog } from './scheme-item.tsx'
import { labels, titles } from './words.ts'

const texts = {
  faults: say('施行前须解决', 'To be settled before it is put in force'),
  enforce: say('施行', 'Put in force'),
  sure: say('施行后不得修改。确定施行？', 'From then on it does not change. Put it in force?'),
  changes: say('与来源框架的差异', 'Differences to its origin'),
  same: say('没有差异', 'No differences'),
  add: say('新增条目', 'Add an item'),
  edit: say('修改', 'Edit'),
  drop: say('删去', 'Drop'),
  sum: say('分值合计', 'Sum of points'),
}

interface Editing {
  item: SchemeItem | null
  aspectKey: string
}

/** The body with an item written, added or dropped. An aspect without items is dropped with its last one. */
function withItem(
  body: SchemeBody,
  aspectKey: string,
  before: SchemeItem | null,
  after: SchemeItem | null,
): SchemeBody {
  const aspects = body.aspects.map((aspect) => {
    if (aspect.key !== aspectKey) return aspect
    const items = before
      ? aspect.items.flatMap((item) => (item.key === before.key ? (after ?? []) : item))
      : [...aspect.items, ...(after ? [after] : [])]
    return { ...aspect, items }
  })
  return { ...body, aspects: aspects.filter(({ items }) => items.length > 0) }
}

function Items({ of, onEdit, onDrop }: { of: AnswerOfScheme; onEdit(it: Editing): void; onDrop(it: Editing): void }) {
  const toSay = useSay()
  return of.body.aspects.map((aspect) => {
    const title = say(`${aspect.key} ${aspect.label.zh}`, `${aspect.key} ${aspect.label.en}`)
    return (
      <Section
        key={aspect.key}
        title={title}
        actions={
          of.editable && (
            <Button size="small" icon={<PlusOutlined />} onClick={() => onEdit({ item: null, aspectKey: aspect.key })}>
              {toSay(texts.add)}
            </Button>
          )
        }
      >
        <TableFor
          caption={title}
          rows={aspect.items}
          rowKey={(item) => item.key}
          exported
          rowActions={
            of.editable
              ? (item) => (
                  <>
                    <Button size="small" onClick={() => onEdit({ item, aspectKey: aspect.key })}>
                      {toSay(texts.edit)}
                    </Button>
                    <Button size="small" danger onClick={() => onDrop({ item, aspectKey: aspect.key })}>
                      {toSay(texts.drop)}
                    </Button>
                  </>
                )
              : undefined
          }
          columns={[
            {
              key: 'label',
              label: labels.content,
              kind: 'say',
              width: 200,
              value: (item) => join(`${item.key} `, item.label),
            },
            { key: 'weight', label: labels.points, kind: 'number' },
            { key: 'demands', label: labels.demands, kind: 'say', width: 220 },
            {
              key: 'unitId',
              label: labels.unit,
              render: (item) => (item.unitId === null ? '—' : <UnitName id={item.unitId} />),
            },
            { key: 'source', label: labels.source, kind: 'say', wideOnly: true, width: 220 },
            { key: 'was', label: say('上年条目', 'Was'), wideOnly: true },
          ]}
        />
      </Section>
    )
  })
}

function Changes({ of }: { of: AnswerOfScheme }) {
  return (
    <Section title={texts.changes}>
      <TableFor
        caption={texts.changes}
        rows={of.changes}
        rowKey={(row) => `${row.key}${row.was}${row.field.en}`}
        empty={<T of={texts.same} />}
        columns={[
          { key: 'key', label: labels.item },
          { key: 'was', label: say('上年条目', 'Was') },
          { key: 'field', label: say('内容', 'What'), kind: 'say' },
          { key: 'before', label: say('原', 'Before'), width: 180 },
          { key: 'after', label: say('现', 'After'), width: 180 },
        ]}
      />
    </Section>
  )
}

function Enforce({ of }: { of: AnswerOfScheme }) {
  const toSay = useSay()
  const { modal } = App.useApp()
  const enforcing = useDo(EnforceScheme)
  const ask = () =>
    modal.confirm({
      title: toSay(texts.enforce),
      content: toSay(texts.sure),
      onOk: () => enforcing.run({ params: { id: of.id } }).catch(() => undefined),
    })
  return (
    <>
      <Button type="primary" disabled={of.faults.length > 0} loading={enforcing.busy} onClick={() => void ask()}>
        {toSay(texts.enforce)}
      </Button>
      <ProblemBox problem={enforcing.problem} />
    </>
  )
}

function About({ of }: { of: AnswerOfScheme }) {
  return (
    <div className="g-panel">
      <Facts>
        <Fact label={labels.state}>
          <StateTag closed={of.state === 'retired'}>
            <T of={editionStates[of.state]} />
          </StateTag>
        </Fact>
        <Fact label={labels.year}>{of.year}</Fact>
        <Fact label={texts.sum}>{sumOfWeights(of.body)}</Fact>
        {of.from && (
          <Fact label={say('复制自', 'Copied from')}>
            <To to={`/assessment/schemes/${of.from.id}`}>{`${of.from.name}（${of.from.version}）`}</To>
          </Fact>
        )}
        <Fact label={say('说明', 'Note')} wide>
          <T of={of.body.note} />
        </Fact>
        {of.digest && (
          <Fact label={labels.digest} wide>
            <code className="a-digest">{of.digest}</code>
          </Fact>
        )}
      </Facts>
    </div>
  )
}

function Shown({ of }: { of: AnswerOfScheme }) {
  const [editing, edit] = useState<Editing | null>(null)
  const saving = useDo(EditScheme)
  const write = (body: SchemeBody) =>
    saving.run({ params: { id: of.id }, body: { name: of.name, year: of.year, body } })
  const drop = ({ item, aspectKey }: Editing) =>
    void write(withItem(of.body, aspectKey, item, null)).catch(() => undefined)
  return (
    <Page
      title={say(`${of.name}（第${of.version}版）`, `${of.name}, version ${of.version}`)}
      breadcrumbs={[
        { label: titles.list, to: '/assessment' },
        { label: titles.schemes, to: '/assessment/schemes' },
      ]}
      actions={
        <>
          <ExportButton of={SchemeSheet} params={{ id: of.id }} />
          {of.editable && <ImportButton template={SchemeSheet} into={ImportScheme} params={{ id: of.id }} />}
          {of.mayEnforce && <Enforce of={of} />}
        </>
      }
    >
      <About of={of} />
      <ProblemBox problem={saving.problem} />
      {of.faults.length > 0 && (
        <Section title={texts.faults}>
          <RefusalList refusals={of.faults} />
        </Section>
      )}
      {of.from && <Changes of={of} />}
      <Items of={of} onEdit={edit} onDrop={drop} />
      {editing && (
        <ItemDialog
          item={editing.item}
          aspectKey={editing.aspectKey}
          onSave={(item) => write(withItem(of.body, editing.aspectKey, editing.item, item))}
          onClose={() => edit(null)}
        />
      )}
    </Page>
  )
}

/** A scheme: its items, what stands against it, and what it changed. */
export function SchemePage({ id }: { id: string }) {
  const scheme = useAsk(GetScheme, { params: { id } })
  return <Asked of={scheme}>{(of) => <Shown of={of} />}</Asked>
}
