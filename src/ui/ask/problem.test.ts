import { expect, test } from 'vitest'
import { say } from '#platform/say'
import { Problem, problemOf, readProblem } from './problem.ts'

const answer = (status: number, body: unknown, type = 'application/problem+json') =>
  new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers: { 'content-type': type } })

test('a refusal keeps its rule, sentence and source', async () => {
  const refusals = [
    { rule: 'four-eyes', message: say('请由其他同志办理', 'Somebody else'), source: say('岗位分离', 'Duties') },
  ]
  const problem = await readProblem(answer(409, { type: 'refused', message: say('现在不能办理', 'Not now'), refusals }))
  expect(problem).toMatchObject({ status: 409, type: 'refused', message: '现在不能办理', refusals, faults: [] })
})

test('an answer from something in between, which is no problem document, still has a sentence', async () => {
  const problem = await readProblem(answer(413, '<html>', 'text/html'))
  expect(problem.text).toEqual(say('文件太大。', 'The file is too large.'))
  expect((await readProblem(answer(502, 'x', 'text/plain'))).text.zh).toContain('系统出错')
})

test('without a connection the person is told that nothing is lost', () => {
  expect(problemOf(new TypeError('fetch failed'))).toMatchObject({ status: 0 })
  expect(problemOf(new Problem(0)).text.zh).toContain('内容还在')
  expect(problemOf(new RangeError('bug')).status).toBe(500)
})
