import type { Asked } from '#kernel/domain/server'
import { dayOf, type SheetOf } from '#kernel/export/server'
import { getUnit } from '#kernel/org/server'
import { ways } from '#kernel/sight'
import { maskPersonalIn } from '#platform/personal'
import { say } from '#platform/say'
import type { ListSights, SightLine } from '../model/index.ts'
import { findSights } from '../store/sights.ts'
import { note } from './note.ts'
import { reachOf } from './reach.ts'

/**
 * Who looked at files of people, within the auditor's reach. Whoever watches is watched: each page read is a line of the journal
 * with its filter.
 */
export async function listSights(asked: Asked<typeof ListSights>) {
  const { page, size, unitId, ...filter } = asked.query
  const unit = unitId === undefined ? undefined : await getUnit(asked.db, unitId)
  const search = { ...filter, unit, ...(await reachOf(asked, 'audit.read')) }
  const found = await findSights(asked.db, search, { page, size })
  const body = { filter: maskPersonalIn(asked.query), count: found.rows.length }
  await note(asked, { action: 'audit.sights', subjectKind: 'sight', subjectId: 'list', body })
  return found
}

const wayLabel = (way: string) => ways.find(({ value }) => value === way)?.label ?? say(way, way)

/** The records as a workbook. */
export const sightSheet: SheetOf<SightLine> = {
  name: say('档案查阅记录', 'Looks at files'),
  columns: [
    { label: say('日期', 'Day'), value: (row) => dayOf(row.at), kind: 'date' },
    { label: say('查阅人', 'Who'), value: (row) => row.personName },
    { label: say('单位', 'Unit'), value: (row) => row.unitName, width: 30 },
    { label: say('方式', 'How'), value: (row) => wayLabel(row.way) },
    { label: say('用途', 'What for'), value: (row) => row.purpose, width: 30 },
    { label: say('理由', 'Reason'), value: (row) => row.reason, width: 40 },
    { label: say('完整显示的字段', 'Shown whole'), value: (row) => row.fields.join('、'), width: 24 },
    { label: say('人数', 'People'), value: (row) => row.count, kind: 'number' },
    {
      label: say('筛选条件', 'Filter'),
      value: (row) => (row.filter ? JSON.stringify(row.filter).slice(0, 2000) : null),
      width: 40,
    },
  ],
}
