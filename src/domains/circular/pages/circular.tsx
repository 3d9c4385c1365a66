import { Button } from 'antd'
import { useState } from 'react'
import { claimMethods } from '#kernel/indicator'
import type { AnyProcess } from '#kernel/process'
import { say } from '#platform/say'
import {
  Asked,
  CasePage,
  EyeOutlined,
  FileWordOutlined,
  FrozenPaper,
  PaperText,
  ProblemBox,
  SaveButton,
  Section,
  sayPeriod,
  T,
  TableFor,
  useAsk,
  useDo,
} from '#ui'
import { type CircularAnswer, CircularDocx, CircularPdf, GetCircular, RedrawCircular } from '../model/index.ts'
import { circularProcess } from '../process.ts'
import { blocksOf, usedKeys } from '../rules/index.ts'
import { PickFigures } from './pick-figures.tsx'
import { TextDialog } from './text-dialog.tsx'
import { Warnings } from './warnings.tsx'
import { title } from './words.ts'

const texts = {
  text: say('文稿', 'Text'),
  figures: say('数据清单', 'Figures'),
  edit: say('修改文字', 'Edit the words'),
  redraw: say('刷新数据', 'Bring figures up to date'),
  pick: say('从数据台账选取', 'Take from the register'),
  proofs: say('签发与版面', 'Signature and page'),
}

interface At {
  of: CircularAnswer
  regionId: number
  id: string
}

function Drafting({ of, regionId, id }: At) {
  const [editing, setEditing] = useState(false)
  const redrawing = useDo(RedrawCircular)
  return (
    <>
      <Button type="primary" onClick={() => setEditing(true)}>
        <T of={texts.edit} />
      </Button>
      {of.differing.length > 0 && (
        <Button
          loading={redrawing.busy}
          onClick={() => void redrawing.run({ params: { regionId, id } }).catch(() => undefined)}
        >
          <T of={texts.redraw} />
        </Button>
      )}
      <ProblemBox problem={redrawing.problem} />
      {editing && (
        <TextDialog
          of={of.content.text}
          figures={of.content.figures}
          digest={of.digest}
          regionId={regionId}
          id={id}
          onClose={() => setEditing(false)}
        />
      )}
    </>
  )
}

/** Every figure with the key the text refers to it by, and where it comes from; each opens to its claim. */
function Figures({ of, regionId, id }: At) {
  const [picking, setPicking] = useState(false)
  const used = usedKeys(of.content)
  return (
    <Section
      title={texts.figures}
      actions={
        of.editable && (
          <Button onClick={() => setPicking(true)}>
            <T of={texts.pick} />
          </Button>
        )
      }
    >
      <TableFor
        caption={texts.figures}
        rows={of.content.figures}
        rowKey={(row) => row.key}
        link={(row) => `/figures/${row.regionId}/${row.id}`}
        empty={
          <T
            of={say(
              '还没有数据。从数据台账选取后，在文字中以 {F1} 引用。',
              'None yet. Take some from the register, then refer to them as {F1}.',
            )}
          />
        }
        columns={[
          { key: 'key', label: say('引用', 'Reference'), value: (row) => `{${row.key}}` },
          { key: 'label', label: say('指标', 'Indicator'), kind: 'say' },
          { key: 'figure', label: say('数值', 'Figure'), kind: 'say' },
          { key: 'unitName', label: say('单位', 'Unit') },
          {
            key: 'period',
            label: say('期间', 'Period'),
            value: (row) => (row.period ? sayPeriod(row.period) : row.asOf),
          },
          { key: 'reporter', label: say('报送', 'Reported by') },
          {
            key: 'method',
            label: say('来源方式', 'Method'),
            kind: 'say',
            value: (row) => claimMethods[row.method],
            wideOnly: true,
          },
          { key: 'used', label: say('已引用', 'Used'), kind: 'yes-no', value: (row) => used.includes(row.key) },
        ]}
      />
      {picking && <PickFigures regionId={regionId} id={id} onClose={() => setPicking(false)} />}
    </Section>
  )
}

function Body({ of, regionId, id }: At) {
  const params = { regionId, id }
  return (
    <>
      <Warnings of={of} />
      <Section
        title={texts.text}
        actions={
          <>
            <SaveButton
              of={CircularPdf}
              label={say('预览 PDF', 'Preview PDF')}
              icon={<EyeOutlined />}
              params={params}
            />
            <SaveButton
              of={CircularDocx}
              label={say('下载 docx', 'Download docx')}
              icon={<FileWordOutlined />}
              params={params}
            />
            {of.editable && <Drafting of={of} regionId={regionId} id={id} />}
          </>
        }
      >
        <PaperText title={of.title} addressee={of.content.text.addressee} blocks={blocksOf(of.content)} />
      </Section>
      <Figures of={of} regionId={regionId} id={id} />
      {of.frozen && (
        <Section title={texts.proofs}>
          <FrozenPaper number={of.number} digest={of.digest} frozen={of.frozen} />
        </Section>
      )}
    </>
  )
}

/** A circular: the case, what is to be settled, its text, its figures, and what was frozen. */
export function CircularPage({ regionId, id }: { regionId: string; id: string }) {
  const circular = useAsk(GetCircular, { params: { regionId: Number(regionId), id } })
  return (
    <CasePage
      regionId={regionId}
      id={id}
      process={circularProcess as unknown as AnyProcess}
      breadcrumbs={[{ label: title, to: '/circulars' }]}
    >
      {() => <Asked of={circular}>{(of) => <Body of={of} regionId={Number(regionId)} id={id} />}</Asked>}
    </CasePage>
  )
}
