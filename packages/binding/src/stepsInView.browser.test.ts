import { article, p, section } from '@stet/article/testing'
import { EditorState, Plugin, TextSelection, type Transaction } from '@tiptap/pm/state'
import { EditorView } from '@tiptap/pm/view'
import { afterEach, describe, expect, it } from 'vitest'
import { showsModel } from './bindingPlugin.ts'
import { enter } from './commands/enter.ts'
import { toggleFormat } from './commands/toggleFormat.ts'
import { articleBytes, Tab } from './testing/Tab.ts'

const BYTES = articleBytes(
  article('Lage', section('', p('eins zwei drei'), p('vier')), section('Kopf', p('fünf'))),
)
const views: EditorView[] = []

afterEach(() => {
  for (const view of views.splice(0)) {
    view.destroy()
    view.dom.parentElement?.remove()
  }
})

/** Anna has a real view and the keyboard's focus; Ben is somewhere else. */
function open() {
  const anna = new Tab(BYTES)
  anna.editor.destroy()
  const steps: Transaction['steps'][number][] = []
  const watch = new Plugin({
    state: {
      init: () => null,
      apply(tr) {
        if (showsModel(tr)) steps.push(...tr.steps)
        return null
      },
    },
  })
  const place = document.body.appendChild(document.createElement('div'))
  const state = EditorState.create({
    doc: anna.binding.initialDocument(),
    plugins: [watch, anna.binding.plugin],
  })
  const view = new EditorView(place, { state })
  views.push(view)
  view.focus()
  const ben = new Tab(BYTES, { user: 'ben' })
  const find = (text: string): number => {
    let found = -1
    view.state.doc.descendants((node, pos) => {
      const at = node.isTextblock ? node.textContent.indexOf(text) : -1
      if (at >= 0) found = pos + 1 + at
    })
    return found
  }
  const select = (text: string, isBackward: boolean): void => {
    const [from, to] = [find(text), find(text) + text.length]
    const { tr, doc } = view.state
    view.dispatch(tr.setSelection(TextSelection.create(doc, isBackward ? to : from, isBackward ? from : to)))
  }
  return { anna, ben, view, steps, select }
}

/** Every element of the text, by its own words. */
function elementsOf(view: EditorView): ReadonlyMap<string, Element> {
  return new Map([...view.dom.querySelectorAll('p, h2, h3')].map((each) => [each.textContent, each]))
}

/** What the browser is told to select, as the text before each end in its node, and the text that is selected. */
function nativeSelection() {
  const selection = document.getSelection()
  if (!selection) throw new Error('nothing is selected')
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection
  return {
    anchor: [anchorNode, anchorOffset] as const,
    focus: [focusNode, focusOffset] as const,
    text: selection.toString(),
  }
}

/** What changed in the DOM while something happened. */
function mutationsOf(view: EditorView, happen: () => void): readonly MutationRecord[] {
  const observer = new MutationObserver(() => undefined)
  observer.observe(view.dom, { subtree: true, childList: true, characterData: true, attributes: true })
  happen()
  // The view marks its own element when it takes the focus.
  const records = observer.takeRecords().filter(({ target }) => target !== view.dom)
  observer.disconnect()
  return records
}

describe('what others do, in a real view', () => {
  for (const isBackward of [false, true]) {
    const direction = isBackward ? 'backward' : 'forward'
    it(`[B20] [B22] a character in the same paragraph is one step and one text node, under a ${direction} selection`, () => {
      const { anna, ben, view, steps, select } = open()
      select('zwei', isBackward)
      const before = nativeSelection()
      const elements = elementsOf(view)
      ben.caretAt('eins', 4).type('!')
      const records = mutationsOf(view, () => anna.sync(ben))
      expect(steps.map((step) => step.toJSON() as unknown)).toMatchObject([
        { stepType: 'replace', slice: { content: [{ type: 'text', text: '!' }] } },
      ])
      const [{ from, to }] = steps as unknown as readonly [{ readonly from: number; readonly to: number }]
      expect(to - from).toBe(0)
      expect([...new Set(records.map(({ type, target }) => [type, target.textContent].join(' ')))]).toEqual([
        'characterData eins! zwei drei',
      ])
      const after = nativeSelection()
      expect([before.text, after.text]).toEqual(['zwei', 'zwei'])
      expect([after.anchor[0], after.focus[0]]).toEqual([before.anchor[0], before.focus[0]])
      expect([after.anchor[1], after.focus[1]]).toEqual([before.anchor[1] + 1, before.focus[1] + 1])
      expect(after.anchor[1] > after.focus[1]).toBe(isBackward)
      for (const [text, element] of elementsOf(view))
        expect(elements.get(text.replace('!', ''))).toBe(element)
    })
  }

  it('[B20] [B22] a character behind the selection, and one in another block, leave it as it is', () => {
    const { anna, ben, view, select } = open()
    select('zwei', true)
    const before = nativeSelection()
    ben.caretAt('drei', 4).type('!')
    ben.caretAt('fünf').type('x')
    const records = mutationsOf(view, () => anna.sync(ben))
    expect(records.every(({ type }) => type === 'characterData')).toBe(true)
    expect(nativeSelection()).toEqual(before)
  })

  it('[B20] [B22] a format is mark steps only, and the selection stays on its words', () => {
    const { anna, ben, view, steps, select } = open()
    select('zwei', true)
    const elements = elementsOf(view)
    ben.select('drei')
    ben.editor.run(toggleFormat('bold'))
    anna.sync(ben)
    expect(steps.map((step) => (step.toJSON() as { stepType: string }).stepType)).toEqual(['addMark'])
    const { text, anchor, focus } = nativeSelection()
    expect([text, anchor[0], anchor[1] > focus[1]]).toEqual(['zwei', focus[0], true])
    for (const [words, element] of elementsOf(view)) expect(elements.get(words)).toBe(element)
  })

  it('[B20] [B22] a marker is one split; the blocks around and the selection stay', () => {
    const { anna, ben, view, steps, select } = open()
    select('eins', true)
    const elements = elementsOf(view)
    ben.caretAt('drei')
    ben.editor.run(enter)
    anna.sync(ben)
    const maps: number[][] = []
    for (const step of steps) step.getMap().forEach((from, to, now, end) => maps.push([to - from, end - now]))
    expect([steps.length, maps]).toEqual([1, [[0, 2]]])
    const { text, anchor, focus } = nativeSelection()
    expect([text, anchor[1] > focus[1]]).toEqual(['eins', true])
    for (const words of ['vier', 'fünf', 'Kopf'])
      expect(elementsOf(view).get(words)).toBe(elements.get(words))
  })
})
