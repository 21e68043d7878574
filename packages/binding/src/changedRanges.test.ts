import { articleSchema } from '@stet/article'
import { StepMap, Transform } from '@tiptap/pm/transform'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { changedRanges } from './changedRanges.ts'

const TEXT = '0123456789abcdefghijklmnopqrstuvwxyz'

interface Replaced {
  readonly at: number
  readonly length: number
  readonly text: string
}

/** A paragraph with a text. */
function paragraph(text: string) {
  return articleSchema.node('paragraph', null, text === '' ? [] : [articleSchema.text(text)])
}

function replacedBy(tr: Transform, { at, length, text }: Replaced): void {
  const from = Math.floor(at * (tr.doc.content.size + 1))
  const to = Math.min(tr.doc.content.size, from + length)
  tr.replaceWith(from, to, text === '' ? [] : articleSchema.text(text))
}

const replaced = fc.record({
  at: fc.double({ min: 0, max: 0.9999, noNaN: true }),
  length: fc.nat(3),
  text: fc.constantFrom('', 'X', 'YZ'),
})

/** The new text, put together from the old one and the ranges; throws where ranges overlap or are out of order. */
function rebuilt(tr: Transform): string {
  const [old, now] = [tr.docs[0] ?? tr.doc, tr.doc].map((doc) => doc.textContent) as [string, string]
  let text = ''
  let behind = 0
  for (const { fromA, toA, fromB, toB } of changedRanges(tr.mapping.maps)) {
    if (fromA < behind || toA < fromA) throw new Error('ranges overlap')
    text += old.slice(behind, fromA)
    if (text.length !== fromB) throw new Error('a range stands somewhere else')
    text += now.slice(fromB, toB)
    behind = toA
  }
  return text + old.slice(behind)
}

it('names the stretches that differ, whatever the order of the steps', () => {
  const property = fc.property(fc.array(replaced, { maxLength: 8 }), fc.boolean(), (series, isInOrder) => {
    const tr = new Transform(paragraph(TEXT))
    const sorted = series.toSorted((one, other) => one.at - other.at)
    for (const one of isInOrder ? sorted : series) replacedBy(tr, one)
    expect(rebuilt(tr)).toBe(tr.doc.textContent)
  })
  fc.assert(property, { numRuns: 2000 })
})

it('keeps thousands of replacements apart', () => {
  const tr = new Transform(paragraph('ab'.repeat(5000)))
  for (let at = 0; at < 5000; at += 1) tr.replaceWith(3 * at, 3 * at + 1, articleSchema.text('xy'))
  expect(tr.doc.textContent).toBe('xyb'.repeat(5000))
  const ranges = changedRanges(tr.mapping.maps)
  expect(ranges).toHaveLength(5000)
  expect(ranges.at(-1)).toEqual({ fromA: 9998, toA: 9999, fromB: 14_997, toB: 14_999 })
})

it('takes a step that replaces several stretches as so many steps, wherever they stand', () => {
  const stretch = fc.record({ gap: fc.nat(4), size: fc.nat(3), after: fc.nat(3) })
  const series = fc.array(
    fc.record({ start: fc.nat(12), stretches: fc.array(stretch, { minLength: 1, maxLength: 3 }) }),
    { maxLength: 6 },
  )
  const property = fc.property(series, (steps) => {
    const whole: StepMap[] = []
    const single: StepMap[] = []
    for (const { start, stretches } of steps) {
      const ranges: number[] = []
      const own: StepMap[] = []
      let at = start
      for (const { gap, size, after } of stretches) {
        at += gap
        ranges.push(at, size, after)
        own.unshift(new StepMap([at, size, after]))
        at += size + 1
      }
      whole.push(new StepMap(ranges))
      single.push(...own)
    }
    expect(changedRanges(whole)).toEqual(changedRanges(single))
  })
  fc.assert(property, { numRuns: 3000 })
})
