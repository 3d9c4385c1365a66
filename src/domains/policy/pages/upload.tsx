import { Button, Progress, Radio } from 'antd'
import { type DragEvent, useId, useRef, useState } from 'react'
import { say } from '#platform/say'
import { InboxOutlined, ProblemBox, Section, T, UnitInput, useDo, useGo, useMe, useSay } from '#ui'
import { type Origin, origins, UploadPolicy } from '../contracts/index.ts'

const texts = {
  title: say('上传政策文件', 'Upload a policy document'),
  unit: say('接收单位', 'Received by'),
  origin: say('来源级别', 'Level'),
  drop: say('把文件拖到这里，或点击选择', 'Drop the file here, or choose it'),
  choose: say('选择文件', 'Choose a file'),
  kinds: say(
    '支持 docx、pdf（有文字的）、txt。一个文件里有多份公文时，上传后挑选。',
    'docx, pdf (with text) or txt. Where one file holds several documents, you choose next.',
  ),
  busy: say('正在读取文件、识别公文和条款……', 'Reading the file, finding documents and clauses …'),
}

/** A file for policy work: whose it is, how high it comes from, and the file itself; it is read as soon as it is chosen. */
export function UploadPanel() {
  const toSay = useSay()
  const go = useGo()
  const me = useMe()
  const ids = { unit: useId(), origin: useId() }
  const picker = useRef<HTMLInputElement>(null)
  const [unitId, setUnit] = useState<number | null>(me.appointments[0]?.unitId ?? null)
  const [origin, setOrigin] = useState<Origin>('central')
  const [over, setOver] = useState(false)
  const upload = useDo(UploadPolicy)

  const send = async (file: File | undefined) => {
    if (!file || unitId === null || upload.busy) return
    const read = await upload.run({ body: { unitId, origin }, file }).catch(() => null)
    if (picker.current) picker.current.value = ''
    if (read) go(`/policy/files/${read.regionId}/${read.id}`)
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void send(event.dataTransfer.files[0])
  }
  return (
    <Section title={texts.title}>
      <div className="p-upload-set">
        <div>
          <label htmlFor={ids.unit}>
            <T of={texts.unit} />
          </label>
          <UnitInput id={ids.unit} value={unitId} onChange={setUnit} />
        </div>
        <div>
          <span id={ids.origin}>
            <T of={texts.origin} />
          </span>
          <Radio.Group
            aria-labelledby={ids.origin}
            value={origin}
            onChange={(event) => setOrigin(event.target.value as Origin)}
            options={origins.map(({ value, label }) => ({ value, label: toSay(label) }))}
          />
        </div>
      </div>
      <section
        className={over ? 'p-drop p-drop-over' : 'p-drop'}
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
        <small className="p-small">
          <T of={texts.kinds} />
        </small>
        <input
          ref={picker}
          type="file"
          hidden
          accept=".docx,.pdf,.txt"
          aria-label={toSay(texts.choose)}
          onChange={(event) => void send(event.target.files?.[0])}
        />
        {upload.busy && (
          <div role="status" className="p-progress">
            <T of={texts.busy} />
            <Progress percent={100} status="active" showInfo={false} aria-label={toSay(texts.busy)} />
          </div>
        )}
      </section>
      <ProblemBox problem={upload.problem} />
    </Section>
  )
}
