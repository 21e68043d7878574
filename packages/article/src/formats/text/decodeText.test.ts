import { describe, expect, it } from 'vitest'
import { decodeText } from './decodeText.ts'
import seed from './seed.de.txt?raw'

const bytes = (...values: number[]) => Uint8Array.from(values)
const messageOf = (file: Uint8Array) => {
  const result = decodeText(file)
  return result.ok ? result.text : result.problems.map(({ message }) => message).join()
}

describe('decodeText', () => {
  it('[A69] reads UTF-8, with and without a byte order mark', () => {
    const encoded = new TextEncoder().encode(seed)
    expect(decodeText(encoded)).toEqual({ ok: true, text: seed })
    expect(decodeText(new Uint8Array([0xef, 0xbb, 0xbf, ...encoded]))).toEqual({ ok: true, text: seed })
  })

  it('[A69] says what a file is that is no text', () => {
    expect(messageOf(bytes())).toBe('The file is empty.')
    expect(messageOf(bytes(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10))).toContain('a PNG picture')
    expect(messageOf(bytes(0xff, 0xd8, 0xff, 0xe0))).toContain('a JPEG picture')
    expect(messageOf(new TextEncoder().encode('%PDF-1.7'))).toContain('a PDF')
    expect(messageOf(bytes(0x50, 0x4b, 3, 4))).toContain('office document')
    expect(messageOf(bytes(0xff, 0xfe, 0x41, 0))).toContain('UTF-16')
    expect(messageOf(bytes(0x41, 0, 0x42))).toContain('binary content')
  })

  it('[A69] refuses Latin-1, cut-off and overlong sequences and encoded surrogates', () => {
    for (const file of [
      bytes(0x4d, 0xfc, 0x6c, 0x6c),
      bytes(0x41, 0xc3),
      bytes(0xc0, 0xaf),
      bytes(0xed, 0xa0, 0x80),
    ]) {
      expect(messageOf(file)).toContain('not plain text in UTF-8')
    }
  })
})
