import { Alert, Button, Modal } from 'antd'
import { useRef, useState } from 'react'
import { say } from '#platform/say'
import { FaultList, may, ProblemBox, T, UploadOutlined, useDo, useSay, words } from '#ui'
import { ImportSheet, type SheetResult } from '../model/index.ts'

const texts = {
  import: say('导入离线调度表', 'Import a sheet'),
  write: say('确认报送', 'Send them'),
  none: say('没有标为“报送”的行，未作任何处理。', 'No row is marked for sending; nothing was done.'),
}

const sayResult = ({ sent, skipped, written }: SheetResult) =>
  written
    ? say(`已报送 ${sent} 件，跳过 ${skipped} 行。`, `${sent} reports sent, ${skipped} rows left alone.`)
    : say(`试导入通过：可报送 ${sent} 件，跳过 ${skipped} 行。`, `Tried: ${sent} can be sent, ${skipped} left alone.`)

function Result({ of }: { of: SheetResult }) {
  if (of.faults.length > 0)
    return (
      <Alert
        type="error"
        showIcon
        title={
          <T
            of={say(`有 ${of.faults.length} 处问题，一行也没有写入`, `${of.faults.length} faults; nothing was written`)}
          />
        }
        description={<FaultList faults={of.faults} />}
      />
    )
  return <Alert type="success" showIcon title={<T of={of.sent === 0 ? texts.none : sayResult(of)} />} />
}

/** Brings a sheet back that was filled offline: tried first, written only when every row is right and the person confirms. */
export function ImportButton({ regionId, id }: { regionId: number; id: string }) {
  const toSay = useSay()
  const picker = useRef<HTMLInputElement>(null)
  const [file, setFile] = useState<File | null>(null)
  const [result, setResult] = useState<SheetResult | null>(null)
  const bring = useDo(ImportSheet)
  if (!may('dispatch.report')) return null
  const run = async (chosen: File, dryRun: 'yes' | 'no') => {
    const done = await bring.run({ params: { regionId, id }, query: { dryRun }, file: chosen }).catch(() => null)
    setResult(done)
  }
  const choose = (chosen: File | undefined) => {
    if (picker.current) picker.current.value = ''
    if (!chosen) return
    setFile(chosen)
    setResult(null)
    void run(chosen, 'yes')
  }
  const close = () => {
    setFile(null)
    bring.clear()
  }
  const isReady = result !== null && result.faults.length === 0 && !result.written && result.sent > 0
  return (
    <>
      <Button icon={<UploadOutlined />} onClick={() => picker.current?.click()}>
        <T of={texts.import} />
      </Button>
      <input
        ref={picker}
        type="file"
        hidden
        accept=".xlsx"
        aria-label={toSay(texts.import)}
        onChange={(event) => choose(event.target.files?.[0])}
      />
      {file && (
        <Modal
          open
          title={`${toSay(texts.import)} ${file.name}`}
          okText={toSay(isReady ? texts.write : words.close)}
          cancelText={toSay(words.cancel)}
          confirmLoading={bring.busy}
          onOk={() => (isReady ? void run(file, 'no') : close())}
          onCancel={close}
        >
          <ProblemBox problem={bring.problem} />
          {result && <Result of={result} />}
        </Modal>
      )}
    </>
  )
}
