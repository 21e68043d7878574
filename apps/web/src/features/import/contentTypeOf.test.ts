import { describe, expect, it } from 'vitest'
import { contentTypeOf } from './contentTypeOf.ts'

describe('contentTypeOf', () => {
  it('goes by the ending, which browsers read differently', () => {
    expect(contentTypeOf('Text.TXT', '')).toBe('text/plain')
    expect(contentTypeOf('artikel.json', 'text/json')).toBe('application/json')
  })

  it('leaves what it does not know to the server', () => {
    expect(contentTypeOf('bild.png', 'image/png')).toBe('image/png')
    expect(contentTypeOf('README', '')).toBe('application/octet-stream')
    expect(contentTypeOf('seite.html', 'text/html;charset=utf-8')).toBe('text/html')
  })

  it('takes pasted text for text', () => {
    expect(contentTypeOf(null, '')).toBe('text/plain')
  })
})
