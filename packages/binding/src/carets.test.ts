import { article, p, section } from '@stet/article/testing'
import { EditorState, TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { describe, expect, it } from 'vitest'
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { caretsKey, caretsPlugin, shownCarets } from './caretsPlugin.ts'
import { peopleIn } from './CaretState.ts'
import type { EditorHost } from './EditorHost.ts'
import { articleBytes, Tab } from './testing/Tab.ts'

const BYTES = articleBytes(article('Lage', section('', p('eins zwei'), p('drei'))))

/** A tab with carets, whose frames and delays pass when the test lets them. */
class CaretTab {
  readonly tab: Tab
  readonly awareness: Awareness
  readonly sent: unknown[] = []
  hasFocus = true
  #timers: (() => void)[] = []
  #state: EditorState
  readonly #views: { update?: (view: EditorView, before: EditorState) => void; destroy?: () => void }[] = []
  readonly #view: EditorHost & { hasFocus: () => boolean }

  constructor(user: string, awarenessId: number, name = user) {
    this.tab = new Tab(BYTES, { user })
    this.tab.editor.destroy()
    const shared = new Y.Doc()
    shared.clientID = awarenessId
    this.awareness = new Awareness(shared)
    this.awareness.setLocalState({ user: { id: user, name, color: 3 }, cursor: null })
    const wait = (run: () => void) => {
      this.#timers.push(run)
      return () => {
        this.#timers = this.#timers.filter((other) => other !== run)
      }
    }
    const { binding } = this.tab
    const plugin = caretsPlugin({
      binding,
      awareness: this.awareness,
      frame: wait,
      after: (_, run) => wait(run),
      renderCaret: () => ({}) as HTMLElement,
      selectionAttributes: () => ({ class: 'selected' }),
    })
    this.#state = EditorState.create({ doc: binding.initialDocument(), plugins: [plugin, binding.plugin] })
    this.#view = viewOf(this)
    for (const { spec } of [plugin, binding.plugin]) {
      const made = spec.view?.(this.#view as unknown as EditorView)
      if (made) this.#views.push(made)
    }
    this.awareness.on('update', (_: unknown, origin: unknown) => {
      if (origin === 'local') this.sent.push(this.awareness.getLocalState()?.['cursor'])
    })
    this.plugin = plugin
  }
  readonly plugin

  get state(): EditorState {
    return this.#state
  }

  dispatch(tr: EditorState['tr']): void {
    const before = this.#state
    this.#state = before.apply(tr)
    for (const view of this.#views) view.update?.(this.#view as unknown as EditorView, before)
  }

  /** How many frames and delays it waits for. */
  get waits(): number {
    return this.#timers.length
  }

  pass(): this {
    for (const run of this.#timers.splice(0)) run()
    return this
  }

  caret(position: number, head = position): this {
    this.dispatch(this.#state.tr.setSelection(TextSelection.create(this.#state.doc, position, head)))
    return this
  }

  type(text: string): this {
    for (const key of text) this.dispatch(this.#state.tr.insertText(key))
    return this
  }

  /** What the others' carets look like: positions of widgets and selections. */
  get drawn(): readonly (readonly [number, number])[] {
    const { decorations } = caretsKey.getState(this.#state)!
    return decorations.find().map(({ from, to }) => [from, to] as const)
  }

  /** Gets what another tab said of itself. */
  hear(other: CaretTab): this {
    applyAwarenessUpdate(
      this.awareness,
      encodeAwarenessUpdate(other.awareness, [other.awareness.clientID]),
      'network',
    )
    return this
  }

  sync(other: CaretTab): this {
    Y.applyUpdate(this.tab.doc, Y.encodeStateAsUpdate(other.tab.doc, Y.encodeStateVector(this.tab.doc)))
    return this
  }

  blur(): void {
    this.hasFocus = false
    this.plugin.props.handleDOMEvents?.blur?.call(
      this.plugin,
      this.#view as unknown as EditorView,
      {} as FocusEvent,
    )
  }

  close(): void {
    for (const view of this.#views) view.destroy?.()
  }
}

/** What the plugins ask of a view. */
function viewOf(tab: CaretTab): EditorHost & {
  readonly hasFocus: () => boolean
  readonly dom: { readonly ownerDocument: EventTarget & { readonly getSelection: () => null } }
} {
  return {
    get state() {
      return tab.state
    },
    dispatch: (tr) => tab.dispatch(tr),
    hasFocus: () => tab.hasFocus,
    dom: { ownerDocument: Object.assign(new EventTarget(), { getSelection: () => null }) },
  }
}

const ZWEI = new Tab(BYTES).find('zwei')

describe('carets', () => {
  it('[B42] plain typing does not even plan a message; deleting what the caret names does', () => {
    const anna = new CaretTab('anna', 1).pass()
    anna.caret(ZWEI).pass()
    anna.type('neu ')
    expect(anna.waits).toBe(0)
    const { head } = anna.state.selection
    anna.dispatch(anna.state.tr.delete(head, head + 1))
    expect(anna.waits).toBe(1)
    const before = anna.sent.length
    anna.pass()
    expect(anna.sent.length).toBe(before + 1)
  })

  it('[B42] plain typing and what others type send nothing', () => {
    const anna = new CaretTab('anna', 1).pass()
    const ben = new CaretTab('ben', 2).pass()
    anna.caret(ZWEI).pass()
    const before = anna.sent.length
    anna.type('neu ').pass()
    ben.caret(ZWEI - 3).type('B')
    anna.sync(ben).pass()
    ben.caret(ZWEI + 1).type('B')
    anna.sync(ben).pass()
    expect(anna.sent.length).toBe(before)
  })

  it('[B42] of many moves in 60 ms one is sent, a blurred caret is cleared, and so is that of a closed tab', () => {
    const anna = new CaretTab('anna', 1).pass()
    const before = anna.sent.length
    for (const at of [ZWEI, ZWEI + 1, ZWEI + 2]) anna.caret(at)
    anna.pass()
    expect(anna.sent.slice(before)).toMatchObject([{ head: { root: 'body' } }])
    anna.blur()
    expect(anna.sent.at(-1)).toBe(null)
    anna.caret(ZWEI).pass()
    expect(anna.sent.at(-1)).toBe(null)
    anna.hasFocus = true
    anna
      .caret(ZWEI + 3)
      .pass()
      .close()
    expect([anna.sent.at(-2), anna.sent.at(-1)]).toMatchObject([{ head: { root: 'body' } }, null])
  })

  it('[B43] carets and selections of others are drawn with the next frame and move with the text', () => {
    const anna = new CaretTab('anna', 1).pass()
    const ben = new CaretTab('ben', 2).caret(ZWEI, ZWEI + 4).pass()
    anna.hear(ben)
    expect(anna.drawn).toEqual([])
    anna.pass()
    expect(anna.drawn).toEqual([
      [ZWEI, ZWEI + 4],
      [ZWEI + 4, ZWEI + 4],
    ])
    anna.caret(ZWEI - 2).type('xy')
    expect(anna.drawn).toEqual([
      [ZWEI + 2, ZWEI + 6],
      [ZWEI + 6, ZWEI + 6],
    ])
    ben.blur()
    anna.hear(ben).pass()
    expect(anna.drawn).toEqual([])
  })

  it('[B43] a caret before a character that has not arrived is drawn when it has', () => {
    const anna = new CaretTab('anna', 1).pass()
    const ben = new CaretTab('ben', 2)
      .caret(ZWEI)
      .type('neu')
      .caret(ZWEI + 1)
      .pass()
    anna.hear(ben).pass()
    expect(anna.drawn).toEqual([])
    anna.sync(ben)
    expect(anna.drawn).toEqual([[ZWEI + 1, ZWEI + 1]])
  })

  it('[B44] a person in two tabs is one, with two carets; what others say of themselves is not trusted', () => {
    const anna = new CaretTab('anna', 1, 'Anna').pass()
    const one = new CaretTab('ben', 2, 'Ben').caret(ZWEI).pass()
    const two = new CaretTab('ben', 3, 'Ben').caret(ZWEI + 2).pass()
    anna.hear(one).hear(two).pass()
    const broken = new CaretTab('cleo', 4).pass()
    broken.awareness.setLocalState({ user: { id: 7 }, cursor: { anchor: 'x', head: null } })
    anna.hear(broken).pass()
    expect(peopleIn(anna.awareness.getStates())).toEqual([
      { user: { id: 'anna', name: 'Anna', color: 3 }, tabs: [1] },
      { user: { id: 'ben', name: 'Ben', color: 3 }, tabs: [2, 3] },
    ])
    expect(anna.drawn).toEqual([
      [ZWEI, ZWEI],
      [ZWEI + 2, ZWEI + 2],
    ])
  })
  it('[B45] who stands where is told as it is drawn: the head of each tab, moved along with the text', () => {
    const anna = new CaretTab('anna', 1).pass()
    const one = new CaretTab('ben', 2, 'Ben').caret(ZWEI, ZWEI + 4).pass()
    const two = new CaretTab('ben', 3, 'Ben').caret(ZWEI + 1).pass()
    expect(shownCarets(anna.state)).toEqual([])
    anna.hear(one).hear(two).pass()
    anna.caret(ZWEI - 2).type('xy')
    const user = { id: 'ben', name: 'Ben', color: 3 }
    expect(shownCarets(anna.state).toSorted((a, b) => a.tab - b.tab)).toEqual([
      { tab: 2, user, head: ZWEI + 6 },
      { tab: 3, user, head: ZWEI + 3 },
    ])
    two.blur()
    anna.hear(two).pass()
    expect(shownCarets(anna.state).map(({ tab }) => tab)).toEqual([2])
  })
})
