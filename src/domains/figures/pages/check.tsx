import { App, Button, Modal } from 'antd'
import { useRef, useState } from 'react'
import { say } from '#platform/say'
import {
  type ArgsOf,
  FaultList,
  ImportButton,
  keptAnswers,
  type ListOf,
  ListPage,
  may,
  problemOf,
  T,
  TableFor,
  To,
  UploadOutlined,
  useAsk,
  useDo,
  useGo,
  useSay,
} from '#ui'
import {
  AskAbout,
  CheckFile,
  FigureTemplate,
  type FindingRow,
  ImportFigures,
  kinds,
  ListFindings,
  QueueConflicts,
} from '../model/index.ts'
import { countKinds, type FindingKind } from '../rules/index.ts'
import { KindCounts } from './counts.tsx'
import { findingColumns, headingOf, severities } from './findings.tsx'
import { Side } from './side.tsx'
import { titles } from './titles.ts'

/** Takes a finding up: its conflict opens, with the question to whoever reported. */
function Ask({ of }: { of: FindingRow }) {
  const asking = useDo(AskAbout)
  const go = useGo()
  const { message } = App.useApp()
  const toSay = useSay()
  const label = say('询问', 'Ask')
  const run = async () => {
    const taken = await asking.run({ body: { finding: of.id } }).catch((thrown) => {
      void message.error(toSay(problemOf(thrown).text))
      return null
    })
    if (taken) go(`/figures/conflicts/${taken.regionId}/${taken.id}`)
  }
  return (
    <Button
      size="small"
      type="link"
      loading={asking.busy}
      onClick={() => void run()}
      aria-label={`${toSay(label)} ${toSay(headingOf(of))}`}
    >
      <T of={label} />
    </Button>
  )
}

/** Opens what a finding rests on: its figures side by side. */
function Open({ of }: { of: FindingRow }) {
  const [shown, setShown] = useState(false)
  const toSay = useSay()
  const label = say('对照', 'Compare')
  return (
    <>
      <Button
        size="small"
        type="link"
        onClick={() => setShown(true)}
        aria-label={`${toSay(label)} ${toSay(headingOf(of))}`}
      >
        <T of={label} />
      </Button>
      {may('conflict.manage') && !of.conflict && of.severity !== 'info' && <Ask of={of} />}
      {of.conflict && (
        <To to={`/figures/conflicts/${of.conflict.regionId}/${of.conflict.id}`}>
          <T of={say('办理', 'Handle')} />
        </To>
      )}
      {shown && (
        <Modal open title={toSay(headingOf(of))} width={960} footer={null} onCancel={() => setShown(false)}>
          <p>
            <T of={of.reason} />
          </p>
          <Side claims={of.claims} />
        </Modal>
      )}
    </>
  )
}

type Checked = { name: string; rows: number; findings: FindingRow[]; explained: number }

/** Checks a file without storing it. */
function CheckButton({ onChecked }: { onChecked(checked: Checked): void }) {
  const picker = useRef<HTMLInputElement>(null)
  const check = useDo(CheckFile)
  const { modal } = App.useApp()
  const toSay = useSay()
  const choose = async (file: File | undefined) => {
    if (picker.current) picker.current.value = ''
    if (!file) return
    try {
      onChecked({ name: file.name, ...(await check.run({ file })) })
    } catch (thrown) {
      const problem = problemOf(thrown)
      modal.error({ title: toSay(problem.text), content: <FaultList faults={problem.faults} /> })
    }
  }
  return (
    <>
      <Button icon={<UploadOutlined aria-hidden />} loading={check.busy} onClick={() => picker.current?.click()}>
        <T of={say('核对文件', 'Check a file')} />
      </Button>
      <input
        ref={picker}
        type="file"
        accept=".xlsx,.csv"
        hidden
        aria-label={toSay(say('选择要核对的数据表', 'Choose the register to check'))}
        onChange={(event) => void choose(event.target.files?.[0])}
      />
    </>
  )
}

/** What checking a file came to. */
function Checked({ of, onClose }: { of: Checked; onClose(): void }) {
  const toSay = useSay()
  const [kind, setKind] = useState<FindingKind | null>(null)
  const title = say(`${of.name}：${of.findings.length} 处`, `${of.name}: ${of.findings.length} findings`)
  return (
    <Modal open title={toSay(title)} width={1120} footer={null} onCancel={onClose}>
      <p>
        <T
          of={say(
            `共 ${of.rows} 行，${of.explained} 处差异可以解释，不列出。文件未入库。`,
            `${of.rows} rows; ${of.explained} differences have their reason and are not listed. Nothing was stored.`,
          )}
        />
      </p>
      <KindCounts counts={countKinds(of.findings)} kind={kind ?? undefined} onKind={setKind} />
      <TableFor
        caption={title}
        columns={findingColumns.filter(({ key }) => key !== 'conflict')}
        rows={of.findings.filter((row) => kind === null || row.kind === kind)}
        rowKey={(row) => row.id}
        rowActions={(row) => <Open of={row} />}
        empty={<T of={say('没有发现矛盾。', 'No contradiction was found.')} />}
      />
    </Modal>
  )
}

/** The counts above the list: of the answer that the list itself shows, so that nothing is checked twice. */
function Counts({ list }: { list: ListOf<FindingRow> }) {
  const { data } = useAsk(ListFindings, { query: list.query } as ArgsOf<typeof ListFindings>, { keepPrevious: true })
  const { kind, severity } = list.filter
  return (
    data && (
      <KindCounts
        counts={data.counts}
        kind={kind === undefined ? undefined : String(kind)}
        explained={severity === 'info'}
        onKind={(chosen) => list.setFilter({ kind: chosen })}
      />
    )
  )
}

/** Puts what was found into the queue. */
function QueueButton() {
  const queue = useDo(QueueConflicts)
  const { message } = App.useApp()
  const toSay = useSay()
  if (!may('conflict.manage')) return null
  const run = async () => {
    const { opened, grown, lapsed, asked } = await queue.run({ body: {} })
    await keptAnswers.invalidateQueries()
    const done = say(
      `新登记 ${opened} 项，更新 ${grown} 项，消除 ${lapsed} 项，已询问 ${asked} 项`,
      `${opened} new, ${grown} updated, ${lapsed} gone, ${asked} asked about`,
    )
    void message.success(toSay(done))
  }
  return (
    <Button type="primary" loading={queue.busy} onClick={() => void run()}>
      <T of={say('全部登记并询问', 'Queue all and ask')} />
    </Button>
  )
}

/** 核对: contradictions among the figures in reach, and in any file. */
export function CheckPage() {
  const [checked, setChecked] = useState<Checked | null>(null)
  return (
    <>
      <ListPage
        title={titles.check}
        subtitle={
          <To to="/figures/conflicts">
            <T of={titles.conflicts} />
          </To>
        }
        list={ListFindings}
        columns={findingColumns}
        rowKey={(row) => row.id}
        rowActions={(row) => <Open of={row} />}
        above={(list) => <Counts list={list} />}
        search={say('指标、数值或单位', 'Indicator, value or office')}
        filters={[
          { name: 'kind', kind: 'choice', label: say('类型', 'Kind'), choices: kinds },
          { name: 'severity', kind: 'choice', label: say('程度', 'Severity'), choices: severities },
        ]}
        empty={
          <T
            of={say(
              '管辖范围内的数据没有发现矛盾。可导入数据表，或用“核对文件”检查一份表。',
              'No contradiction among the figures in reach. Import a register, or check a file.',
            )}
          />
        }
        actions={
          <>
            {may('conflict.manage') && (
              <ImportButton
                template={FigureTemplate}
                into={ImportFigures}
                onDone={() => void keptAnswers.invalidateQueries()}
              />
            )}
            <CheckButton onChecked={setChecked} />
            <QueueButton />
          </>
        }
      />
      {checked && <Checked of={checked} onClose={() => setChecked(null)} />}
    </>
  )
}
