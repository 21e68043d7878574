import {
  type Anchor,
  type CharacterId,
  type CopyKind,
  type CopyPair,
  type Decision,
  decisionKey,
  type DecisionSubject,
  type DeletionSpan,
  type FormatSpan,
  type IdRange,
  insertBehind,
  insertionKey,
  isShown,
  itemAt,
  type KindSpan,
  LIMITS,
  type Marker,
  mergeRanges,
  type OriginsEntry,
  originsRoot,
  parseSpanKey,
  reviewRoot,
  spanKey,
  spansRoot,
  type TextPiece,
  type UserId,
  type Verdict,
  type WriteMode,
} from '@stet/article'
import * as Y from 'yjs'
import type { Author } from './Author.ts'
import { behindHidden } from './behindHidden.ts'
import type { BlockIndex } from './BlockIndex.ts'
import { deleteItems } from './deleteItems.ts'
import type { FormatWish } from './FormatWish.ts'
import type { LineList } from './LineList.ts'
import type { StrikeMemory } from './StrikeMemory.ts'

/**
 * Writes what one person does, in the mode of the tab, inside one Yjs transaction: the table of what an edit writes.
 * Everything is named by identity, so that the order of the calls does not matter. States are those from before the
 * transaction.
 */
export class ModelWriter {
  readonly mode: WriteMode
  readonly author: Author
  readonly #index: BlockIndex
  readonly #transaction: Y.Transaction
  readonly #strikes: StrikeMemory
  readonly #struck: IdRange[] = []
  #n: number

  constructor(
    index: BlockIndex,
    author: Author,
    mode: WriteMode,
    transaction: Y.Transaction,
    strikes: StrikeMemory,
  ) {
    this.#index = index
    this.author = author
    this.mode = mode
    this.#transaction = transaction
    this.#strikes = strikes
    this.#n = index.attribution.highestN
  }

  /** Inserts directly behind a character or marker (null: at the very start); answers with the ids, a range a piece. */
  insert(
    list: LineList,
    after: CharacterId | null,
    pieces: readonly TextPiece[],
    mode: WriteMode,
  ): IdRange[] {
    return this.#as(mode, () => insertBehind(this.#transaction, list.text, after, pieces))
  }

  /** Behind what blocks are inserted between two shown neighbours. */
  placeOfBlocks(list: LineList, left: CharacterId | null, right: CharacterId | null): CharacterId | null {
    return behindHidden(this.#transaction, list, left, right)
  }

  /**
   * The mode in which something between these two neighbours is inserted: between two pending characters of one other
   * person it is a suggestion too, else it would tear that suggestion apart and stand there accepted.
   */
  modeBetween(left: CharacterId | null, right: CharacterId | null): WriteMode {
    if (this.mode === 'suggest' || !left || !right) return this.mode
    const owner = this.#pendingOwner(left)
    if (owner === null || owner === this.author.user) return this.mode
    return this.#pendingOwner(right) === owner ? 'suggest' : this.mode
  }

  /**
   * Takes shown characters and markers away, each as the mode and its state demand. Of several calls the later ones are
   * about what stands before.
   */
  remove(ids: readonly IdRange[]): void {
    const deleted: IdRange[] = []
    const struck: IdRange[] = []
    const rejected: { range: IdRange; owner: UserId }[] = []
    for (const [client, clock, length] of ids) {
      const { attribution } = this.#index
      const whole = [{ offset: 0, length, state: attribution.plainState(client) }]
      for (const segment of attribution.segments(client, clock, length) ?? whole) {
        const range: IdRange = [client, clock + segment.offset, segment.length]
        const { base, owner, deletions } = segment.state
        if (!isShown(segment.state, 'markup')) continue
        const isOwnPending = base === 'pending' && owner === this.author.user
        if (isOwnPending) struck.push(range)
        else if (this.mode === 'suggest') {
          if (deletions.every(({ by }) => by !== this.author.user)) struck.push(range)
        } else if (base === 'pending') rejected.push({ range, owner })
        else deleted.push(range)
      }
    }
    deleteItems(this.#transaction, deleted)
    this.#struck.unshift(...struck)
    for (const { range, owner } of rejected) {
      const decision: Decision = { do: 'reject', n: this.#nextN(), of: owner }
      this.#as('edit', () => reviewRoot(this.#transaction.doc).set(insertionKey(range), decision))
    }
  }

  /** True for a character that is deleted for everybody, and not only hidden. */
  isDeleted(id: CharacterId): boolean {
    return itemAt(this.#transaction.doc, id)?.deleted === true
  }

  /** Deletes for good, whatever the state. */
  delete(ids: readonly IdRange[]): void {
    deleteItems(this.#transaction, ids)
  }

  /** Suggests that these go, as the deleting half of a move. */
  strikeMoved(ids: readonly IdRange[], move: string): void {
    this.#writeStrike(mergeRanges(ids), null, { mv: move })
  }

  /**
   * Writes what was left for the end: all that was struck in this transaction is one deletion span. The one next to it
   * that this tab wrote grows, if there is one and `isApart` is not set.
   */
  finish({ isApart = false }: { readonly isApart?: boolean } = {}): void {
    const struck = this.#struck.splice(0)
    if (struck.length === 0) return
    const known = isApart ? null : this.#strikes.extendable(struck, this.#index, this.author)
    this.#writeStrike(mergeRanges([...(known?.span.ids ?? []), ...struck]), known?.key ?? null, {})
  }

  #writeStrike(ids: readonly IdRange[], known: string | null, move: { readonly mv?: string }): void {
    const spans = spansRoot(this.#transaction.doc)
    this.#as('suggest', () => {
      for (let at = 0; at < ids.length; at += LIMITS.ranges) {
        const key = at === 0 && known !== null ? known : this.#key('suggest')
        const span: DeletionSpan = {
          t: 'del',
          ids: ids.slice(at, at + LIMITS.ranges),
          n: this.#nextN(),
          ...move,
        }
        spans.set(key, span)
        this.#strikes.remember(key)
      }
    })
  }

  /**
   * Sets or takes away a format from one character to another. Bold and italic grow at their end, up to `next`, the
   * character or marker behind the last (null: the end of the text); a link does not.
   */
  format(
    list: LineList,
    range: { readonly first: CharacterId; readonly last: CharacterId; readonly next: CharacterId | null },
    change: FormatWish,
    mode: WriteMode,
  ): void {
    const { format, on, link } = change
    const s: Anchor = [...range.first, 0]
    const grown: Anchor | null = range.next && [...range.next, 0]
    const e: Anchor | null = format === 'link' ? [...range.last, 1] : grown
    const spans = spansRoot(this.#transaction.doc)
    const { root } = list
    const pending = mode === 'suggest' ? this.#ownPending({ t: format, s, e }) : null
    this.#as(mode, () => {
      if (pending && pending.span.on !== on) {
        spans.delete(pending.key)
        return
      }
      const key = pending?.key ?? this.#key(mode)
      const n = this.#nextN()
      const span: FormatSpan = {
        t: format,
        on,
        root,
        s,
        e,
        n,
        ...(on && link !== undefined ? { v: link } : {}),
      }
      spans.set(key, span)
    })
  }

  /**
   * Lets a marker read as another kind. A suggestion of this tab is replaced by the new one; what counts stays, because
   * a copy of the marker goes on reading as its source did when it was copied.
   */
  setKind(at: CharacterId, v: Marker): void {
    const { mode } = this
    const own = mode === 'suggest' ? this.#ownPendingKind(at) : undefined
    this.#as(mode, () => {
      const span: KindSpan = { t: 'kind', at, v, n: this.#nextN() }
      spansRoot(this.#transaction.doc).set(own ?? this.#key(mode), span)
    })
  }

  /** Says that new characters are copies; answers with the key of the entry. */
  copied(k: CopyKind, pairs: readonly CopyPair[]): string {
    let first = ''
    this.#as(this.mode, () => {
      for (let at = 0; at < pairs.length; at += LIMITS.ranges) {
        const key = this.#key(this.mode)
        const entry: OriginsEntry = { k, n: this.#nextN(), of: pairs.slice(at, at + LIMITS.ranges) }
        originsRoot(this.#transaction.doc).set(key, entry)
        first ||= key
      }
    })
    return first
  }

  /** Decides on a suggestion; a format or kind that was taken back meanwhile is left alone. */
  decide(subject: DecisionSubject, verdict: Verdict): void {
    const decision = this.#decisionOn(subject, verdict)
    if (decision)
      this.#as('edit', () => reviewRoot(this.#transaction.doc).set(decisionKey(subject), decision))
  }

  #decisionOn(subject: DecisionSubject, verdict: Verdict): Decision | null {
    if (subject.about === 'insertion') {
      const [client, clock] = subject.range
      const { owner } = this.#index.attribution.stateAt(client, clock)
      return { do: verdict, n: this.#nextN(), of: owner }
    }
    const stored = this.#index.attribution.span(subject.spanKey)
    if (subject.about === 'deletion')
      return { do: verdict, n: this.#nextN(), ...(stored ? { of: stored.by } : {}) }
    const span = stored?.span
    if (!span || span.t === 'del' || span.t === 'unknown' || span.n !== subject.n) return null
    return { do: verdict, n: this.#nextN(), of: stored.by, span }
  }

  /** Removes a value of a map that this tab wrote. */
  deleteValue(map: Y.Map<unknown>, key: string): void {
    this.#as(this.mode, () => {
      map.delete(key)
    })
  }

  /**
   * Puts an earlier value of a map back, under the kind of id that it had: `client` held it. Answers with the item
   * that holds it now.
   */
  restoreValue(map: Y.Map<unknown>, key: string, value: unknown, client: number): CharacterId {
    const isSuggested = client === this.author.clientIds.suggest || this.mode === 'suggest'
    return this.#as(isSuggested ? 'suggest' : 'edit', () => {
      map.set(key, value)
      const item = map._map.get(key)
      if (!item) throw new Error('restoreValue: the value is not there')
      return [item.id.client, item.id.clock + item.length - 1]
    })
  }

  /** Runs something that writes into maps under the id of a mode. */
  #as<Result>(mode: WriteMode, run: () => Result): Result {
    const { doc } = this.#transaction
    const before = doc.clientID
    doc.clientID = this.author.clientIds[mode]
    try {
      return run()
    } finally {
      doc.clientID = before
    }
  }

  /** A key that no client ever used: the clock of the entry that is about to be written under it. */
  #key(mode: WriteMode): string {
    const client = this.author.clientIds[mode]
    return spanKey(client, Y.getState(this.#transaction.doc.store, client))
  }

  #nextN(): number {
    this.#n += 1
    return this.#n
  }

  #pendingOwner([client, clock]: CharacterId): UserId | null {
    if (!itemAt(this.#transaction.doc, [client, clock])) return null
    const state = this.#index.attribution.stateAt(client, clock)
    return state.base === 'pending' ? state.owner : null
  }

  /** The key of this tab's own pending kind of a marker. */
  #ownPendingKind([client, clock]: CharacterId): string | undefined {
    const kinds = this.#index.attribution.kindsAt(client, clock) ?? []
    const own = kinds.find(
      ({ key, span, status }) =>
        status === 'pending' &&
        span.at[0] === client &&
        span.at[1] === clock &&
        parseSpanKey(key)?.client === this.author.clientIds.suggest,
    )
    return own?.key
  }

  /** This tab's own pending format over exactly this range. */
  #ownPending({ t, s, e }: Pick<FormatSpan, 't' | 's' | 'e'>): { key: string; span: FormatSpan } | null {
    for (const { opens, format } of this.#index.attribution.anchorEvents(s[0], s[1], 1) ?? []) {
      const { key, span, status } = format
      if (!opens || status !== 'pending' || span.t !== t || !('on' in span)) continue
      if (parseSpanKey(key)?.client !== this.author.clientIds.suggest) continue
      if (String(span.s) === String(s) && String(span.e) === String(e)) return { key, span }
    }
    return null
  }
}
