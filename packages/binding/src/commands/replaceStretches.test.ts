import { StyleChecks } from '@stet/article'
import { cardsOf } from '@stet/tracked-changes'
import { describe, expect, it } from 'vitest'
import { openLage as open } from '../testing/openLage.ts'
import type { Tab } from '../testing/Tab.ts'
import { replaceStretches } from './replaceStretches.ts'

/** Puts texts in the place of others, which are in reading order. */
function replace(tab: Tab, ...pairs: readonly (readonly [old: string, text: string])[]): boolean {
  const stretches = pairs.map(([old, text]) => {
    const from = tab.find(old)
    return { from, to: from + old.length, text }
  })
  return tab.editor.run(replaceStretches(stretches, () => true))
}

/** Each suggestion, and whether it says that a check found it. */
function cards(tab: Tab): readonly (readonly [what: string, isChecked: boolean])[] {
  const checks = new StyleChecks(tab.doc)
  return cardsOf(tab.binding.reading()).map(({ change, subjects }) => [change.what, checks.areAll(subjects)])
}

describe('replaceStretches', () => {
  it('[B69] makes a suggestion of each, which says that a check found it; one undo takes all back', () => {
    const tab = open({ mode: 'suggest' })
    const before = tab.lines
    expect(replace(tab, ['eins', 'EINS'], ['zwei', 'wei'])).toBe(true)
    expect(cards(tab)).toEqual([
      ['replacesText', true],
      ['deletesText', true],
    ])
    const after = tab.lines
    tab.binding.undo()
    expect(tab.lines).toEqual(before)
    expect(cards(tab)).toEqual([])
    tab.binding.redo()
    expect(tab.lines).toEqual(after)
    expect(cards(tab)).toEqual([
      ['replacesText', true],
      ['deletesText', true],
    ])
  })

  it('[B69] says nothing of what is typed, nor of a suggestion that is only in part from a check', () => {
    const tab = open({ mode: 'suggest' })
    tab.caretAt('eins').type('x')
    replace(tab, ['zwei', 'FUENF'])
    tab.caretAt('FUENF', 5).type('!')
    expect(cards(tab).map(([, isChecked]) => isChecked)).toEqual([false, false])
  })

  it('[B69] writes at once in edit mode, and says nothing', () => {
    const tab = open()
    expect(replace(tab, ['eins', 'EINS'])).toBe(true)
    expect(cards(tab)).toEqual([])
    expect([...tab.doc.getMap('origins').keys()]).toEqual([])
  })

  it('[B69] may suggest where the tab edits: the mode is taken for that long, and undo knows', () => {
    const tab = open()
    tab.binding.setMode('suggest')
    replace(tab, ['eins', 'EINS'])
    tab.binding.setMode('edit')
    expect(cards(tab)).toEqual([['replacesText', true]])
    expect(tab.binding.undo()).toBe(true)
    expect(cards(tab)).toEqual([])
  })

  it('[B69] does nothing for somebody who may not write, and where nothing changes', () => {
    const tab = open()
    expect(
      tab.editor.run(
        replaceStretches([{ from: tab.find('eins'), to: tab.find('eins') + 4, text: 'x' }], () => false),
      ),
    ).toBe(false)
    expect(replace(tab, ['eins', 'eins'])).toBe(false)
    expect(replace(tab)).toBe(false)
  })
})
