import { describe, expect, test } from 'vitest'
import { say } from '#platform/say'
import { sayDone, sayNext } from './say-done.ts'

const todo = say('核查报送', 'Check the report')
const stateLabel = say('待核查', 'To be checked')

describe('after a deed the page says', () => {
  test('what was done', () => {
    expect(sayDone(say('报送', 'Report')).zh).toBe('已报送')
    expect(sayDone(say('不批准', 'Decline')).zh).toBe('已决定不批准')
  })

  test('with whom it is now', () => {
    const postLabel = say('办公室复核人员', 'Reviewer')
    const waitsFor = { unitName: '省总工会', postLabel, todo, mine: false }
    expect(sayNext({ closed: false, stateLabel, waitsFor }).zh).toBe(
      '现为“待核查”，由省总工会办公室复核人员办理：核查报送。',
    )
    expect(sayNext({ closed: false, stateLabel, waitsFor: { ...waitsFor, mine: true } }).zh).toBe(
      '现为“待核查”，由您继续办理：核查报送。',
    )
  })

  test('that nothing is left to do', () => {
    expect(sayNext({ closed: true, stateLabel: say('已销号', 'Closed'), waitsFor: null }).zh).toBe(
      '现为“已销号”，本事项已办结。',
    )
  })
})
