import { describe, expect, test } from 'vitest'
import { type AnyProcess, listPaths, play } from '#kernel/process'
import { bulletinProcess, evaluationProcess } from './index.ts'

const evaluation = evaluationProcess as unknown as AnyProcess
const bulletin = bulletinProcess as unknown as AnyProcess
const ready = {
  isOwn: true,
  filled: false,
  reviewed: false,
  unanswered: [],
  blocking: [],
  undecided: [],
  drafted: 1,
  open: 0,
}
const handing = { pledge: true, note: null }
const evaluate = (facts = {}) =>
  play(evaluation, {
    on: '2026-11-20',
    answers: { round: '2026年度评价', system: '产改评价（第1版）' },
    facts: { ...ready, ...facts },
  })

describe('an evaluation', () => {
  test('goes from self-evaluation to a confirmed score', () => {
    const one = evaluate().act('submit', handing).act('finish', { opinion: '属实' }).act('agree')
    expect(one.state()).toBe('confirmed')
  })

  test('reaches “confirmed” on no path through the unit alone', () => {
    const ofUnit = new Set(
      Object.entries(evaluation.actions).flatMap(([name, a]) => (a.by === 'score.self' ? [name] : [])),
    )
    const paths = listPaths(evaluation).filter((path) => path.some((step) => step.to === 'confirmed'))
    expect(paths.length).toBeGreaterThan(3)
    for (const path of paths) {
      const until = path.slice(0, path.findIndex((step) => step.to === 'confirmed') + 1)
      expect(until.some((step) => !ofUnit.has(step.action) && step.action === 'finish')).toBe(true)
    }
  })

  test('is not reviewed by who handed it in, nor answered by who reviewed it', () => {
    const one = evaluate().act('submit', handing, 'li')
    expect(one.whyNot('finish', { opinion: '属实' }, 'li')).toMatchObject([{ rule: 'four-eyes' }])
    one.act('finish', { opinion: '属实' }, 'wang').act('object', { statement: '第 1.2 项有误' }, 'li')
    expect(one.whyNot('answer', { answer: '采纳' }, 'wang')).toMatchObject([{ rule: 'four-eyes' }])
    expect(one.act('answer', { answer: '采纳' }, 'zhao').state()).toBe('confirmed')
  })

  test('is handed in by the unit itself, and by its head', () => {
    expect(evaluate({ isOwn: false }).whyNot('submit', handing, 'li')).toMatchObject([{ rule: 'own-unit' }])
    expect(evaluate().whyNot('submit', { ...handing, pledge: false }, 'li')).toMatchObject([{ rule: 'pledge' }])
    expect(evaluate({ unanswered: ['1.1'] }).whyNot('submit', handing)).toMatchObject([{ rule: 'unanswered' }])
  })

  test('cannot be added up with a figure missing', () => {
    const one = evaluate({ blocking: ['1.2'] }).act('submit', handing)
    expect(one.whyNot('finish', { opinion: '属实' })).toMatchObject([{ rule: 'not-reported' }])
  })

  test('is objected to item by item, and answered item by item', () => {
    expect(
      evaluate({ drafted: 0 })
        .act('submit', handing)
        .act('finish', { opinion: '可' })
        .whyNot('object', { statement: '不服' }),
    ).toMatchObject([{ rule: 'nothing-raised' }])
    expect(
      evaluate({ open: 2 })
        .act('submit', handing)
        .act('finish', { opinion: '可' })
        .act('object', { statement: '两项' })
        .whyNot('answer', { answer: '已答' }),
    ).toMatchObject([{ rule: 'open-objections' }])
  })
})

describe('a bulletin', () => {
  const sound = {
    unconfirmed: [],
    digest: 'a',
    approved: 'a',
    wroteIt: false,
    current: true,
    corrects: false,
    unexplained: [],
    differences: 0,
    disputed: [],
  }
  const draft = (facts = {}) =>
    play(bulletin, {
      on: '2026-11-20',
      by: 'lin',
      answers: { round: '2026年度评价', corrects: null },
      facts: { ...sound, ...facts },
    })
  const approval = { opinion: null }

  test('goes from draft to issue through three people', () => {
    const one = draft()
      .act('submit', {}, 'lin')
      .act('approve', approval, 'qin')
      .act('sign', {}, 'qi')
      .act('issue', { copies: null, receipt: null }, 'lin')
    expect(one.state()).toBe('issued')
  })

  test('is approved and signed by others on every path', () => {
    for (const path of listPaths(bulletin).filter((p) => p.at(-1)?.to === 'issued')) {
      expect(path.map((s) => s.action)).toEqual(expect.arrayContaining(['approve', 'sign']))
      expect(bulletin.actions.approve?.notBy).toContain('submit')
      expect(bulletin.actions.sign?.notBy).toEqual(expect.arrayContaining(['submit', 'approve']))
    }
  })

  test('is not signed when its text changed after its approval', () => {
    const one = draft({ approved: 'b' }).act('submit').act('approve', approval)
    expect(one.whyNot('sign')).toMatchObject([{ rule: 'changed-since-approval' }])
  })

  test('says before it is signed that figures in it are in dispute; a reason lets it pass', () => {
    const warned = (disputed: string[]) =>
      draft({ disputed })
        .act('submit')
        .act('approve', approval)
        .doors('qi')
        .find(({ action }) => action === 'sign')
    expect(warned([])).toMatchObject({ open: true, why: [], warnings: [] })
    expect(warned(['数值不一致：建会企业数'])).toMatchObject({
      why: [],
      warnings: [{ rule: 'figure-in-conflict' }],
    })
  })

  test('waits for all scores, and for scores that still hold', () => {
    expect(draft({ unconfirmed: ['西宁市总工会'] }).whyNot('submit')).toMatchObject([{ rule: 'unconfirmed' }])
    expect(draft({ current: false }).whyNot('submit')).toMatchObject([{ rule: 'outdated' }])
  })

  test('that corrects another changes only what an upheld objection says', () => {
    expect(draft({ corrects: true, differences: 3, unexplained: ['海南州 2.1'] }).whyNot('submit')).toMatchObject([
      { rule: 'unexplained-difference' },
    ])
    expect(draft({ corrects: true, differences: 0 }).whyNot('submit')).toMatchObject([{ rule: 'nothing-upheld' }])
  })
})
