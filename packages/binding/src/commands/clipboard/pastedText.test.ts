import { articleSchema } from '@stet/article'
import { describe, expect, it } from 'vitest'
import { cleanLine, cleanText } from './cleanText.ts'
import { pastedText } from './pastedText.ts'
import { rowsFromText } from './rowsFromText.ts'

describe('cleanText', () => {
  it('knows every line break', () => {
    expect(cleanText('a\r\nb\rc\nd\u000Be\u000Cf\u0085g\u2028h\u2029i')).toBe('a\nb\nc\nd\ne\nf\ng\nh\ni')
  })
  it('drops control characters and lone surrogates, keeps tabs and whole characters', () => {
    expect(cleanText('a\u0000b\u0007c\td\u001B[0me\u007F\u0090\uFEFF\u200Bf\uFFFC')).toBe('abc\td[0mef')
    expect(cleanText('a\uD83Db\uDE00c😀d\uDC00\uD800')).toBe('abc😀d')
    expect(cleanText('👨‍👩‍👧 ä\u00A0ö\u202F%')).toBe('👨‍👩‍👧 ä\u00A0ö\u202F%')
  })
  it('makes one line', () => {
    expect(cleanLine('\n a \n\n b\tc \n')).toBe(' a b c ')
    expect(cleanLine('one\ntwo')).toBe('one two')
  })
})

describe('rowsFromText', () => {
  it.each<[string, string, [string, string][] | null]>([
    [
      'tabs',
      'Ort\tSotschi\nQuellen\tdpa\tafp',
      [
        ['Ort', 'Sotschi'],
        ['Quellen', 'dpa afp'],
      ],
    ],
    [
      'strokes',
      'Ort | Sotschi, Russland |\nQuellen |',
      [
        ['Ort', 'Sotschi, Russland'],
        ['Quellen', ''],
      ],
    ],
    ['a table with title and rule', 'Details | |\n---|---|\nOrt | Sotschi |', [['Ort', 'Sotschi']]],
    [
      'a table with a real first line',
      '| Ort | Zeit |\n|:---|---:|\n| a | b |',
      [
        ['Ort', 'Zeit'],
        ['a', 'b'],
      ],
    ],
    ['more cells', 'a | b | c', [['a', 'b | c']]],
    [
      'empty lines between',
      'a\tb\n\nc\td\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a text with a stroke', 'a | b\nno table', null],
    ['a text', 'one', null],
    ['nothing', '\n', null],
  ])('reads %s', (_name, text, rows) => {
    expect(rowsFromText(text)).toEqual(rows)
  })
})

describe('pastedText', () => {
  it('makes a paragraph of every line', () => {
    expect(texts('one\r\n\r\n  two \u0007\nthree\n')).toEqual(['one', 'two', 'three'])
    expect(pastedText(articleSchema, 'one\ntwo').isInline).toBe(false)
  })
  it('keeps the spaces of a piece of a line', () => {
    expect(texts(' and ')).toEqual([' and '])
    expect(texts(' ')).toEqual([' '])
    expect(texts('\n')).toEqual([' '])
    expect(texts('')).toEqual([])
    expect(pastedText(articleSchema, 'one\n').isInline).toBe(true)
  })
})

function texts(text: string): readonly string[] {
  return pastedText(articleSchema, text).blocks.map((block) => block.textContent)
}
