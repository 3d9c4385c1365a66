import { Button } from 'antd'
import { type DragEvent, useId, useRef, useState } from 'react'
import { say } from '#platform/say'
import { InboxOutlined, ProblemBox, Section, T, UnitInput, useDo, useGo, useMe, useSay } from '#ui'
import { UploadReport } from '../contracts.ts'
import { TakeStored } from './take-stored.tsx'

const texts = {
  title: say('上传材料', 'Upload a report'),
  unit: say('数据所属单位', 'Whose figures they are'),
  drop: say('把总结、通报、简报拖到这里，或点击选择', 'Drop a report here, or choose it'),
  choose: say('选择文件', 'Choose a file'),
  kinds: say(
    '支持 docx、pdf（有文字的）、txt。数字逐个提出，对照原文确认后登记入数据台账。',
    'docx, pdf (with text) or txt. Its figures are proposed; confirmed beside their text, they enter the record of figures.',
  ),
  busy: say('正在读取材料……', 'Reading the report …'),
}

/** A report for extraction: whose figures it has, and the file itself; it is read as soon as it is chosen. */
export function UploadPanel() {
  const toSay = useSay()
  const go = useGo()
  const me = useMe()
  const unitInput = useId()
  const picker = useRef<HTMLInputElement>(null)
  const [unitId, setUnit] = useState<number | null>(me.appointments[0]?.unitId ?? null)
  const [over, setOver] = useState(false)
  const upload = useDo(UploadReport)
  const send = async (file: File | undefined) => {
    if (!file || unitId === null || upload.busy) return
    const taken = await upload.run({ body: { unitId }, file }).catch(() => null)
    if (picker.current) picker.current.value = ''
    if (taken) go(`/extraction/${taken.regionId}/${taken.id}`)
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void send(event.dataTransfer.files[0])
  }
  return (
    <Section title={texts.title}>
      <div className="x-unit">
        <label htmlFor={unitInput}>
          <T of={texts.unit} />
        </label>
        <UnitInput id={unitInput} value={unitId} onChange={setUnit} />
      </div>
      <section
        className={over ? 'x-drop x-drop-over' : 'x-drop'}
        aria-label={toSay(texts.drop)}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        <InboxOutlined style={{ fontSize: 28 }} />
        <T of={texts.drop} />
        <Button type="primary" loading={upload.busy} disabled={unitId === null} onClick={() => picker.current?.click()}>
          <T of={texts.choose} />
        </Button>
        <small className="x-small">
          <T of={texts.kinds} />
        </small>
        <input
          ref={picker}
          type="file"
          hidden
          accept=".docx,.pdf,.txt,.md"
          aria-label={toSay(texts.choose)}
          onChange={(event) => void send(event.target.files?.[0])}
        />
        {upload.busy && (
          <span role="status">
            <T of={texts.busy} />
          </span>
        )}
      </section>
      <ProblemBox problem={upload.problem} />
      <TakeStored unitId={unitId} />
    </Section>
  )
}
