import { workAreas } from '#kernel/process'
import type { Cell, Column } from '#platform/sheet'
import { type ItemRow, itemStates } from '../model/rows.ts'

/** The columns of a ledger in a workbook; the first eight are what a template asks for. */
export const itemColumns: readonly Column[] = [
  { header: '任务名称', kind: 'text', width: 36, note: '必填，不超过200字' },
  { header: '条款原文', kind: 'text', width: 48, note: '照录文件原文' },
  { header: '所属重点任务', kind: 'choice', choices: workAreas.map((area) => area.label.zh) },
  { header: '牵头单位', kind: 'text', width: 24, note: '单位全称或简称；只填一个，填多个会列为多头牵头' },
  { header: '配合单位', kind: 'text', width: 36, note: '多个单位用顿号分开' },
  { header: '完成时限', kind: 'date', note: '如 2026-12-31' },
  { header: '条款编号', kind: 'text', note: '只在导出时填写' },
  { header: '备注', kind: 'text', width: 24 },
]

const standing: readonly Column[] = [
  { header: '年度', kind: 'number' },
  { header: '序号', kind: 'number' },
  { header: '下达单位', kind: 'text', width: 24 },
  { header: '台账状态', kind: 'choice', choices: itemStates.map((state) => state.label.zh) },
  { header: '办理状态', kind: 'text' },
  { header: '进度（%）', kind: 'number' },
  { header: '问题', kind: 'text', width: 36 },
]

/** The columns of an export: what a template asks, then how it stands. */
export const exportColumns: readonly Column[] = [...standing.slice(0, 3), ...itemColumns, ...standing.slice(3)]

const joined = (owners: ItemRow['leads']) => owners.map((owner) => owner.name).join('、')

/** An item as a row of an export. */
export const cellsOf = (item: ItemRow): Cell[] => [
  item.year,
  item.no,
  item.unitName,
  item.title,
  item.words,
  workAreas.find((area) => area.value === item.area)?.label.zh ?? null,
  joined(item.leads),
  joined(item.joints),
  item.dueOn,
  item.place?.number ?? null,
  item.note,
  itemStates.find((state) => state.value === item.state)?.label.zh ?? item.state,
  item.case?.stateLabel.zh ?? null,
  item.case?.progress ?? null,
  item.faults.map((fault) => fault.message.zh).join('；') || null,
]
