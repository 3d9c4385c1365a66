import { Button } from 'antd'
import { useState } from 'react'
import type { AnyProcess } from '#kernel/process'
import { say } from '#platform/say'
import {
  Asked,
  CasePage,
  EyeOutlined,
  FileWordOutlined,
  may,
  PaperText,
  ProblemBox,
  SaveButton,
  Section,
  T,
  useAsk,
  useDo,
  useGo,
} from '#ui'
import {
  type BulletinAnswer,
  DraftBulletin,
  DraftDocx,
  GetBulletin,
  PreviewBulletin,
  RedrawBulletin,
} from '../model/index.ts'
import { bulletinProcess } from '../process/index.ts'
import { blocksOf, titleOf } from '../rules/index.ts'
import { Differences, Frozen } from './bulletin-facts.tsx'
import { TextDialog } from './bulletin-text.tsx'
import { titles } from './words.ts'

const texts = {
  preview: say('预览 PDF', 'Preview PDF'),
  docx: say('下载 docx', 'Download docx'),
  edit: say('修改文字', 'Edit the words'),
  redraw: say('重新生成数据', 'Draw the figures anew'),
  correct: say('起草更正通报', 'Draft a correction'),
  text: say('文稿', 'Text'),
  only: say(
    '数据由已确认得分生成，不可手改；文字可修改，送审后改动须重新审核。',
    'Figures come from the confirmed scores; words may be edited, and after approval must be approved again.',
  ),
}

interface At {
  of: BulletinAnswer
  regionId: number
  id: string
}

function Drafting({ of, regionId, id }: At) {
  const [editing, setEditing] = useState(false)
  const redrawing = useDo(RedrawBulletin)
  const redraw = () => redrawing.run({ params: { regionId, id } }).catch(() => undefined)
  return (
    <>
      <Button onClick={() => setEditing(true)}>
        <T of={texts.edit} />
      </Button>
      <Button loading={redrawing.busy} onClick={() => void redraw()}>
        <T of={texts.redraw} />
      </Button>
      <ProblemBox problem={redrawing.problem} />
      {editing && <TextDialog of={of.content.text} regionId={regionId} id={id} onClose={() => setEditing(false)} />}
    </>
  )
}

/** After signing nothing changes; what an upheld objection changes goes into a bulletin of its own. */
function Correct({ roundId, number }: { roundId: string; number: string }) {
  const drafting = useDo(DraftBulletin)
  const go = useGo()
  const draft = async () => {
    const made = await drafting.run({ body: { roundId, corrects: number } }).catch(() => null)
    if (made) go(`/bulletins/${made.regionId}/${made.id}`)
  }
  return (
    <>
      <Button loading={drafting.busy} onClick={() => void draft()}>
        <T of={texts.correct} />
      </Button>
      <ProblemBox problem={drafting.problem} />
    </>
  )
}

function Body({ of, regionId, id }: At) {
  const params = { regionId, id }
  return (
    <>
      {of.content.corrects && <Differences of={of.differences} />}
      <Section
        title={texts.text}
        actions={
          <>
            <SaveButton of={PreviewBulletin} label={texts.preview} icon={<EyeOutlined />} params={params} />
            <SaveButton of={DraftDocx} label={texts.docx} icon={<FileWordOutlined />} params={params} />
            {of.editable && <Drafting of={of} regionId={regionId} id={id} />}
            {of.number && may('bulletin.draft') && <Correct roundId={of.roundId} number={of.number} />}
          </>
        }
      >
        {of.editable && (
          <p className="g-hint">
            <T of={texts.only} />
          </p>
        )}
        <PaperText title={titleOf(of.content)} addressee={of.content.text.addressee} blocks={blocksOf(of.content)} />
      </Section>
      <Frozen of={of} />
    </>
  )
}

/** A bulletin: the case, what was frozen and measured, differences to the one it corrects, and its text. */
export function BulletinPage({ regionId, id }: { regionId: string; id: string }) {
  const bulletin = useAsk(GetBulletin, { params: { regionId: Number(regionId), id } })
  return (
    <CasePage
      regionId={regionId}
      id={id}
      process={bulletinProcess as unknown as AnyProcess}
      breadcrumbs={[{ label: titles.bulletins, to: '/bulletins' }]}
    >
      {() => <Asked of={bulletin}>{(of) => <Body of={of} regionId={Number(regionId)} id={id} />}</Asked>}
    </CasePage>
  )
}
