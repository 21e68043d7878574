import { describe, expect, it } from 'vitest'
import { counts, countsOfBlock, READING_SPEED } from './counts.ts'
import {
  article,
  bullet,
  byline,
  dateline,
  figure,
  kicker,
  lead,
  p,
  row,
  section,
} from './testing/builders.ts'

const minutesOf = (words: number) => counts(article('', lead('w '.repeat(words)))).readingMinutes

describe('counts', () => {
  it('[A70] counts characters with spaces, a pair as one', () => {
    expect(countsOfBlock('Grüße, Welt').characters).toBe(11)
    expect(countsOfBlock('a😀b').characters).toBe(3)
    expect(countsOfBlock('').characters).toBe(0)
  })

  it('[A70] counts words that hold a letter or a digit', () => {
    expect(countsOfBlock('„Ja“ – sagte sie,\u00A0am 3. Mai.').words).toBe(6)
    expect(countsOfBlock(' — … \n').words).toBe(0)
    expect(countsOfBlock('US-Vizepräsident').words).toBe(1)
  })

  it('[A70] rounds lines up for each block, at any width', () => {
    expect(countsOfBlock('x'.repeat(34)).lines).toBe(1)
    expect(countsOfBlock('x'.repeat(35)).lines).toBe(2)
    expect(countsOfBlock('x'.repeat(35), 35).lines).toBe(1)
    expect(counts(article('', lead('x'), section('', p('y'), p())), 34).lines).toBe(2)
  })

  it('[A70] counts the running text only', () => {
    const text = article('', lead('1234'), section('', p('12'), bullet('3')), section('567', p('8')))
    expect(counts(text)).toEqual({ characters: 11, words: 5, lines: 5, readingMinutes: 1 })
    const more = article(
      'Headline',
      kicker('Kicker'),
      byline('Byline'),
      dateline('Berlin'),
      lead('1234'),
      section('', p('12'), bullet('3'), figure('id', 'caption')),
      section('567', p('8')),
      row('key', 'value'),
    )
    expect(counts(more)).toEqual(counts(text))
  })

  it('[A70] rounds the reading time up to minutes', () => {
    expect([0, 1, READING_SPEED, READING_SPEED + 1].map(minutesOf)).toEqual([0, 1, 1, 2])
  })
})
