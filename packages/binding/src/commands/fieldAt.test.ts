import { describe, expect, it } from 'vitest'
import { fieldAt, fieldOf, isLineField } from './fieldAt.ts'
import { stateOf } from './testing/articleNotation.ts'

const { doc } = stateOf(['headline: ab', 'p: one', 'h: two', 'row: a = b'])

describe('fieldAt', () => {
  it('knows the field of every textblock', () => {
    const names: string[] = []
    doc.descendants((node, pos) => {
      if (node.isTextblock) names.push(fieldAt(doc, pos + 1).name)
    })
    expect(names).toEqual([
      'kicker',
      'headline',
      'subheadline',
      'byline',
      'dateline',
      'lead',
      'body',
      'body',
      'details',
      'details',
    ])
  })
  it('gives the positions just inside of a field', () => {
    const { from, to } = fieldOf(doc, 'headline')
    expect(doc.textBetween(from, to)).toBe('ab')
    const body = fieldOf(doc, 'body')
    expect(doc.slice(body.from, body.to).content.childCount).toBe(2)
    const details = fieldOf(doc, 'details')
    expect(doc.resolve(details.from).parent.type.name).toBe('details')
    expect(doc.resolve(details.to).parent.type.name).toBe('details')
  })
  it('counts a border as part of the field behind it, the end as details', () => {
    expect(fieldAt(doc, 0).name).toBe('kicker')
    expect(fieldAt(doc, fieldOf(doc, 'lead').to + 1).name).toBe('body')
    expect(fieldAt(doc, fieldOf(doc, 'body').to).name).toBe('details')
    expect(fieldAt(doc, doc.content.size).name).toBe('details')
  })
  it('finds the place of an empty body', () => {
    const empty = stateOf(['lead: x']).doc
    const body = fieldOf(empty, 'body')
    expect(body.from).toBe(body.to)
    expect(body.from).toBe(fieldOf(empty, 'details').from - 1)
  })
  it('tells line fields from body and details', () => {
    expect(isLineField('lead')).toBe(true)
    expect(isLineField('body')).toBe(false)
    expect(isLineField('details')).toBe(false)
  })
})
