import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { type Hash, inclusionProof, leafHash, merkleRoot, sameBytes, verifyInclusion } from './merkle.ts'

const sha256: Hash = (bytes) => createHash('sha256').update(bytes).digest()
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

/** The eight leaves and the roots over the first n of them that certificate-transparency logs are tested with. */
const contents = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f']
const roots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]
const leaves = contents.map((text) => leafHash(sha256, Buffer.from(text, 'hex')))

describe('the Merkle tree', () => {
  test('has the roots of RFC 6962', () => {
    expect(roots.map((_, i) => hex(merkleRoot(sha256, leaves.slice(0, i + 1))))).toEqual(roots)
    expect(hex(merkleRoot(sha256, []))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  })

  test('proves every leaf of every size, and only that leaf at that place', () => {
    const many = Array.from({ length: 33 }, (_, i) => leafHash(sha256, Buffer.from([i])))
    for (let size = 1; size <= many.length; size += 1) {
      const some = many.slice(0, size)
      const root = merkleRoot(sha256, some)
      some.forEach((leaf, i) => {
        const proof = inclusionProof(sha256, some, i)
        expect(verifyInclusion(sha256, leaf, i, size, proof, root)).toBe(true)
        const elsewhere = some
          .map((_, j) => j)
          .filter((j) => j !== i && verifyInclusion(sha256, leaf, j, size, proof, root))
        expect(elsewhere).toEqual([])
        expect(verifyInclusion(sha256, many[(i + 1) % 33] ?? leaf, i, size, proof, root)).toBe(false)
        expect(verifyInclusion(sha256, leaf, i, size, [...proof, leaf], root)).toBe(false)
      })
    }
  })

  test('refuses a place that is not there', () => {
    expect(() => inclusionProof(sha256, leaves, 8)).toThrow(RangeError)
    expect(verifyInclusion(sha256, leaves[0] ?? new Uint8Array(), 1, 1, [], leaves[0] ?? new Uint8Array())).toBe(false)
  })

  test('does not take a node for a leaf', () => {
    const [a, b] = leaves
    if (!a || !b) throw new Error('two leaves are needed')
    const forged = leafHash(sha256, Buffer.concat([a, b]))
    expect(sameBytes(forged, merkleRoot(sha256, [a, b]))).toBe(false)
  })
})
