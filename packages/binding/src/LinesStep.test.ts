import { articleSchema } from '@stet/article'
import { article, nodeOfArticle, p, section } from '@stet/article/testing'
import { Slice } from '@tiptap/pm/model'
import { Mapping, ReplaceStep, StepMap, Transform } from '@tiptap/pm/transform'
import { describe, expect, it } from 'vitest'
import { bodyBlock } from './blockPositions.ts'
import { LinesStep, type ShownLine } from './LinesStep.ts'

const DOC = nodeOfArticle(
  article('Lage', section('', p('eins'), p('zwei')), section('Kopf', p('drei'), p('vier'))),
)
const ZWEI = bodyBlock(DOC, 1)!
const DREI = bodyBlock(DOC, 3)!

/** The block reads `text` now; what it read up to `kept` units stays. */
function shown({ pos, node }: typeof ZWEI, text: string, kept: number): ShownLine {
  const content = text === '' ? [] : [articleSchema.text(text)]
  return {
    pos,
    size: node.nodeSize,
    node: articleSchema.node('paragraph', node.attrs, content),
    changes: [[kept, node.content.size - kept, text.length - kept]],
  }
}

const step = new LinesStep([shown(ZWEI, 'zwölf', 2), shown(DREI, 'dreißig', 3)])
const texts = (doc: typeof DOC): readonly string[] =>
  [0, 1, 2, 3, 4].map((ordinal) => bodyBlock(doc, ordinal)!.node.textContent)

describe('a step over several lines', () => {
  it('[B20] shows them, and leaves all others the objects that they were', () => {
    const { doc } = step.apply(DOC)
    expect(texts(doc!)).toEqual(['eins', 'zwölf', 'Kopf', 'dreißig', 'vier'])
    for (const at of [0, 2, 4]) expect(bodyBlock(doc!, at)!.node).toBe(bodyBlock(DOC, at)!.node)
    expect(() => doc!.check()).not.toThrow()
  })

  it('[B22] maps as the steps that replace the same, one after the other', () => {
    const tr = new Transform(DOC)
    for (const { pos, changes, node } of step.lines.toReversed()) {
      for (const [offset, old, now] of changes) {
        const slice = new Slice(node.content.cut(offset, offset + now), 0, 0)
        tr.step(new ReplaceStep(pos + 1 + offset, pos + 1 + offset + old, slice))
      }
    }
    const map = step.getMap()
    for (let at = 0; at <= DOC.content.size; at += 1)
      for (const side of [-1, 1] as const) expect(map.map(at, side), `${at}`).toBe(tr.mapping.map(at, side))
    expect(step.apply(DOC).doc!.eq(tr.doc)).toBe(true)
  })

  it('is taken back by its inversion, which maps the other way', () => {
    const { doc } = step.apply(DOC)
    const back = step.invert(DOC)
    expect(back.apply(doc!).doc!.eq(DOC)).toBe(true)
    const both = new Mapping([step.getMap(), back.getMap()])
    const kept = [0, ZWEI.pos, ZWEI.pos + 2, DREI.pos, DREI.pos + 4, DOC.content.size]
    expect(kept.map((at) => both.map(at))).toEqual(kept)
  })

  it('goes where its lines went, and leaves out those in which something happened', () => {
    const before = new StepMap([1, 0, 3])
    expect(step.map(before)?.lines.map(({ pos }) => pos)).toEqual([ZWEI.pos + 3, DREI.pos + 3])
    const inside = new StepMap([ZWEI.pos + 2, 0, 1])
    expect(step.map(inside)?.lines.map(({ pos }) => pos)).toEqual([DREI.pos + 1])
    expect(step.map(new StepMap([0, DOC.content.size, 0]))).toBeNull()
  })

  it('fails where its lines do not stand', () => {
    const { doc } = step.apply(DOC)
    expect(step.apply(doc!).failed).toContain('not there')
    expect(new LinesStep([{ ...shown(ZWEI, 'x', 0), pos: ZWEI.pos + 1 }]).apply(DOC).failed).not.toBeNull()
  })
})
