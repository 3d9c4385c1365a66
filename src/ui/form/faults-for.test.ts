import { expect, test } from 'vitest'
import { say } from '#platform/say'
import { faultsElsewhere, faultsFor } from './faults-for.ts'

const fault = (path: string) => ({ path, message: say('填写有误', 'is not valid') })
const faults = [
  fault('answers.dueOn'),
  fault('body.input.figures.2.value'),
  fault('unitId'),
  fault('answers'),
  fault('due'),
]

test('a fault is shown beside its field, whatever the request was called', () => {
  expect(faultsFor('dueOn', faults)).toEqual([faults[0]])
  expect(faultsFor('figures', faults)).toEqual([faults[1]])
  expect(faultsFor('unitId', faults)).toEqual([faults[2]])
})

test('a field is not blamed for another whose name begins alike', () => {
  expect(faultsFor('due', faults)).toEqual([faults[4]])
})

test('no fault is lost: what belongs to no field is listed above the form', () => {
  expect(faultsElsewhere(['dueOn', 'figures', 'due'], faults)).toEqual([faults[2], faults[3]])
})
