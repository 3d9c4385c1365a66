import { describe, expect, test } from 'vitest'
import { say } from '#platform/say'
import {
  answersIn,
  beyondSheet,
  cellsOf,
  choice,
  columnsOf,
  date,
  defineForm,
  evidence,
  findFaults,
  number,
  optional,
  rows,
  text,
  units,
  yesNo,
} from './index.ts'

const Pilot = defineForm({
  theme: text(say('试点主题', 'Theme'), { max: 20 }),
  level: choice(say('级别', 'Level'), [
    { value: 'province', label: say('省级', 'Provincial') },
    { value: 'nation', label: say('国家级', 'National') },
  ]),
  budget: number(say('经费', 'Budget'), { measure: say('万元', 'CNY 10,000'), decimals: 2 }),
  card: text(say('联系电话', 'Telephone')),
  from: date(say('开始日期', 'From')),
  isPublic: yesNo(say('公开', 'Public')),
  partners: optional(units(say('参与单位', 'Partners'))),
})

const find = (name: string) => ({ 西宁市总工会: 2, 省总工会: 1, 城东区总工会: 'several' as const })[name]
const head = { row: 1, cells: columnsOf(Pilot).map((one) => one.header) }

describe('a form as a sheet', () => {
  test('has a column for each field, drop-downs for choices, texts for long numbers', () => {
    expect(columnsOf(Pilot).map(({ header, kind }) => `${header} ${kind}`)).toEqual([
      '试点主题 text',
      '级别 choice',
      '经费（万元） number',
      '联系电话 text',
      '开始日期 date',
      '公开 choice',
      '参与单位 text',
    ])
    expect(columnsOf(Pilot)[1]?.choices).toEqual(['省级', '国家级'])
  })

  test('reads back what it wrote', () => {
    const answers = {
      theme: '技能形成',
      level: 'nation',
      budget: 12.5,
      card: '09718230001',
      from: '2026-01-05',
      isPublic: false,
      partners: [2, 1],
    }
    const cells = cellsOf(Pilot, answers, (id) => (id === 2 ? '西宁市总工会' : '省总工会'))
    expect(cells).toEqual(['技能形成', '国家级', 12.5, '09718230001', '2026-01-05', '否', '西宁市总工会、省总工会'])
    expect(answersIn(Pilot, [head, { row: 2, cells }], find)).toEqual({ read: [{ row: 2, answers }], faults: [] })
  })

  test('every fault names row, field and what is wrong; the good rows are read all the same', () => {
    const good = ['一', '省级', 1, '1', '2026-01-05', '是', null]
    const { read, faults } = answersIn(
      Pilot,
      [
        head,
        { row: 2, cells: good },
        { row: 3, cells: ['', '市级', 'x', '1', '2026-13-01', '是', '城东区总工会、天上总工会'] },
      ],
      find,
    )
    expect(read.map(({ row }) => row)).toEqual([2])
    expect(faults.map(({ row, path, message }) => `${row} ${path} ${message.zh}`)).toEqual([
      '3 level “级别”“市级”不在选项中：省级、国家级',
      '3 partners “参与单位”“城东区总工会”有多个同名单位，请填写全称',
      '3 partners “参与单位”“天上总工会”不是系统中的单位',
      '3 theme “试点主题”必须填写',
      '3 budget “经费”应填数字',
      '3 from “开始日期”应为日期，格式如 2026-03-31',
    ])
  })

  test('a sheet without a needed column is refused as a whole', () => {
    const { faults } = answersIn(Pilot, [{ row: 1, cells: ['试点主题'] }], find)
    expect(faults[0]?.message.zh).toContain('缺少列：级别、经费（万元）')
  })

  test('a form that must have files cannot be filled by sheet', () => {
    const Proof = defineForm({ note: text(say('说明', 'Note')), proof: evidence(say('佐证', 'Proof')) })
    expect(beyondSheet(Proof).map(({ label }) => label.zh)).toEqual(['佐证'])
    expect(beyondSheet(Pilot)).toEqual([])
  })
})

describe('rows within a form', () => {
  const Minutes = defineForm({
    decisions: rows(say('议定事项', 'Decisions'), {
      what: text(say('内容', 'What'), { max: 10 }),
      by: optional(date(say('时限', 'By'))),
    }),
  })

  test('are checked one by one, and faults say which row and which field', () => {
    const faults = findFaults(Minutes, { decisions: [{ what: '好', by: null }, { what: '' }] })
    expect(faults.map(({ path, message }) => [path, message.zh, message.en])).toEqual([
      ['answers.decisions.1.what', '“议定事项”第 2 行“内容”不能为空', '"Decisions" line 2: "What" must not be empty'],
    ])
    expect(findFaults(Minutes, { decisions: [] })[0]?.message.zh).toBe('“议定事项”不能为空')
  })

  test('cannot hold files: the kernel would not find them', () => {
    expect(() => rows(say('表', 'Table'), { proof: evidence(say('佐证', 'Proof')) })).toThrow(
      'a row cannot hold evidence',
    )
  })
})
