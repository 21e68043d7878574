import { moveBlocks } from '../moveMeta.ts'
import { describe, expect, it } from 'vitest'
import { stateOf } from '../commands/testing/articleNotation.ts'
import { changedBlocks } from './changedBlocks.ts'

const state = stateOf(['headline: Lage', 'p: eins', 'p: zwei', 'h: Kopf', 'p: drei', 'row: Ort = Kiel'])

function positionOf(text: string): number {
  let found = -1
  state.doc.descendants((node, position) => {
    if (node.isText && node.text === text) found = position
  })
  return found
}

describe('changedBlocks', () => {
  it('[B72] is nothing for the same document', () => {
    expect(changedBlocks(state.doc, state.doc)).toBeNull()
  })
  it('[B72] is one block for a key', () => {
    const at = positionOf('zwei')
    const { doc } = state.tr.insertText('x', at)
    expect(changedBlocks(state.doc, doc)).toEqual({ fromA: at - 1, toA: at + 5, fromB: at - 1, toB: at + 6 })
  })
  it('[B72] is one block for a format', () => {
    const at = positionOf('drei')
    const { doc } = state.tr.addMark(at, at + 2, state.schema.mark('bold'))
    expect(changedBlocks(state.doc, doc)).toEqual({ fromA: at - 1, toA: at + 5, fromB: at - 1, toB: at + 5 })
  })
  it('[B72] is one cell for a key in the details', () => {
    const at = positionOf('Kiel')
    const { doc } = state.tr.insertText('x', at)
    expect(changedBlocks(state.doc, doc)).toEqual({ fromA: at - 1, toA: at + 5, fromB: at - 1, toB: at + 6 })
  })
  it('[B72] is everything between two changes', () => {
    const [one, other] = [positionOf('eins'), positionOf('drei')]
    const { doc } = state.tr.insertText('y', other).insertText('x', one)
    const changed = changedBlocks(state.doc, doc)
    expect(changed?.fromA).toBeLessThan(one)
    expect(changed?.toA).toBeGreaterThan(other + 4)
    expect((changed?.toB ?? 0) - (changed?.toA ?? 0)).toBe(2)
  })
  it('[B72] is both blocks for a split, and the new one alone for a new one', () => {
    const at = positionOf('zwei')
    const { doc } = state.tr.split(at + 2)
    expect(changedBlocks(state.doc, doc)).toEqual({ fromA: at - 1, toA: at + 5, fromB: at - 1, toB: at + 7 })
    const more = state.tr.insert(at - 1, state.schema.node('paragraph')).doc
    expect(changedBlocks(state.doc, more)).toEqual({ fromA: at - 1, toA: at - 1, fromB: at - 1, toB: at + 1 })
  })
  it('[B72] takes in both places of a move', () => {
    const at = positionOf('eins')
    const tr = state.tr
    moveBlocks(tr, { from: at - 1, to: at + 5, target: at + 11 })
    const changed = changedBlocks(state.doc, tr.doc)
    expect(changed).toEqual({ fromA: at - 1, toA: at + 11, fromB: at - 1, toB: at + 11 })
  })
})
