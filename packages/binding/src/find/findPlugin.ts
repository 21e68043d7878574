import { type EditorState, Plugin, type Transaction } from '@tiptap/pm/state'
import { DecorationSet, type EditorView } from '@tiptap/pm/view'
import { showsModel } from '../bindingPlugin.ts'
import { changedBlocks } from './changedBlocks.ts'
import { DocumentSearch, type FindMatch } from './DocumentSearch.ts'
import { isSameQuery, NO_QUERY } from './FindQuery.ts'
import { findKey, type FindRequest, type FindState, findStateOf } from './FindState.ts'
import { MatchList } from './MatchList.ts'
import { matchesOf } from './matchesOf.ts'
import { areAllDrawn, drawMatches, matchDecoration } from './matchDecorations.ts'

export interface FindOptions {
  /** The language tag of the article at this moment: it says which letters are variants of others. */
  readonly language: () => string
}

const CLOSED: FindState = {
  isOpen: false,
  requests: 0,
  query: NO_QUERY,
  search: null,
  matches: MatchList.none,
  current: -1,
  decorations: DecorationSet.empty,
  isBehind: false,
}

/** A transaction that replaces more stretches than this has its matches drawn anew: to move every one through all of them costs more. */
const STRETCHES_TO_MAP = 32
/** How long after a composition its text is left as it is: the browser is done with it then. */
const AFTER_COMPOSITION_MS = 60

/**
 * Keeps what is looked for, where it stands in the document and how that is drawn. An edit moves what is known and has
 * only the blocks that changed searched again, once a transaction, whoever made it.
 */
export function findPlugin({ language }: FindOptions): Plugin<FindState> {
  let timer: ReturnType<typeof setTimeout> | undefined
  return new Plugin<FindState>({
    key: findKey,
    state: {
      init: () => CLOSED,
      apply(tr, find, _old, state) {
        const request = tr.getMeta(findKey) as FindRequest | undefined
        if (request) return asked(find, request, state, language())
        if (!find.search) return find
        if (tr.docChanged) return edited(find, tr, state)
        return tr.selectionSet ? selected(find, state) : find
      },
    },
    props: {
      decorations: (state) => findStateOf(state)?.decorations,
      handleDOMEvents: {
        compositionend(view) {
          clearTimeout(timer)
          timer = setTimeout(() => catchUp(view), AFTER_COMPOSITION_MS)
          return false
        },
      },
    },
    view: () => ({ destroy: () => clearTimeout(timer) }),
  })
}

function asked(find: FindState, request: FindRequest, state: EditorState, language: string): FindState {
  const isOpen = request.isOpen ?? find.isOpen
  const query = request.query ?? find.query
  const requests = find.requests + (request.isRequest === true ? 1 : 0)
  const isLooking = isOpen && query.text !== ''
  const isKnown = find.search !== null && isSameQuery(query, find.search.query) && request.query === undefined
  const search = isLooking ? (isKnown ? find.search : new DocumentSearch(query, language)) : null
  const matches = matchesOf(search, state.doc)
  return drawn({ ...find, isOpen, query, requests, search, matches, isBehind: false }, state)
}

/** Everything anew from the matches. */
function drawn(find: FindState, { doc, selection }: EditorState): FindState {
  const { matches } = find
  const current = matches.indexOf(selection)
  const decorations = drawMatches(doc, matches, current, matches.firstFrom(selection.from))
  return { ...find, current, decorations }
}

function selected(find: FindState, state: EditorState): FindState {
  const current = find.matches.indexOf(state.selection)
  if (current === find.current) return find
  const match = find.matches.at(current)
  if (match && !areAllDrawn(find.matches) && find.decorations.find(match.from, match.to).length === 0)
    return drawn(find, state)
  return { ...find, current, decorations: marked(find.decorations, find.matches, current, state) }
}

function edited(find: FindState, tr: Transaction, state: EditorState): FindState {
  const isComposing = tr.getMeta('composition') !== undefined
  const isBehind = isComposing || (find.isBehind && showsModel(tr))
  if (find.isBehind && !isBehind)
    return drawn({ ...find, matches: matchesOf(find.search, state.doc), isBehind }, state)
  const region = changedBlocks(tr.before, tr.doc)
  if (!region || !find.search) return selected(find, state)
  const { matches: known } = find
  const first = known.firstFrom(region.fromA)
  const last = known.firstFrom(region.toA)
  const inside = isBehind
    ? moved(known.slice(first, last), tr)
    : find.search.between(tr.doc, region.fromB, region.toB)
  const matches = known.replaced(first, last, inside, region.toB - region.toA)
  const next = { ...find, matches, isBehind }
  if (stretchesOf(tr) > STRETCHES_TO_MAP || !areAllDrawn(inside)) return drawn(next, state)
  const mapped = find.decorations.map(tr.mapping, tr.doc)
  const current = matches.indexOf(state.selection)
  const decorations = isBehind ? mapped : redrawn(mapped, inside, region.fromB, region.toB, tr)
  return { ...next, current, decorations: marked(decorations, matches, current, state) }
}

/** How many stretches the steps of a transaction replaced. */
function stretchesOf({ mapping: { maps } }: Transaction): number {
  let stretches = 0
  for (const map of maps)
    map.forEach(() => {
      stretches += 1
    })
  return stretches
}

function moved(matches: readonly FindMatch[], { mapping }: Transaction): FindMatch[] {
  return matches.flatMap(({ from, to }) => {
    const match = { from: mapping.map(from, 1), to: mapping.map(to, -1) }
    return match.to - match.from === to - from ? [match] : []
  })
}

/** The decorations with those of a region drawn anew, unless they are the same. */
function redrawn(
  decorations: DecorationSet,
  matches: readonly FindMatch[],
  from: number,
  to: number,
  { doc }: Transaction,
): DecorationSet {
  const old = decorations.find(from, to)
  const isSame = old.length === matches.length && old.every((decoration, at) => isAt(decoration, matches[at]))
  if (isSame) return decorations
  return decorations.remove(old).add(
    doc,
    matches.map((match) => matchDecoration(match, false)),
  )
}

/** Marks the decoration of the current match, and no other. */
function marked(
  decorations: DecorationSet,
  matches: MatchList,
  current: number,
  { doc }: EditorState,
): DecorationSet {
  const match = matches.at(current)
  const old = decorations.find(undefined, undefined, (spec) => (spec as { isCurrent: boolean }).isCurrent)
  if (old.length === (match ? 1 : 0) && old.every((one) => isAt(one, match))) return decorations
  const plain = match ? decorations.find(match.from, match.to).filter((one) => isAt(one, match)) : []
  // What was the current one is one of the others now, if it still is a match.
  const others = old
    .filter((one) => !isAt(one, match) && matches.indexOf(one) >= 0)
    .map((one) => matchDecoration(one, false))
  return decorations
    .remove([...old, ...plain])
    .add(doc, match ? [...others, matchDecoration(match, true)] : others)
}

function isAt({ from, to }: FindMatch, match: FindMatch | undefined): boolean {
  return from === match?.from && to === match.to
}

/** What a composition left unsearched. */
function catchUp(view: EditorView): void {
  if (view.isDestroyed || view.composing || findStateOf(view.state)?.isBehind !== true) return
  const request: FindRequest = { isCatchingUp: true }
  view.dispatch(view.state.tr.setMeta(findKey, request).setMeta('addToHistory', false))
}
