import { expect, test } from 'vitest'
import { say } from '#platform/say'
import type { Question } from '../model/questionnaire.ts'
import { faultsOfQuestionnaire } from './check-questionnaire.ts'
import { draftOf, type QuestionDraft, questionFrom } from './question-form.ts'

const draft: QuestionDraft = {
  kind: 'single',
  key: 'sex',
  zh: '您的性别',
  en: null,
  required: true,
  options: '男\n女',
  rows: null,
  min: null,
  max: null,
  decimals: null,
  relevant: null,
}

function made(change: Partial<QuestionDraft>, before?: Question): Question {
  const read = questionFrom({ ...draft, ...change }, before)
  if ('faults' in read) throw new Error(read.faults.map(({ message }) => message.zh).join('；'))
  return read.question
}

const saidOf = (change: Partial<QuestionDraft>) => {
  const read = questionFrom({ ...draft, ...change })
  return 'faults' in read ? read.faults.map(({ path, message }) => `${path} ${message.zh}`) : []
}

test('choices are written as words; codes are made where none is given, and stay', () => {
  expect(made({})).toMatchObject({
    options: [
      { value: 'o1', label: say('男', '男') },
      { value: 'o2', label: say('女', '女') },
    ],
  })
  const mixed = made({ options: 'o1 一线 | On the line\n非常 满意\n不知道 | Unknown' })
  expect(mixed).toMatchObject({
    options: [
      { value: 'o1', label: say('一线', 'On the line') },
      { value: 'o2', label: say('非常 满意', '非常 满意') },
      { value: 'o3', label: say('不知道', 'Unknown') },
    ],
  })
  expect(made(draftOf(mixed), mixed)).toEqual(mixed)
})

test('each fault stands beside the field it is about and says what that field must be', () => {
  expect(saidOf({ key: '1性别' })).toEqual(['key “题号”以字母开头，只用字母、数字、下划线，不超过 40 个'])
  expect(saidOf({ options: null })).toEqual(['options “选项”须有 2 至 60 行，每行一个选项'])
  expect(saidOf({ kind: 'matrix', options: '好' })).toEqual([
    'rows “矩阵的行”须有 1 至 30 行',
    'options “选项”（矩阵的列）须有 2 至 10 行',
  ])
  expect(saidOf({ kind: 'multiple', min: 1.5, max: 0 })).toEqual([
    'min “最小”（最少选几项）须为整数，不小于 0',
    'max “最大”（最多选几项）须为整数，不小于 1',
  ])
  expect(saidOf({ kind: 'text', max: 99_999 })).toEqual(['max “最大”（字数）须为 1 至 2000 的整数'])
  expect(saidOf({ kind: 'scale', min: 0.5 })).toEqual(['min “最小”（量表起点）须为整数'])
})

test('a condition that cannot be read, or names words for a code, is answered with how to write it', () => {
  expect(saidOf({ relevant: '性别等于女' })).toEqual([
    expect.stringMatching(/^relevant “跳转条件”读不懂；写法如 \$\{sex\} = 'o1'/),
  ])
  const later = made({ key: 'later', zh: '后题', relevant: `\${sex} = '女'` })
  const sex = made({})
  const { questions, ...rest } = { title: say('卷', 'S'), intro: say('引', 'W'), questions: [sex, later] }
  const quotas = [{ question: 'sex', value: '男', count: 5 }]
  expect(faultsOfQuestionnaire({ ...rest, questions, quotas }).map(({ message }) => message.zh)).toEqual([
    '“later”的跳转条件要求“sex”作出不可能的回答；可写的编码：o1（男）、o2（女）',
    `配额“\${sex} = '男'”：“sex”没有这种回答；可写的编码：o1（男）、o2（女）`,
  ])
})

test('a key that another question has is refused at once', () => {
  const { faults } = questionFrom(draft, null, ['age', 'sex']) as {
    faults: { path: string; message: { zh: string } }[]
  }
  expect(faults.map(({ path, message }) => `${path} ${message.zh}`)).toEqual(['key 题号“sex”本卷已用，请另取一个'])
  expect(questionFrom(draft, made({}), ['age'])).toHaveProperty('question')
})

test('a change keeps what the dialog does not ask for, and Chinese that stood for both follows the Chinese', () => {
  const before: Question = {
    ...made({ kind: 'number', key: 'years', zh: '会龄', min: 0, max: 60 }),
    hint: say('按整年算', 'Whole years'),
    unit: say('年', 'years'),
  } as Question
  const after = made({ ...draftOf(before), zh: '您的会龄' }, before)
  expect(after).toEqual({ ...before, label: say('您的会龄', '您的会龄') })
})

test('a scale of more steps than a phone can show is put right before it is in force', () => {
  const asked = (max: number) =>
    faultsOfQuestionnaire({
      title: say('卷', 'Sheet'),
      intro: say('引', 'Words'),
      questions: [made({ kind: 'scale', min: 0, max })],
      quotas: [],
    }).map(({ rule }) => rule)
  expect(asked(10)).toEqual([])
  expect(asked(100)).toEqual(['steps'])
})
