import { Button } from 'antd'
import { useState } from 'react'
import { defineForm, unit } from '#kernel/form'
import type { CaseAnswer } from '#kernel/process'
import { say } from '#platform/say'
import {
  Asked,
  CasePage,
  DueDate,
  EyeOutlined,
  Fact,
  FileProtectOutlined,
  FormDialog,
  may,
  Section,
  StateTag,
  T,
  TableFor,
  useAsk,
  useDo,
  useGo,
  useSay,
} from '#ui'
import { type AnswerOfView, AssignItem, GetView, type ViewItem, viewItems } from '../model/index.ts'
import { assessmentProcess } from '../process/index.ts'
import { labels, pathOf, titles } from './words.ts'

const texts = {
  board: say('各项进展', 'Item by item'),
  rehearse: say('预演', 'Rehearsal'),
  assign: say('布置或改派', 'Assign'),
  ready: say('就绪', 'Ready'),
}

const itemPath = ({ regionId, caseId }: ViewItem) =>
  regionId === null || caseId === null ? '' : `/assessment/items/${regionId}/${caseId}`

function Assign({ of, item, onClose }: { of: AnswerOfView; item: ViewItem; onClose(): void }) {
  const assigning = useDo(AssignItem)
  const form = defineForm({ unitId: unit(labels.unit) })
  return (
    <FormDialog
      title={say(`布置 ${item.key} ${item.label.zh}`, `Assign ${item.key} ${item.label.en}`)}
      form={form}
      start={{ unitId: item.unitId ?? undefined }}
      onSubmit={({ unitId }) =>
        assigning.run({ params: { regionId: of.regionId, id: of.id }, body: { item: item.key, unitId } })
      }
      onClose={onClose}
    />
  )
}

function Board({ of }: { of: AnswerOfView }) {
  const [chosen, choose] = useState<ViewItem | null>(null)
  const toSay = useSay()
  const aspectOf = (item: ViewItem) => of.aspects.find(({ items }) => items.includes(item))
  const mayAssign = may('assessment.manage') && of.state === 'gathering'
  const isMovable = ({ state }: ViewItem) => state === null || state === 'assigned' || state === 'returned'
  return (
    <Section title={texts.board}>
      <TableFor
        caption={texts.board}
        rows={viewItems(of)}
        rowKey={(item) => item.key}
        link={itemPath}
        rowActions={
          mayAssign
            ? (item) =>
                isMovable(item) && (
                  <Button size="small" onClick={() => choose(item)}>
                    {toSay(texts.assign)}
                  </Button>
                )
            : undefined
        }
        columns={[
          {
            key: 'label',
            label: labels.content,
            kind: 'say',
            width: 220,
            value: (item) => say(`${item.key} ${item.label.zh}`, `${item.key} ${item.label.en}`),
          },
          {
            key: 'aspect',
            label: say('方面', 'Aspect'),
            kind: 'say',
            wideOnly: true,
            value: (item) => aspectOf(item)?.label,
          },
          { key: 'unitName', label: labels.unit, width: 140 },
          {
            key: 'stateLabel',
            label: labels.state,
            render: (item) => (
              <StateTag closed={item.state === 'ready' || item.state === 'closed'}>
                <T of={item.stateLabel} />
              </StateTag>
            ),
          },
          {
            key: 'dueOn',
            label: labels.due,
            render: (item) => <DueDate on={item.dueOn} due={null} overdue={item.overdue} />,
          },
          { key: 'files', label: labels.files, kind: 'number', value: (item) => item.files.length },
          { key: 'figures', label: labels.figures, kind: 'number', value: (item) => item.figures.length },
          { key: 'weight', label: labels.points, kind: 'number', wideOnly: true },
          {
            key: 'gaps',
            label: labels.gaps,
            kind: 'say',
            width: 160,
            value: (item) =>
              say(
                item.gaps.map(({ message }) => message.zh).join('；'),
                item.gaps.map(({ message }) => message.en).join('; '),
              ),
          },
        ]}
      />
      {chosen && <Assign of={of} item={chosen} onClose={() => choose(null)} />}
    </Section>
  )
}

function Buttons({ of }: { of: CaseAnswer }) {
  const go = useGo()
  return (
    <>
      <Button icon={<EyeOutlined />} onClick={() => go(pathOf(of, '/rehearsal'))}>
        <T of={texts.rehearse} />
      </Button>
      <Button icon={<FileProtectOutlined />} onClick={() => go(pathOf(of, '/pack'))}>
        <T of={titles.pack} />
      </Button>
    </>
  )
}

function Ready({ of }: { of: AnswerOfView }) {
  const { items, of: all, points, ofPoints } = of.ready
  return (
    <T
      of={say(
        `${items}/${all} 项，${points}/${ofPoints} 分`,
        `${items} of ${all} items, ${points} of ${ofPoints} points`,
      )}
    />
  )
}

/** One year's assessment: where every item stands, and the way to rehearsal and pack. */
export function AssessmentPage({ regionId, id }: { regionId: string; id: string }) {
  const view = useAsk(GetView, { params: { regionId: Number(regionId), id } })
  return (
    <CasePage
      regionId={regionId}
      id={id}
      process={assessmentProcess as never}
      breadcrumbs={[{ label: titles.list, to: '/assessment' }]}
      actions={(of) => <Buttons of={of} />}
      facts={() => <Fact label={texts.ready}>{view.data && <Ready of={view.data} />}</Fact>}
      childless
    >
      {() => <Asked of={view}>{(of) => <Board of={of} />}</Asked>}
    </CasePage>
  )
}
