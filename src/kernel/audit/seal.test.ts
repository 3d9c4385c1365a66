import { expect, test } from 'vitest'
import { Invalid } from '#platform/errors'
import { firstPrevious, formatAnchor, parseAnchors, sealDigest } from './seal.ts'
import { sm3 } from './store/sm3.ts'

const seal = {
  no: 1,
  fromSeq: 1,
  toSeq: 3,
  root: 'ab'.repeat(32),
  previous: firstPrevious,
  at: '2026-11-22T02:00:00.000Z',
  lastAt: '2026-11-22T01:59:59.000Z',
}

test('SM3 gives the value of its standard', () => {
  const text = new TextEncoder().encode('abc')
  expect(Buffer.from(sm3(text)).toString('hex')).toBe(
    '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
  )
})

test('the digest of a seal holds all its columns', () => {
  const changes = [{ no: 2 }, { fromSeq: 2 }, { toSeq: 4 }, { root: 'ac'.repeat(32) }, { previous: 'ab'.repeat(32) }]
  const others = [...changes, { at: '2026-11-22T02:00:00.001Z' }, { lastAt: '2026-11-22T01:59:59.001Z' }]
  const digests = [seal, ...others.map((change) => ({ ...seal, ...change }))].map((one) =>
    Buffer.from(sealDigest(sm3, one)).toString('hex'),
  )
  expect(new Set(digests).size).toBe(8)
})

test('anchors are lines of text', () => {
  const anchor = { no: 128, digest: 'ab'.repeat(32) }
  expect(parseAnchors(`# 每日锚定\n${formatAnchor(anchor)}\r\n\n`)).toEqual([anchor])
  expect(() => parseAnchors('128 abc')).toThrow(Invalid)
})
