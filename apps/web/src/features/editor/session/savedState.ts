/** Why what was typed is not on the server's disk and will not be by itself, or not soon. */
export type NotSavedReason =
  | 'server-cannot-write'
  | 'server-busy'
  | 'too-fast'
  | 'not-kept'
  | 'malformed'
  | 'too-large'
  | 'signed-out'
  | 'not-allowed'
  | 'gone'
  | 'other-epoch'
  | 'damaged'
  | 'differs'
  | 'outdated'

/** What the badge says. `changes` is a true count of local transactions that have no durable answer yet. */
export type SavedBadge =
  | { readonly kind: 'opening' }
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving'; readonly changes: number }
  | { readonly kind: 'offline'; readonly changes: number }
  | { readonly kind: 'not-saved'; readonly changes: number; readonly reason: NotSavedReason }

interface Barrier {
  readonly n: number
  /** All changes up to this count were sent before the barrier, on the same socket. */
  readonly covers: number
  /** When the first change that it covers, and no earlier barrier does, was made (or its socket opened). */
  readonly since: number
}

/** Everything that the saved badge knows. Times are milliseconds of one clock. */
export interface SavedState {
  readonly connection: 'opening' | 'online' | 'offline'
  readonly lostAt: number
  /** Local changes, those of earlier page loads included; never falls. */
  readonly made: number
  /** How many of them the server has answered for. */
  readonly durable: number
  readonly barriers: readonly Barrier[]
  /** When the first change that no barrier covers yet was made; null when there is none or no connection. */
  readonly openSince: number | null
  readonly isKept: boolean
  readonly isStorageInTrouble: boolean
  /** A refusal that stays until the session resumes or ends. */
  readonly refusal: NotSavedReason | null
}

export type SavedEvent =
  | { readonly type: 'earlier-work-found'; readonly changes: number }
  | { readonly type: 'changed'; readonly at: number }
  | { readonly type: 'connected'; readonly at: number }
  | { readonly type: 'lost'; readonly at: number }
  | { readonly type: 'barrier-sent'; readonly n: number; readonly at: number }
  | { readonly type: 'acknowledged'; readonly n: number }
  | { readonly type: 'kept'; readonly isKept: boolean }
  | { readonly type: 'storage'; readonly isInTrouble: boolean }
  | { readonly type: 'refused'; readonly reason: NotSavedReason }
  | { readonly type: 'resumed' }

export const initialSavedState: SavedState = {
  connection: 'opening',
  lostAt: 0,
  made: 0,
  durable: 0,
  barriers: [],
  openSince: null,
  isKept: true,
  isStorageInTrouble: false,
  refusal: null,
}

/** An answer that is missing for longer is trouble worth telling. */
export const PATIENCE_MS = 5_000
/** A connection that is back sooner was never worth a word. */
export const GRACE_MS = 1_500

/**
 * The saved badge's memory. Invariants: `durable` grows only by an answer to a barrier that was sent on the socket that
 * is open now; barriers of a lost socket are forgotten, so that their late answers count for nothing.
 */
export function reduceSaved(state: SavedState, event: SavedEvent): SavedState {
  switch (event.type) {
    case 'earlier-work-found':
      return event.changes === 0 ? state : { ...state, made: state.made + event.changes }
    case 'changed':
      return {
        ...state,
        made: state.made + 1,
        openSince: state.openSince ?? (state.connection === 'online' ? event.at : null),
      }
    case 'connected':
      return {
        ...state,
        connection: 'online',
        barriers: [],
        openSince: state.made > state.durable ? event.at : null,
        // What the server refused on another socket is decided again on this one.
        refusal: state.refusal === 'server-busy' || state.refusal === 'too-fast' ? null : state.refusal,
      }
    case 'lost':
      return state.connection === 'offline'
        ? { ...state, barriers: [], openSince: null }
        : {
            ...state,
            connection: 'offline',
            // What never was connected has lost nothing that could come back in a moment.
            lostAt: state.connection === 'opening' ? event.at - GRACE_MS : event.at,
            barriers: [],
            openSince: null,
          }
    case 'barrier-sent': {
      if (state.connection !== 'online') return state
      const barrier = { n: event.n, covers: state.made, since: state.openSince ?? event.at }
      return { ...state, barriers: [...state.barriers, barrier], openSince: null }
    }
    case 'acknowledged': {
      const answered = state.barriers.find((barrier) => barrier.n === event.n)
      if (answered === undefined) return state
      return {
        ...state,
        durable: Math.max(state.durable, answered.covers),
        barriers: state.barriers.filter((barrier) => barrier.n > event.n),
      }
    }
    case 'kept':
      return state.isKept === event.isKept ? state : { ...state, isKept: event.isKept }
    case 'storage':
      return state.isStorageInTrouble === event.isInTrouble
        ? state
        : { ...state, isStorageInTrouble: event.isInTrouble }
    case 'refused':
      return { ...state, refusal: event.reason }
    case 'resumed':
      break
  }
  return { ...state, refusal: null }
}

/** Local changes without a durable answer. */
export function unsavedChanges(state: SavedState): number {
  return state.made - state.durable
}

/** Since when a durable answer is missing; null when none is awaited. */
function waitingSince(state: SavedState): number | null {
  const first = state.barriers.find((barrier) => barrier.covers > state.durable)
  return first?.since ?? state.openSince
}

/** What the badge says at `now`. `saved` is said only while no local change lacks its durable answer. */
export function savedBadge(state: SavedState, now: number): SavedBadge {
  const changes = unsavedChanges(state)
  if (state.refusal !== null && (changes > 0 || isFinal(state.refusal))) {
    return { kind: 'not-saved', changes, reason: state.refusal }
  }
  if (state.connection === 'online') {
    if (changes === 0) return { kind: 'saved' }
    const since = waitingSince(state)
    const isLate = since !== null && now - since >= PATIENCE_MS
    return state.isStorageInTrouble || isLate
      ? { kind: 'not-saved', changes, reason: 'server-cannot-write' }
      : { kind: 'saving', changes }
  }
  if (changes > 0 && !state.isKept) return { kind: 'not-saved', changes, reason: 'not-kept' }
  if (state.connection === 'opening') return changes === 0 ? { kind: 'opening' } : { kind: 'saving', changes }
  if (now - state.lostAt >= GRACE_MS) return { kind: 'offline', changes }
  return changes > 0 ? { kind: 'saving', changes } : { kind: 'saved' }
}

/** Refusals that are worth a word even while nothing is unsaved: writing on would not be saved either. */
function isFinal(reason: NotSavedReason): boolean {
  return reason === 'signed-out' || reason === 'malformed' || reason === 'too-large' || reason === 'outdated'
}

/** When the badge may say something else although nothing happens; null when it will not. */
export function nextBadgeChange(state: SavedState, now: number): number | null {
  const moments = [
    state.connection === 'offline' ? state.lostAt + GRACE_MS : null,
    state.connection === 'online' && unsavedChanges(state) > 0
      ? (waitingSince(state) ?? now) + PATIENCE_MS
      : null,
  ].filter((moment) => moment !== null && moment > now)
  return moments.length === 0 ? null : Math.min(...(moments as number[]))
}
