import { Checkbox, Select, Tag } from 'antd'
import { join, type Say, say } from '#platform/say'
import { T, useSay } from '#ui'
import type { Edition, FoundDocument } from '../contracts/index.ts'

/** A document that was picked, with the one it revises. */
export interface Picked {
  start: number
  revises: string | null
}

const natures: Record<FoundDocument['nature'], Say> = {
  normative: say('政策文件', 'policy'),
  notice: say('通知', 'notice'),
  report: say('讲话、通报', 'speech or report'),
  other: say('其他', 'other'),
}

const bare = (title: string) => title.replace(/[（(〔［[][^（）()]{0,12}[)）〕］\]]|修订|\s/g, '')

/** The earlier document of the same name, if there is one. */
export const likelyEdition = (found: FoundDocument, editions: readonly Edition[]): string | null =>
  editions.find((one) => bare(one.title) === bare(found.title))?.id ?? null

function sayFound({ date, documentNumber, parts, clauses }: FoundDocument): Say {
  const shape =
    clauses === 0
      ? say('没有编号条款', 'no numbered clauses')
      : say(`${parts} 个部分、共 ${clauses} 条`, `${parts} parts, ${clauses} clauses`)
  const known = [documentNumber, date].filter((one) => one !== null).join(' · ')
  return known ? join(`${known} · `, shape) : shape
}

interface Props {
  of: FoundDocument
  likely: boolean
  picked: Picked | undefined
  shown: boolean
  editions: readonly Edition[]
  onPick(picked: Picked | null): void
  onShow(): void
}

const none = say('新文件（不是修订版）', 'A new document, no revision')

/** A document found in the file: tick to take it, press its title to read it. */
export function FoundItem({ of, likely, picked, shown, editions, onPick, onShow }: Props) {
  const toSay = useSay()
  return (
    <li className={shown ? 'p-found p-found-shown' : 'p-found'}>
      <Checkbox
        checked={picked !== undefined}
        aria-label={toSay(join(say('选定 ', 'Take '), of.title))}
        onChange={(event) =>
          onPick(event.target.checked ? { start: of.start, revises: likelyEdition(of, editions) } : null)
        }
      />
      <div>
        <button type="button" className="g-bare" aria-current={shown} onClick={onShow}>
          <strong>{of.title}</strong>{' '}
          {likely && (
            <Tag color="blue">
              <T of={say('最可能', 'most likely')} />
            </Tag>
          )}
          <Tag>
            <T of={natures[of.nature]} />
          </Tag>
        </button>
        <div className="p-small">
          <T of={sayFound(of)} />
        </div>
        {picked && editions.length > 0 && (
          <Select
            size="small"
            className="g-wide"
            aria-label={toSay(say('是哪份文件的修订版', 'Which document it revises'))}
            value={picked.revises ?? ''}
            options={[
              { value: '', label: toSay(none) },
              ...editions.map((one) => ({
                value: one.id,
                label: toSay(join(say('修订自：', 'Revises: '), `${one.title}（${one.issuedOn ?? one.takenOn}）`)),
              })),
            ]}
            onChange={(id: string) => onPick({ start: of.start, revises: id || null })}
          />
        )}
      </div>
    </li>
  )
}
