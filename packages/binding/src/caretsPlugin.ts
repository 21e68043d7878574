import type { Node } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import type { Awareness } from 'y-protocols/awareness'
import type { ArticleBinding } from './ArticleBinding.ts'
import { showsModel } from './bindingPlugin.ts'
import { catchUpSelection } from './catchUpSelection.ts'
import { parseCaretState, type PersonShown } from './CaretState.ts'
import type { Scheduler } from './frameBatcher.ts'
import { OwnCaret } from './OwnCaret.ts'

export interface CaretsOptions {
  readonly binding: ArticleBinding
  readonly awareness: Awareness
  /** Calls back with the next frame. */
  readonly frame: Scheduler
  /** Calls back after so many milliseconds; answers with what takes that back. */
  readonly after: (milliseconds: number, run: () => void) => () => void
  /** Renders the caret of somebody: an inline element that takes no room. `tab` is the tab's awareness id. */
  readonly renderCaret: (person: PersonShown, tab: number) => HTMLElement
  /** The attributes of the text that somebody has selected. */
  readonly selectionAttributes: (person: PersonShown) => Readonly<Record<string, string>>
}

/** What the plugin knows in a state. */
export interface Carets {
  readonly decorations: DecorationSet
  /** Tabs whose caret names a character that has not arrived yet. */
  readonly waiting: ReadonlySet<number>
  /** How often the person moved the own caret, by selecting or by typing. */
  readonly ownMoves: number
}

const NO_CARETS: Carets = { decorations: DecorationSet.empty, waiting: new Set(), ownMoves: 0 }

export const caretsKey = new PluginKey<Carets>('articleCarets')

/**
 * Shows the carets and selections of the other tabs, and sends this tab's own. Carets move with the text by
 * themselves; they are computed anew, once a frame, for those tabs alone that said something new. What is sent is at
 * most one message every 60 ms, and none because of what others do, nor because of plain typing.
 */
export function caretsPlugin(options: CaretsOptions): Plugin<Carets> {
  let own: OwnCaret | null = null
  return new Plugin<Carets>({
    key: caretsKey,
    state: {
      init: () => NO_CARETS,
      apply: (tr, carets, before) => caretsAfter(options, carets, tr, before),
    },
    props: {
      decorations: (state) => caretsOf(state).decorations,
      handleDOMEvents: {
        focus() {
          own?.schedule()
          return false
        },
        blur() {
          own?.hide()
          return false
        },
      },
    },
    view(view) {
      const caret = new OwnCaret(view, options)
      own = caret
      const stop = showOthers(view, options)
      return {
        update(_, before) {
          if (caretsOf(before).ownMoves !== caretsOf(view.state).ownMoves) caret.schedule()
        },
        destroy() {
          stop()
          caret.hide()
          own = null
        },
      }
    },
  })
}

function caretsOf(state: EditorState): Carets {
  return caretsKey.getState(state) ?? NO_CARETS
}

function caretsAfter(options: CaretsOptions, carets: Carets, tr: Transaction, before: EditorState): Carets {
  const isTouched = tr.selectionSet || (tr.docChanged && !showsModel(tr))
  const isOwnMove = isTouched && !staysBeforeItsNeighbour(tr, before)
  const ownMoves = carets.ownMoves + (isOwnMove ? 1 : 0)
  const said = tr.getMeta(caretsKey) as ReadonlySet<number> | undefined
  const mapped = tr.docChanged ? carets.decorations.map(tr.mapping, tr.doc) : carets.decorations
  const stale = new Set([...(said ?? []), ...(tr.docChanged ? carets.waiting : [])])
  if (stale.size === 0) return { ...carets, decorations: mapped, ownMoves }
  const gone = mapped.find(undefined, undefined, (spec) => stale.has((spec as CaretSpec).tab))
  const waiting = new Set([...carets.waiting].filter((tab) => !stale.has(tab)))
  const drawn = [...stale].flatMap((tab) => {
    const decorations = decorationsOf(options, tr.doc, tab)
    if (!decorations) waiting.add(tab)
    return decorations ?? []
  })
  return { decorations: mapped.remove(gone).add(tr.doc, drawn), waiting, ownMoves }
}

/** Plain typing: the caret still stands before the character that it named. An empty value may get its cell only now. */
function staysBeforeItsNeighbour(tr: Transaction, { selection }: EditorState): boolean {
  if (!tr.docChanged || !selection.empty || !tr.selection.empty) return false
  const { pos, deletedAfter } = tr.mapping.mapResult(selection.head, 1)
  return !deletedAfter && pos === tr.selection.head && selection.$head.parentOffset > 0
}

/** What the decorations of a tab carry; `user` is at the caret alone, not at the selection. */
interface CaretSpec {
  readonly tab: number
  readonly user?: PersonShown
}

/** Somebody else's caret as it is drawn now. */
export interface ShownCaret {
  /** The tab's awareness id. */
  readonly tab: number
  readonly user: PersonShown
  /** Its position in the document of the state. */
  readonly head: number
}

/** The carets that a state shows, in no order; costs the carets, not the article. Empty without the plugin. */
export function shownCarets(state: EditorState): readonly ShownCaret[] {
  return caretsOf(state)
    .decorations.find()
    .flatMap(({ from, spec }) => {
      const { tab, user } = spec as CaretSpec
      return user ? [{ tab, user, head: from }] : []
    })
}

/** What is drawn for a tab; null if its caret cannot be placed yet. */
function decorationsOf(options: CaretsOptions, doc: Node, tab: number): readonly Decoration[] | null {
  const { awareness, binding, renderCaret, selectionAttributes } = options
  const state = parseCaretState(awareness.getStates().get(tab))
  if (!state?.cursor) return []
  const { user, cursor } = state
  const head = binding.positionOf(cursor.head)
  const anchor = binding.positionOf(cursor.anchor)
  if (head === null || anchor === null || Math.max(head, anchor) > doc.content.size) return null
  const spec: CaretSpec = { tab }
  const key = `${tab}:${user.id}:${user.color}:${user.name}`
  const caret = Decoration.widget(head, () => renderCaret(user, tab), { ...spec, user, key, side: 10 })
  if (anchor === head) return [caret]
  const [from, to] = [Math.min(anchor, head), Math.max(anchor, head)]
  return [caret, Decoration.inline(from, to, { ...selectionAttributes(user) }, spec)]
}

interface AwarenessChange {
  readonly added: readonly number[]
  readonly updated: readonly number[]
  readonly removed: readonly number[]
}

/** Has the carets of the tabs that said something new drawn with the next frame; answers with what ends that. */
function showOthers(view: EditorView, { awareness, frame }: CaretsOptions): () => void {
  let stale = new Set<number>(awareness.getStates().keys())
  let cancel: (() => void) | null = null
  const show = (): void => {
    cancel = null
    const tabs = stale
    stale = new Set()
    if (tabs.size === 0) return
    catchUpSelection(view)
    view.dispatch(view.state.tr.setMeta(caretsKey, tabs).setMeta('addToHistory', false))
  }
  const handleChange = ({ added, updated, removed }: AwarenessChange): void => {
    for (const tab of [...added, ...updated, ...removed]) if (tab !== awareness.clientID) stale.add(tab)
    if (stale.size > 0) cancel ??= frame(show)
  }
  stale.delete(awareness.clientID)
  if (stale.size > 0) cancel = frame(show)
  awareness.on('change', handleChange)
  return () => {
    awareness.off('change', handleChange)
    cancel?.()
  }
}
