import { articleSchema } from '@stet/article'
import { Fragment, type Node, Slice } from '@tiptap/pm/model'
import { type EditorState, TextSelection, type Transaction } from '@tiptap/pm/state'
import * as fc from 'fast-check'
import { COMMANDS, selectionAt as anySelectionAt } from '../commands/testing/keyPresses.ts'
import { wholeCharacter } from '../commands/wholeCharacter.ts'
import { DocumentSearch } from '../find/DocumentSearch.ts'
import { matchesOf } from '../find/matchesOf.ts'
import { setStyleCheck } from '../commands/styleCheckMeta.ts'
import { replaceEach } from '../find/replaceMatches.ts'
import { moveBlocks } from '../moveMeta.ts'
import { dropSelection, pasteMany } from './largeEdits.ts'
import { pick } from './pick.ts'
import { rawSteps } from './rawSteps.ts'
import { severalEdits } from './severalEdits.ts'

/** One thing that happens, as plain data that is read against whatever state it meets: so that runs can be shrunk. */
export interface Operation {
  readonly kind: OperationKind
  /** Which editor, modulo their number. */
  readonly who: number
  /** Shares of the document, for places. */
  readonly a: number
  readonly b: number
  /** Anything else that has to be chosen. */
  readonly n: number
}

const WEIGHTS = {
  type: 24,
  typeOn: 16,
  command: 26,
  deleteSome: 8,
  deleteAcross: 3,
  replace: 4,
  paste: 3,
  pasteMany: 1,
  drop: 3,
  rawSteps: 6,
  several: 6,
  replaceAll: 3,
  typeAtEnd: 4,
  moveAnywhere: 3,
  undo: 7,
  redo: 4,
  mode: 2,
  deliver: 22,
  raw: 6,
  decide: 2,
  review: 4,
  reopen: 1,
  offline: 1,
  compose: 1,
  pause: 2,
} as const
export type OperationKind = keyof typeof WEIGHTS

const share = fc.integer({ min: 0, max: 9999 }).map((part) => part / 10000)

export const operation: fc.Arbitrary<Operation> = fc.record({
  kind: fc.oneof(
    ...Object.entries(WEIGHTS).map(([kind, weight]) => ({
      weight,
      arbitrary: fc.constant(kind as OperationKind),
    })),
  ),
  who: fc.nat(19),
  a: share,
  b: share,
  n: fc.nat(9999),
})

const TEXTS = [
  'a',
  'o',
  'oo',
  'x',
  ' ',
  '😀',
  'é',
  '𝒳y',
  'wort',
  'n\u00A0',
  'Z',
  '\u200D',
  'o',
  'b',
  'c',
] as const
const SEARCHED = ['o', 'oo', 'ein', 'Satz', '😀', ' ', 'e', 'wort', 'i', 'x'] as const
const COMMAND_NAMES = Object.keys(COMMANDS)

type Edit = (state: EditorState, chosen: Operation) => Transaction | null

/** The operations that edit through ProseMirror: each gives a transaction, or null if there is nothing to do. */
const EDITS: Partial<Record<OperationKind, Edit>> = {
  type: (state, { a, n }) => typingAt(state, a, pick(TEXTS, n)),
  typeAtEnd({ tr, doc }, { a, n }) {
    const { $from } = selectionAt(doc, [a, a])
    const section = n % 2 === 0 && $from.node(1).type.name === 'section' ? $from.end(1) - 1 : $from.end()
    return tr.setSelection(TextSelection.create(doc, section)).insertText(pick(TEXTS, n))
  },
  typeOn: ({ tr, selection }, { n }) =>
    selection instanceof TextSelection && selection.empty ? tr.insertText(pick(TEXTS, n)) : null,
  command(state, { a, b, n }) {
    const selection = selectionAt(state.doc, n % 3 === 0 ? [a, b] : [a, a])
    const placed = n % 4 === 0 ? state : state.apply(state.tr.setSelection(selection))
    return commandOn(placed, pick(COMMAND_NAMES, n))
  },
  deleteSome({ tr, doc }, { a, n }) {
    // Also half a character: that takes the whole away.
    const { $from, from } = anySelectionAt(doc, [a, a])
    const to = Math.min($from.end(), from + 1 + (n % 5))
    return from < to ? tr.delete(from, to) : null
  },
  deleteAcross({ tr, doc }, { a, b }) {
    const { from, to } = selectionAt(doc, [a, b])
    return attempt(tr, () => tr.delete(from, to))
  },
  replace({ tr, doc }, { a, b, n }) {
    const selection = selectionAt(doc, [a, Math.min(1, a + b / 6)])
    return attempt(tr, () => tr.setSelection(selection).insertText(pick(TEXTS, n)))
  },
  paste({ tr, doc }, { a, b, n }) {
    const selection = selectionAt(doc, n % 2 === 0 ? [a, a] : [a, Math.min(1, a + b / 8)])
    return attempt(tr, () => tr.setSelection(selection).replaceSelection(pastedSlice(n)))
  },
  pasteMany({ tr, doc }, { a, b, n }) {
    const selection = selectionAt(doc, n % 2 === 0 ? [a, a] : [a, Math.min(1, a + b / 8)])
    return attempt(tr, () => pasteMany(tr.setSelection(selection), n))
  },
  drop({ tr, doc }, { a, b, n }) {
    const selection = selectionAt(doc, [a, Math.min(1, a + (1 + (n % 30)) / 100)])
    const place = selectionAt(doc, [b, b]).from
    return attempt(tr, () => dropSelection(tr.setSelection(selection), place, n % 4 === 0))
  },
  rawSteps: ({ tr }, { a, b, n }) =>
    attempt(tr, () => rawSteps(tr, selectionAt(tr.doc, [a, a]).from, selectionAt(tr.doc, [b, b]).from, n)),
  several: ({ tr }, { a, b, n }) =>
    attempt(tr, () => severalEdits(tr, a, n + 10_000 * Math.floor(b * 10_000))),
  replaceAll({ tr, doc }, { n }) {
    const query = { text: pick(SEARCHED, n), isCaseMatched: n % 2 === 0, isWholeWord: n % 5 === 0 }
    const matches = matchesOf(new DocumentSearch(query, 'de'), doc)
    replaceEach(tr, matches, n % 3 === 0 ? '' : pick(TEXTS, n >> 3))
    if (n % 4 === 1) setStyleCheck(tr)
    return tr.docChanged ? tr : null
  },
  moveAnywhere: ({ tr }, { a, b, n }) => moveAnywhere(tr, a, b, n),
}

/** True for an operation that edits through ProseMirror. */
export function isEdit({ kind }: Operation): boolean {
  return EDITS[kind] !== undefined
}

export function transactionOf(state: EditorState, chosen: Operation): Transaction | null {
  return EDITS[chosen.kind]?.(state, chosen) ?? null
}

/** Types somewhere. */
export function typingAt({ tr, doc }: EditorState, place: number, text: string): Transaction {
  return tr.setSelection(selectionAt(doc, [place, place])).insertText(text)
}

/** A selection as a browser makes it: a caret never stands inside a character. */
function selectionAt(doc: Node, shares: readonly [number, number]): TextSelection {
  const { anchor, head } = anySelectionAt(doc, shares)
  return TextSelection.create(doc, wholeCharacter(doc, anchor, 1), wholeCharacter(doc, head, 1))
}

/** What a command dispatched last, on top of the state that it was given. */
function commandOn(state: EditorState, name: string): Transaction | null {
  let dispatched: Transaction | null = null
  const command = COMMANDS[name]?.[1]
  command?.(state, (tr) => {
    dispatched = tr
  })
  return dispatched
}

/** The transaction if ProseMirror can do that. */
function attempt(tr: Transaction, run: () => unknown): Transaction | null {
  try {
    run()
    tr.doc.check()
    return tr.docChanged ? tr : null
  } catch {
    return null
  }
}

function pastedSlice(n: number): Slice {
  const { nodes } = articleSchema
  const bold = articleSchema.mark('bold')
  const blocks = [
    nodes['paragraph']!.create(null, articleSchema.text('eins')),
    nodes['sectionHeading']!.create(null, articleSchema.text('Kopf')),
    nodes['bulletItem']!.create({ indent: n % 3 }, articleSchema.text('Punkt', [bold])),
    nodes['quote']!.create(null, articleSchema.text('😀')),
    nodes['paragraph']!.create(),
  ]
  const from = n % 5
  const count = 1 + (n % 4)
  const chosen = Array.from({ length: count }, (_, at) => blocks[(from + at) % blocks.length]!)
  const open = n % 3 === 0 ? 0 : 1
  return new Slice(Fragment.fromArray(chosen), open, n % 7 === 0 ? 0 : open)
}

/** Any whole blocks or any text of one block to any place that takes them. */
function moveAnywhere(tr: Transaction, a: number, b: number, n: number): Transaction | null {
  const source = selectionAt(tr.doc, [a, a]).$from
  const target = selectionAt(tr.doc, [b, b]).$from
  if (source.node(1).type !== target.node(1).type) return null
  const isRow = source.node(1).type.name === 'details'
  const depth = isRow ? 2 : 2 - (n % 5 === 0 ? 1 : 0)
  if (source.depth < 2) return null
  const range = {
    from: source.before(depth),
    to: source.after(depth),
    target: target.before(Math.min(depth, target.depth)),
  }
  return moveBlocks(tr, range) ? tr : null
}
