import type { CharacterId } from '@stet/article'
import { Aliases } from './Aliases.ts'
import { type EntryContent, type HistoryEntry, joined } from './HistoryEntry.ts'
import { lastOf, type WrittenRange } from './writeRange.ts'

/** How an edit may join the undo step before it. */
export interface EditManner {
  /** Milliseconds. */
  readonly time: number
  /** Is an undo step of its own: joins neither the one before nor the one behind it. */
  readonly isBoundary: boolean
  /** The composition of an input method that it is part of. */
  readonly composition: unknown
  readonly written: readonly WrittenRange[]
}

/** Steps that can be taken back at most. */
const STEPS_AT_MOST = 1000

/**
 * What the person of this tab did, in steps to take back and to do again. Typing is one step as long as it goes on at
 * one place without a pause; every command is one of its own.
 */
export class OwnHistory {
  readonly aliases = new Aliases()
  readonly #groupMs: number
  readonly #listeners = new Set<() => void>()
  #undo: HistoryEntry[] = []
  #redo: HistoryEntry[] = []
  #last: EditManner | null = null

  constructor(groupMs: number) {
    this.#groupMs = groupMs
  }

  /** The step that would be taken back (or done again) next; null if there is none. */
  next(direction: 'undo' | 'redo'): HistoryEntry | null {
    return (direction === 'undo' ? this.#undo : this.#redo).at(-1) ?? null
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  /** A new edit. */
  record(entry: HistoryEntry, manner: EditManner): void {
    const last = this.#undo.at(-1)
    const isJoined = last?.mode === entry.mode && this.#redo.length === 0 && this.#continuesLast(manner)
    if (last && isJoined) this.#undo[this.#undo.length - 1] = joined(last, entry)
    else this.#undo.push(entry)
    if (this.#undo.length > STEPS_AT_MOST) this.#undo.shift()
    this.#redo = []
    this.#last = manner
    this.#notify()
  }

  /** The next edit begins a step of its own, and what may be taken back may be another. */
  close(): void {
    this.#last = null
    this.#notify()
  }

  /** Takes the last step off; the caller takes it back and pushes what that did onto the other stack. */
  pop(direction: 'undo' | 'redo'): HistoryEntry | null {
    const entry = (direction === 'undo' ? this.#undo : this.#redo).pop() ?? null
    this.#last = null
    this.#notify()
    return entry
  }

  /** What taking back (or doing again) a step did, so that this can be done again (or taken back). */
  pushReverted(direction: 'undo' | 'redo', content: EntryContent, step: HistoryEntry): void {
    const { selectionBefore, selectionAfter, isDecision } = step
    const entry = {
      ...content,
      selectionBefore: selectionAfter,
      selectionAfter: selectionBefore,
      isDecision,
    }
    if (direction === 'undo') this.#redo.push(entry)
    else this.#undo.push(entry)
    this.#notify()
  }

  /** Forgets everything done in `edit`: that right is lost. */
  dropEdits(): void {
    this.#undo = this.#undo.filter(({ mode }) => mode === 'suggest')
    this.#redo = this.#redo.filter(({ mode }) => mode === 'suggest')
    this.#last = null
    this.#notify()
  }

  #continuesLast(next: EditManner): boolean {
    const last = this.#last
    if (!last || last.isBoundary || next.isBoundary) return false
    if (next.composition !== undefined && next.composition === last.composition) return true
    if (next.time - last.time > this.#groupMs) return false
    const [before, ...others] = last.written
    const [now, ...more] = next.written
    if (!before?.isTextOnly || !now?.isTextOnly || others.length + more.length > 0) return false
    if (now.removed.length > 0 && now.inserted.length > 0) return false
    const end = endOf(before)
    return isSame(now.left, end) || isSame(now.left, before.left) || isSame(lastRemoved(now), end)
  }

  #notify(): void {
    for (const listener of this.#listeners) listener()
  }
}

/** Where the caret stood after an edit: behind what came, else behind what stood before it. */
function endOf({ inserted, left }: WrittenRange): CharacterId | null {
  const last = inserted.at(-1)
  return last ? lastOf(last) : left
}

function lastRemoved({ removed }: WrittenRange): CharacterId | null {
  const last = removed.at(-1)
  return last ? lastOf(last) : null
}

function isSame(one: CharacterId | null, other: CharacterId | null): boolean {
  return one !== null && other !== null && one[0] === other[0] && one[1] === other[1]
}
