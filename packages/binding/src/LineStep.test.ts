import { articleSchema } from '@stet/article'
import { article, nodeOfArticle, p, section } from '@stet/article/testing'
import { Slice } from '@tiptap/pm/model'
import { Mapping, ReplaceStep, StepMap } from '@tiptap/pm/transform'
import { describe, expect, it } from 'vitest'
import { bodyBlock } from './blockPositions.ts'
import { LineStep } from './LineStep.ts'

const DOC = nodeOfArticle(
  article('Lage', section('', p('eins'), p('zwei')), section('Kopf', p('drei'), p('vier'))),
)
const ZWEI = bodyBlock(DOC, 1)!
const DREI = bodyBlock(DOC, 3)!

/** The second block reads so now; what it read up to `kept` units stays. */
function step(text: string, kept: number): LineStep {
  const { pos, node } = ZWEI
  const content = text === '' ? [] : [articleSchema.text(text)]
  const change = { offset: kept, old: node.content.size - kept, now: text.length - kept }
  return new LineStep(pos, node.nodeSize, articleSchema.node('paragraph', node.attrs, content), change)
}

const texts = (doc: typeof DOC): readonly string[] =>
  [0, 1, 2, 3, 4].map((ordinal) => bodyBlock(doc, ordinal)!.node.textContent)

describe('a step that shows a line', () => {
  it('[B20] leaves all others the objects that they were', () => {
    const { doc } = step('zwölf', 2).apply(DOC)
    expect(texts(doc!)).toEqual(['eins', 'zwölf', 'Kopf', 'drei', 'vier'])
    for (const at of [0, 2, 3, 4]) expect(bodyBlock(doc!, at)!.node).toBe(bodyBlock(DOC, at)!.node)
    expect(() => doc!.check()).not.toThrow()
  })

  it('[B22] does and maps what a step that replaces the same does', () => {
    for (const [text, kept] of [
      ['zwölf', 2],
      ['zw', 2],
      ['', 0],
      ['zwei drei', 4],
    ] as const) {
      const one = step(text, kept)
      const from = ZWEI.pos + 1 + kept
      const slice = new Slice(one.node.content.cut(kept), 0, 0)
      const other = new ReplaceStep(from, ZWEI.pos + 1 + ZWEI.node.content.size, slice)
      expect(one.apply(DOC).doc!.eq(other.apply(DOC).doc!)).toBe(true)
      for (let at = 0; at <= DOC.content.size; at += 1)
        for (const side of [-1, 1] as const)
          expect(one.getMap().map(at, side), `${at}`).toBe(other.getMap().map(at, side))
    }
  })

  it('is taken back by its inversion, which maps the other way', () => {
    const one = step('zwölf', 2)
    const { doc } = one.apply(DOC)
    const back = one.invert(DOC)
    expect(back.apply(doc!).doc!.eq(DOC)).toBe(true)
    const both = new Mapping([one.getMap(), back.getMap()])
    const kept = [0, ZWEI.pos, ZWEI.pos + 2, DREI.pos, DREI.pos + 4, DOC.content.size]
    expect(kept.map((at) => both.map(at))).toEqual(kept)
  })

  it('goes where its line went, unless something happened in it', () => {
    const one = step('zwölf', 2)
    expect(one.map(new StepMap([1, 0, 3]))?.pos).toBe(ZWEI.pos + 3)
    expect(one.map(new StepMap([ZWEI.pos + 2, 0, 1]))).toBeNull()
    expect(one.map(new StepMap([0, DOC.content.size, 0]))).toBeNull()
  })

  it('fails where its line does not stand', () => {
    const one = step('zwölf', 2)
    expect(one.apply(one.apply(DOC).doc!).failed).toContain('not there')
    const beside = new LineStep(ZWEI.pos + 1, one.size, one.node, one.change)
    expect(beside.apply(DOC).failed).toContain('not there')
  })
})
