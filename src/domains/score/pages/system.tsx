import { App, Button } from 'antd'
import { editionStates } from '#kernel/edition'
import { say } from '#platform/say'
import {
  Asked,
  Fact,
  Facts,
  Page,
  ProblemBox,
  RefusalList,
  Section,
  StateTag,
  T,
  TableFor,
  To,
  useAsk,
  useDo,
  useSay,
} from '#ui'
import { type AnswerOfSystem, EnforceSystem, GetSystem, type Item, itemKinds } from '../model/index.ts'
import { AspectShaping, ItemShaping, type Shaping, SystemShaping, useShaping } from './shape.tsx'
import { labels, titles } from './words.ts'

const texts = {
  faults: say('施行前须解决', 'To be settled before it is put in force'),
  enforce: say('施行', 'Put in force'),
  sure: say('施行后不得修改，此后发起的评价可选用。确定施行？', 'From then on it does not change. Put it in force?'),
  changes: say('与前一版本的差异', 'Differences to the version before'),
  same: say('没有差异', 'No differences'),
  extras: say('加分、扣分、一票否决', 'Bonus, deduction, veto'),
  sum: say('权重合计', 'Sum of weights'),
  versions: say('各版本', 'Versions'),
}

/** How an item is measured, in a line: 目标 95%. */
const scaleOf = (item: Item) => {
  if (item.target) return say(`目标 ${item.target}${item.unit.zh}`, `Target ${item.target}${item.unit.en}`)
  if (item.limit) return say(`限值 ${item.limit}${item.unit.zh}`, `Limit ${item.limit}${item.unit.en}`)
  const bands = item.bands.map((b) => `≥${b.from}：${b.share}%`).join('；')
  return say(bands, bands)
}

function Items({ of, shaping }: { of: AnswerOfSystem; shaping: Shaping | null }) {
  return of.body.aspects.map((aspect) => {
    const weight = aspect.items.reduce((sum, item) => sum + item.weight, 0)
    const title = say(
      `${aspect.key} ${aspect.label.zh}（${weight} 分）`,
      `${aspect.key} ${aspect.label.en} (${weight})`,
    )
    return (
      <Section
        key={aspect.key}
        title={title}
        actions={shaping && <AspectShaping aspectKey={aspect.key} shaping={shaping} />}
      >
        <TableFor
          caption={title}
          rows={aspect.items}
          rowKey={(item) => item.key}
          rowActions={shaping ? (item) => <ItemShaping item={item} shaping={shaping} /> : undefined}
          columns={[
            {
              key: 'label',
              label: labels.name,
              width: 180,
              value: (item) => say(`${item.key} ${item.label.zh}`, `${item.key} ${item.label.en}`),
              kind: 'say',
            },
            { key: 'weight', label: labels.weight, kind: 'number' },
            { key: 'kind', label: labels.kind, kind: 'say', value: (item) => itemKinds[item.kind] },
            { key: 'scale', label: labels.target, kind: 'say', value: scaleOf },
            { key: 'rule', label: labels.rule, kind: 'say', width: 220 },
            { key: 'demands', label: labels.demands, kind: 'say', wideOnly: true, width: 160 },
            { key: 'source', label: labels.source, kind: 'say', wideOnly: true, width: 160 },
          ]}
        />
      </Section>
    )
  })
}

function Extras({ of }: { of: AnswerOfSystem }) {
  const { bonuses, deductions, vetoes } = of.body
  const rows = [
    ...bonuses.map((extra) => ({ ...extra, what: labels.bonus })),
    ...deductions.map((extra) => ({ ...extra, what: labels.deduction })),
    ...vetoes.map((extra) => ({ ...extra, what: labels.veto })),
  ]
  return (
    <Section title={texts.extras}>
      <TableFor
        caption={texts.extras}
        rows={rows}
        rowKey={(row) => row.key}
        columns={[
          { key: 'label', label: labels.name, kind: 'say', width: 180 },
          { key: 'what', label: labels.kind, kind: 'say' },
          { key: 'most', label: say('最多', 'Most'), kind: 'number' },
          { key: 'rule', label: labels.rule, kind: 'say' },
        ]}
      />
    </Section>
  )
}

const Changes = ({ of }: { of: AnswerOfSystem }) => (
  <Section title={texts.changes}>
    <TableFor
      caption={texts.changes}
      rows={of.changes}
      rowKey={(row) => `${row.key}${row.field.en}`}
      empty={<T of={texts.same} />}
      columns={[
        { key: 'key', label: say('编号', 'Key') },
        { key: 'field', label: say('内容', 'What'), kind: 'say' },
        { key: 'before', label: say('原', 'Before'), width: 160 },
        { key: 'after', label: say('现', 'After'), width: 160 },
      ]}
    />
  </Section>
)

function Enforce({ of }: { of: AnswerOfSystem }) {
  const toSay = useSay()
  const { modal } = App.useApp()
  const enforcing = useDo(EnforceSystem)
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

function About({ of }: { of: AnswerOfSystem }) {
  const sum = of.body.aspects.flatMap((a) => a.items).reduce((n, item) => n + Math.round(item.weight * 100), 0) / 100
  return (
    <div className="g-panel">
      <Facts>
        <Fact label={labels.state}>
          <StateTag closed={of.state === 'retired'}>
            <T of={editionStates[of.state]} />
          </StateTag>
        </Fact>
        <Fact label={labels.year}>{of.year}</Fact>
        <Fact label={texts.sum}>{sum}</Fact>
        {of.inForceOn && <Fact label={say('施行日期', 'In force from')}>{of.inForceOn}</Fact>}
        {of.versions.length > 1 && (
          <Fact label={texts.versions}>
            {of.versions.map((v) => (
              <span key={v.id}>
                <To to={`/score/systems/${v.id}`}>{`${v.version}`}</To>{' '}
              </span>
            ))}
          </Fact>
        )}
        {of.digest && (
          <Fact label={labels.digest} wide>
            <span className="e-digest">{of.digest}</span>
          </Fact>
        )}
      </Facts>
    </div>
  )
}

function Shown({ of }: { of: AnswerOfSystem }) {
  const shaping = useShaping(of)
  return (
    <Page
      title={say(`${of.name}（第${of.version}版）`, `${of.name}, version ${of.version}`)}
      breadcrumbs={[{ label: titles.score, to: '/score' }]}
      actions={
        <>
          {of.editable && <SystemShaping shaping={shaping} />}
          {of.mayEnforce && <Enforce of={of} />}
        </>
      }
    >
      <About of={of} />
      {of.faults.length > 0 && (
        <Section title={texts.faults}>
          <RefusalList refusals={of.faults} />
        </Section>
      )}
      {of.against && <Changes of={of} />}
      <Items of={of} shaping={of.editable ? shaping : null} />
      <Extras of={of} />
    </Page>
  )
}

/** An index system: its items, what stands against it, and what the version before said. */
export function SystemPage({ id }: { id: string }) {
  const system = useAsk(GetSystem, { params: { id }, query: {} })
  return <Asked of={system}>{(of) => <Shown of={of} />}</Asked>
}
