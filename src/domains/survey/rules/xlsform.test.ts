import { describe, expect, test } from 'vitest'
import type { ReadSheet } from '#platform/sheet'
import { faultsOfQuestionnaire } from './check-questionnaire.ts'
import { readRelevant, writeRelevant } from './relevant.ts'
import { readXlsForm } from './xlsform.ts'

const sheet = (name: string, ...rows: (string | number | null)[][]): ReadSheet => ({
  name,
  rows: rows.map((cells, i) => ({ row: i + 1, cells })),
})
const head = ['type', 'name', 'label::中文', 'required', 'relevant', 'constraint', 'parameters']
const choices = sheet(
  'choices',
  ['list_name', 'name', 'label'],
  ['yn', 'y', '是'],
  ['yn', 'n', '否'],
  ['job', 'rider', '骑手'],
  ['job', 'welder', '焊工'],
)
const read = (...rows: (string | number | null)[][]) =>
  readXlsForm([sheet('survey', head, ...rows), choices], '队伍状况')

test('a workbook in XLSForm becomes a questionnaire', () => {
  const { questionnaire, faults } = read(
    ['note', 'hello', '您好'],
    ['select_one yn', 'member', '您是会员吗', 'yes'],
    ['begin_group', 'g', '', '', `\${member} = 'y'`],
    ['select_multiple job', 'jobs', '做过哪些工种'],
    ['integer', 'years', '会龄', 'true()', `selected(\${jobs}, 'rider') or \${member}='y'`, '. >= 0 and . <= 60'],
    ['end_group'],
    ['decimal', 'hours', '每日工时'],
    ['range', 'happy', '满意度', '', `\${hours} > 8`, '', 'start=1 end=10 step=1'],
    ['text', 'words', '还想说什么'],
  )
  expect(faults).toEqual([])
  expect(faultsOfQuestionnaire(questionnaire)).toEqual([])
  expect(questionnaire.intro.zh).toBe('您好')
  expect(questionnaire.questions.map(({ kind, key }) => `${kind} ${key}`)).toEqual([
    'single member',
    'multiple jobs',
    'number years',
    'number hours',
    'scale happy',
    'text words',
  ])
  expect(questionnaire.questions[2]).toMatchObject({
    required: true,
    min: 0,
    max: 60,
    decimals: 0,
    showIf: { op: 'and' },
  })
  expect(questionnaire.questions[4]).toMatchObject({
    from: 1,
    to: 10,
    showIf: { op: 'greater', question: 'hours', value: 8 },
  })
})

describe('what cannot be read is named by sheet, cell and column', () => {
  test.each([
    [['select_one town', 'a', '哪里'], 'survey!A2', 'no-list'],
    [['geopoint', 'a', '哪里'], 'survey!A2', 'type'],
    [['text', '1a', '题'], 'survey!B2', 'name'],
    [['text', 'a', ''], 'survey!A2', 'required'],
    [['text', 'a', '题', '', `\${b} ~ 1`], 'survey!E2', 'relevant'],
    [['integer', 'a', '题', '', '', 'regex(., 1)'], 'survey!F2', 'constraint'],
    [['range', 'a', '题', '', '', '', 'start=5 end=1'], 'survey!G2', 'range'],
    [['end_group'], 'survey!A2', 'group'],
  ])('%j', (row, path, rule) => {
    expect(read(row).faults).toContainEqual(expect.objectContaining({ path, rule }))
  })
  test('a choice without a name, and a workbook without the sheet', () => {
    const bad = sheet('choices', ['list_name', 'name', 'label'], ['yn', '是 的', '是'])
    expect(readXlsForm([sheet('survey', head), bad], '').faults[0]).toMatchObject({ path: 'choices!B2', rule: 'name' })
    expect(readXlsForm([], '').faults[0]).toMatchObject({ rule: 'no-sheet' })
  })
})

test('a condition is written as it is read', () => {
  for (const text of [
    `\${a} = 'y'`,
    `\${a} = 'y' and (\${b} > 3 or \${c} < -1.5)`,
    `selected(\${a}, 'x') and selected(\${a}, 'z')`,
  ]) {
    const first = readRelevant(text)
    if (!('condition' in first)) throw new Error(text)
    expect(readRelevant(writeRelevant(first.condition))).toEqual(first)
  }
  for (const text of [`\${a} = `, 'a = 1', `\${a} = 'y' and`, `(\${a} = 'y'`, `\${a} > 'y'`, `not(\${a} = 1)`])
    expect(readRelevant(text)).toHaveProperty('at')
})

test('quotas stand on a sheet of their own, over several questions; what cannot be read is named by its cell', () => {
  const quotas = sheet(
    'quotas',
    ['condition', 'count'],
    [`\${member} = 'y' and \${years} < 5`, 100],
    ['member is y', 0],
  )
  const rows = sheet(
    'survey',
    head,
    ['select_one yn', 'member', '您是会员吗', 'yes'],
    ['integer', 'years', '会龄', 'yes'],
  )
  const { questionnaire, faults } = readXlsForm([rows, choices, quotas], '队伍状况')
  expect(questionnaire.quotas).toEqual([
    {
      when: {
        op: 'and',
        of: [
          { op: 'equals', question: 'member', value: 'y' },
          { op: 'less', question: 'years', value: 5 },
        ],
      },
      count: 100,
    },
  ])
  expect(faults.map(({ path, rule }) => [path, rule])).toEqual([
    ['quotas!A3', 'condition'],
    ['quotas!B3', 'count'],
  ])
})
