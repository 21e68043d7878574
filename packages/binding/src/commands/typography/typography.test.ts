import type { EditorState } from '@tiptap/pm/state'
import { describe, expect, it } from 'vitest'
import { backspace } from '../backspace.ts'
import { linesOf, selected, stateOf } from '../testing/articleNotation.ts'
import { headlessView } from '../testing/headlessView.ts'
import { isUndoBoundary } from '../undoBoundary.ts'
import { typography, undoTypography } from './typography.ts'

describe('typography', () => {
  it('replaces a typed quote in an undo step of its own', () => {
    const view = headlessView(stateOf(['p: a |'], [typography(() => 'de')]))
    view.type('"')
    expect(linesOf(view.state)).toEqual(['p: a „|'])
    expect(view.transactions.map((tr) => isUndoBoundary(tr))).toEqual([false, true])
    expect(view.transactions[0]?.doc.textContent).toBe('a "')
  })
  it('asks for the language each time', () => {
    let language = 'de'
    const view = headlessView(stateOf(['p: |'], [typography(() => language)]))
    view.type('"')
    language = 'en'
    view.type('a"')
    expect(linesOf(view.state)).toEqual(['p: „a”|'])
  })
  it('brings the straight character back with one Backspace', () => {
    const view = headlessView(stateOf(['p: a |'], [typography(() => 'de')]))
    view.type('"')
    expect(view.run(undoTypography)).toBe(true)
    expect(linesOf(view.state)).toEqual(['p: a "|'])
    expect(view.run(undoTypography)).toBe(false)
    view.type('b"')
    expect(linesOf(view.state)).toEqual(['p: a "b“|'])
  })
  it.each([
    ['a..', '.', 'a...'],
    ['a-', '-', 'a--'],
    ['a–', '-', 'a–-'],
    ['‚geht‘', 's', '‚geht‘s'],
  ])('brings back what stood there: %s%s', (before, typed, expected) => {
    const view = headlessView(stateOf([`p: ${before}|`], [typography(() => 'de')]))
    view.type(typed)
    expect(linesOf(view.state)).not.toEqual([`p: ${expected}|`])
    view.run(undoTypography)
    expect(linesOf(view.state)).toEqual([`p: ${expected}|`])
  })
  it('is over once the caret moved or something else was typed', () => {
    const view = headlessView(stateOf(['p: |'], [typography(() => 'de')]))
    view.type('"a')
    expect(view.run(undoTypography)).toBe(false)
    view.dispatch(view.state.tr.delete(view.state.selection.head - 1, view.state.selection.head))
    expect(view.run(undoTypography)).toBe(false)
    expect(view.run(backspace)).toBe(false)
  })
  it('stays undoable while others write elsewhere', () => {
    const view = headlessView(stateOf(['headline: a', 'p: |'], [typography(() => 'de')]))
    view.type('"')
    view.dispatch(view.state.tr.insertText('xyz', 4))
    expect(view.run(undoTypography)).toBe(true)
    expect(linesOf(view.state)).toContain('p: "|')
  })
  it('replaces over a selection in one block, and works in every field', () => {
    const view = headlessView(stateOf(['headline: a [b]', 'p: x'], [typography(() => 'de')]))
    view.type('"')
    expect(linesOf(view.state)).toEqual(['headline: a „|', 'p: x'])
  })
  it('leaves composed and longer input alone', () => {
    const view = headlessView(stateOf(['p: |'], [typography(() => 'de')]))
    view.isComposing = true
    view.type('"')
    expect(linesOf(view.state)).toEqual(['p: "|'])
    view.isComposing = false
    view.input('"x"')
    expect(linesOf(view.state)).toEqual(['p: ""x"|'])
  })
  it('does not count text that is suggested to go', () => {
    const state = stateOf(['p: |abc', 'row: x'], [typography(() => 'de')])
    const struck = struckAll(state)
    const view = headlessView(struck)
    view.type('"')
    expect(view.state.doc.textContent).toContain('abc„')
  })
  it('keeps the format of what it replaces', () => {
    const state = stateOf(['p: a|'], [typography(() => 'de')])
    const bold = state.schema.marks['bold']
    if (!bold) throw new Error('no bold')
    const view = headlessView(state.apply(state.tr.addStoredMark(bold.create())))
    view.type('"')
    expect(view.state.selection.$head.marks()).toEqual([bold.create()])
  })
})

/** All text of the block with the caret suggested to be deleted, the caret behind it. */
function struckAll(state: EditorState): EditorState {
  const deletion = state.schema.marks['deletion']
  if (!deletion) throw new Error('no deletion')
  const { $head } = state.selection
  const struck = state.apply(state.tr.addMark($head.start(), $head.end(), deletion.create({ users: 'anna' })))
  return selected(struck, $head.parent.content.size)
}
