import { Node } from '@tiptap/pm/model'
import { describe, expect, it } from 'vitest'
import { articleSchema } from './articleSchema.ts'

const FIELDS = ['kicker', 'headline', 'subheadline', 'byline', 'dateline', 'lead']
const BLOCKS = [
  'paragraph',
  'sectionHeading',
  'quote',
  'bulletItem',
  'orderedItem',
  'figure',
  'factbox',
  'unknownBlock',
]
const CELLS = ['detailsKey', 'detailsValue']
const DERIVED = ['insertion', 'deletion', 'modification']

const typeOf = (name: string) => {
  const type = articleSchema.nodes[name]
  if (!type) throw new Error(`no node ${name}`)
  return type
}
const marksIn = (name: string) =>
  Object.values(articleSchema.marks)
    .filter((mark) => typeOf(name).allowsMarkType(mark))
    .map((mark) => mark.name)

const attributesOf = (name: string) => typeOf(name).create().attrs

describe('articleSchema', () => {
  it('[A80] is made without a DOM', () => {
    expect('document' in globalThis || 'window' in globalThis).toBe(false)
    expect(articleSchema.topNodeType.name).toBe('doc')
  })

  it('[A80] has the nodes and marks that the binding and exports know', () => {
    expect(Object.keys(articleSchema.nodes).toSorted()).toEqual(
      ['doc', 'text', 'section', 'details', 'detailsRow', ...FIELDS, ...BLOCKS, ...CELLS].toSorted(),
    )
    expect(Object.keys(articleSchema.marks)).toEqual([
      'link',
      'bold',
      'italic',
      'insertion',
      'deletion',
      'modification',
      'unknownFormat',
    ])
    expect(typeOf('doc').spec.content).toBe(`${FIELDS.join(' ')} section* details`)
    expect(typeOf('section').spec.content).toBe('block*')
    expect(typeOf('details').spec.content).toBe('detailsRow*')
    expect(typeOf('detailsRow').spec.content).toBe('detailsKey detailsValue')
    expect(BLOCKS.every((name) => typeOf(name).isInGroup('block'))).toBe(true)
    expect([...FIELDS, ...BLOCKS, ...CELLS].every((name) => typeOf(name).isTextblock)).toBe(true)
  })

  it('[A80] gives blocks and cells their attributes, the derived ones null', () => {
    const derived = { insertion: null, deletion: null, modification: null, isMoved: false }
    for (const name of ['paragraph', 'sectionHeading', 'quote', 'factbox', 'detailsKey']) {
      expect(attributesOf(name)).toEqual(derived)
    }
    expect(attributesOf('bulletItem')).toEqual({ indent: 0, ...derived })
    expect(attributesOf('orderedItem')).toEqual({ indent: 0, ...derived })
    expect(attributesOf('figure')).toEqual({ image: null, ...derived })
    expect(attributesOf('unknownBlock')).toEqual({ marker: '{"k":"unknown"}', ...derived })
    expect(attributesOf('detailsValue')).toEqual({ isVirtual: false, ...derived })
    for (const name of ['doc', 'section', 'details', 'detailsRow', ...FIELDS])
      expect(attributesOf(name)).toEqual({})
  })

  it('[A81] allows formats in the lead and in blocks only, derived marks everywhere', () => {
    const formats = ['link', 'bold', 'italic']
    const derived = [...DERIVED, 'unknownFormat']
    for (const name of ['lead', ...BLOCKS]) expect(marksIn(name)).toEqual([...formats, ...derived])
    for (const name of [...FIELDS.slice(0, 5), ...CELLS]) expect(marksIn(name)).toEqual(derived)
  })

  it('[A81] keeps fields, details and cells apart from what is around', () => {
    for (const name of [...FIELDS, 'details']) {
      expect([typeOf(name).spec.isolating, typeOf(name).spec.defining]).toEqual([true, true])
    }
    for (const name of ['detailsRow', ...CELLS]) expect(typeOf(name).spec.isolating).toBe(true)
  })

  it('[A81] fills an article with its fields, and a section with a paragraph', () => {
    const filled = articleSchema.topNodeType.createAndFill()
    expect(filled?.toJSON()).toEqual({
      type: 'doc',
      content: [...FIELDS, 'details'].map((type) => ({ type })),
    })
    expect(typeOf('section').contentMatch.defaultType?.name).toBe('paragraph')
    expect(() => Node.fromJSON(articleSchema, filled?.toJSON()).check()).not.toThrow()
  })
})
