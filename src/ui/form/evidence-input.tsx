import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { type EvidenceRow, ListEvidence, UploadEvidence } from '#kernel/evidence'
import { join, type Say, say } from '#platform/say'
import { useAsk, useDo } from '../ask/ask.ts'
import { problemOf } from '../ask/problem.ts'
import { isLostConnection } from '../outbox/entry.ts'
import { findFiles, keepFile, type WaitingFile } from '../outbox/files.ts'
import { isLocalId } from '../outbox/local-ids.ts'
import { formatSize } from '../show/format.ts'
import { UploadOutlined } from '../show/icons.tsx'
import { ProblemBox } from '../show/problem.tsx'
import { words } from '../words/common.ts'
import { T, useSay } from '../words/language.tsx'
import { DateInput } from './date-input.tsx'
import type { InputProps } from './input-props.ts'

const texts = {
  choose: say('选择文件上传', 'Choose files'),
  effective: say('生效日期', 'Effective on'),
  expires: say('有效期至', 'Expires on'),
  kinds: say(
    '可上传 PDF、OFD、docx、xlsx、PNG、JPEG、txt、csv；有有效期的材料请先填日期。',
    'PDF, OFD, docx, xlsx, PNG, JPEG, txt and csv are taken; give the dates first where the file has them.',
  ),
  waits: say('存在本机，随表单一起上传', 'On this device; goes up with the form'),
  gone: say('已不在本机的文件', 'A file that is no longer on this device'),
  noUnit: say('请先选择单位，再上传材料。', 'Choose the unit first, then upload.'),
}

/** Name, size and dates of a stored file in one line. */
export function sayEvidence(row: Pick<EvidenceRow, 'size' | 'effectiveOn' | 'expiresOn'>): Say {
  const dates = [
    row.effectiveOn ? say(`${row.effectiveOn} 生效`, `effective ${row.effectiveOn}`) : null,
    row.expiresOn ? say(`有效期至 ${row.expiresOn}`, `expires ${row.expiresOn}`) : null,
  ].filter((d) => d !== null)
  return join(formatSize(row.size), ...dates.flatMap((d) => [say('，', ', '), d]))
}

/** Stored files by their ids. */
export function useEvidence(ids: readonly string[]): EvidenceRow[] {
  const stored = ids.filter((id) => !isLocalId(id))
  const query = { ids: stored.join(',') }
  const { data } = useAsk(ListEvidence, { query }, { skip: stored.length === 0, keeps: () => true })
  return data?.rows.filter((row) => stored.includes(row.id)) ?? []
}

/** Files among these that are still on this device. */
function useWaitingFiles(ids: readonly string[]): WaitingFile[] {
  const local = ids.filter(isLocalId).join(',')
  const [files, setFiles] = useState<WaitingFile[]>([])
  useEffect(() => {
    let current = true
    const found = local === '' ? Promise.resolve<WaitingFile[]>([]) : findFiles(local.split(','))
    found.then((all) => current && setFiles(all)).catch(() => undefined)
    return () => {
      current = false
    }
  }, [local])
  return files
}

function Chosen({ ids, onRemove, disabled }: { ids: string[]; onRemove(id: string): void; disabled: boolean }) {
  const rows = useEvidence(ids)
  const files = useWaitingFiles(ids)
  const toSay = useSay()
  return (
    <ul className="g-files">
      {ids.map((id) => {
        const file = files.find((f) => f.id === id)
        const row = rows.find((r) => r.id === id) ?? file
        return (
          <li key={id}>
            <span>{row?.name ?? toSay(isLocalId(id) ? texts.gone : say(id, id))}</span>{' '}
            {row && <small>{toSay(sayEvidence(row))}</small>} {file && <small>{toSay(texts.waits)}</small>}
            {!disabled && (
              <Button
                type="link"
                size="small"
                onClick={() => onRemove(id)}
                aria-label={toSay(join(words.remove, ' ', row?.name ?? id))}
              >
                <T of={words.remove} />
              </Button>
            )}
          </li>
        )
      })}
    </ul>
  )
}

/** What the file chooser offers first. The server judges by content. */
const endings = '.pdf,.ofd,.docx,.xlsx,.png,.jpg,.jpeg,.txt,.csv'

type Dates = { unitId: number | undefined; effectiveOn: string | null; expiresOn: string | null }

/** Without a connection the file stays on this device, to go up with the form. Null where the server said no, or there is no room. */
async function keepUnlessAnswered(thrown: unknown, file: File, { unitId, ...dates }: Dates): Promise<string | null> {
  if (!isLostConnection(problemOf(thrown).status) || unitId === undefined) return null
  return await keepFile(file, { unitId, ...dates }).catch(() => null)
}

/** Files that prove an answer: uploaded with the day they take effect and the day they expire. */
export function EvidenceInput({ id, value, onChange, unitId, disabled, describedBy, field }: InputProps) {
  const ids = (value as string[] | null) ?? []
  const toSay = useSay()
  const picker = useRef<HTMLInputElement>(null)
  const upload = useDo(UploadEvidence)
  const [effectiveOn, setEffective] = useState<string | null>(null)
  const [expiresOn, setExpires] = useState<string | null>(null)
  const [failed, fail] = useState<readonly string[]>([])

  const send = async (files: FileList | null) => {
    const stored: string[] = []
    const refused: string[] = []
    for (const file of files ?? []) {
      const body = { unitId, effectiveOn: effectiveOn ?? undefined, expiresOn: expiresOn ?? undefined }
      const id = await upload
        .run({ body, file })
        .then((row) => row.id)
        .catch((thrown: unknown) => keepUnlessAnswered(thrown, file, { unitId, effectiveOn, expiresOn }))
      if (id) stored.push(id)
      else refused.push(file.name)
    }
    fail(refused)
    if (picker.current) picker.current.value = ''
    onChange([...ids, ...stored.filter((one) => !ids.includes(one))])
  }
  return (
    <div className="g-evidence">
      <Chosen ids={ids} disabled={disabled} onRemove={(gone) => onChange(ids.filter((one) => one !== gone))} />
      {unitId === undefined ? (
        <T of={texts.noUnit} />
      ) : (
        <div className="g-evidence-add">
          <label htmlFor={`${id}-from`}>
            <T of={texts.effective} />
            <DateInput id={`${id}-from`} value={effectiveOn} onChange={setEffective} disabled={disabled} />
          </label>
          <label htmlFor={`${id}-to`}>
            <T of={texts.expires} />
            <DateInput id={`${id}-to`} value={expiresOn} onChange={setExpires} disabled={disabled} />
          </label>
          <Button
            id={id}
            icon={<UploadOutlined />}
            loading={upload.busy}
            disabled={disabled}
            aria-describedby={describedBy}
            onClick={() => picker.current?.click()}
          >
            <T of={texts.choose} />
          </Button>
          <input
            ref={picker}
            type="file"
            multiple
            hidden
            accept={endings}
            aria-label={toSay(field.label)}
            onChange={(event) => void send(event.target.files)}
          />
        </div>
      )}
      <small className="g-source">
        <T of={texts.kinds} />
      </small>
      <ProblemBox
        problem={failed.length > 0 ? upload.problem : null}
        heading={say(`未能上传：${failed.join('、')}`, `Not uploaded: ${failed.join(', ')}`)}
      />
    </div>
  )
}
