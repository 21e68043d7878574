import { authorshipOf, type TextRoot } from '@stet/article'
import { TextSelection } from '@tiptap/pm/state'
import { describe, expect, it } from 'vitest'
import { openLage as open } from './testing/openLage.ts'
import type { Tab } from './testing/Tab.ts'

/** What of a text was pasted. */
function pastedIn(tab: Tab, root: TextRoot): readonly string[] {
  const blocks = authorshipOf(tab.doc, 'markup')[root]
  return blocks.flatMap(({ runs }) =>
    runs.filter(({ origin }) => origin === 'pasted').map(({ text }) => text),
  )
}

function insert(tab: Tab, text: string, event: string | null): void {
  const { tr } = tab.state
  tr.setSelection(TextSelection.create(tr.doc, tab.find('zwei'))).insertText(text)
  tab.editor.dispatch(event === null ? tr : tr.setMeta('uiEvent', event))
}

describe('what is pasted', () => {
  it.each(['edit', 'suggest'] as const)('[B68] is said to be, what is typed is not (%s)', (mode) => {
    const tab = open({ mode })
    insert(tab, 'typed ', null)
    insert(tab, 'pasted ', 'paste')
    insert(tab, 'dropped ', 'drop')
    insert(tab, 'cut ', 'cut')
    expect(pastedIn(tab, 'body')).toEqual(['pasted dropped '])
  })

  it('[B68] stays so when it is undone and done again', () => {
    const tab = open()
    insert(tab, 'pasted ', 'paste')
    tab.binding.undo()
    expect(pastedIn(tab, 'body')).toEqual([])
    tab.binding.redo()
    expect(pastedIn(tab, 'body')).toEqual(['pasted '])
  })
})
