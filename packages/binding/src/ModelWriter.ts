import {
  type Attribution,
  type CheckEntry,
  type CharacterId,
  type CopyKind,
  type CopyPair,
  deleteItems,
  type DeletionSpan,
  type IdRange,
  insertBehind,
  isShown,
  itemAt,
  LIMITS,
  mergeRanges,
  type OriginsEntry,
  originsRoot,
  type PasteEntry,
  spansRoot,
  type TextPiece,
  type UserId,
  type WriteMode,
} from '@stet/article'
import type * as Y from 'yjs'
import type { Author } from './Author.ts'
import { behindHidden } from './behindHidden.ts'
import type { BlockIndex } from './BlockIndex.ts'
import type { LineList } from './LineList.ts'
import { MapWriter } from './MapWriter.ts'
import { pendingOwners } from './pendingOwners.ts'
import type { StrikeMemory } from './StrikeMemory.ts'
import type { WishedStretch } from './suggestFormats.ts'
import { withoutRanges } from './withoutRanges.ts'
import { writeDecision } from './writeDecision.ts'

/**
 * Writes what one person does to the texts, in the mode of the tab, inside one Yjs transaction: what comes and goes, as
 * the table of what an edit writes says. Everything is named by identity, so that the order of the calls does not
 * matter. States are those from before the transaction.
 */
export class ModelWriter {
  readonly maps: MapWriter
  readonly #index: BlockIndex
  readonly #strikes: StrikeMemory
  readonly #struck: IdRange[] = []
  /** Formats that the person wishes on characters that stay; written at the end, where somebody suggests. */
  readonly wishes: WishedStretch[] = []

  constructor(
    index: BlockIndex,
    author: Author,
    mode: WriteMode,
    transaction: Y.Transaction,
    strikes: StrikeMemory,
  ) {
    this.#index = index
    this.maps = new MapWriter(transaction, author, mode, index.attribution.highestN)
    this.#strikes = strikes
  }

  /** The mode of the tab, or that of the step that is taken back. */
  get mode(): WriteMode {
    return this.maps.mode
  }

  get author(): Author {
    return this.maps.author
  }

  get attribution(): Attribution {
    return this.#index.attribution
  }

  /** Inserts directly behind a character or marker (null: at the very start); answers with the ids, a range a piece. */
  insert(
    list: LineList,
    after: CharacterId | null,
    pieces: readonly TextPiece[],
    mode: WriteMode,
  ): IdRange[] {
    return this.maps.as(mode, () => insertBehind(this.maps.transaction, list.text, after, pieces))
  }

  /** Behind what blocks are inserted between two shown neighbours. */
  placeOfBlocks(list: LineList, left: CharacterId | null, right: CharacterId | null): CharacterId | null {
    return behindHidden(this.maps.transaction, list, left, right)
  }

  /**
   * The mode in which something between these two neighbours is inserted: inside a run of what one other person suggests
   * it is a suggestion too, also beside what came into that run before. Else it would tear the run apart and stand there
   * accepted.
   */
  modeBetween(left: CharacterId | null, right: CharacterId | null): WriteMode {
    if (this.mode === 'suggest' || !left || !right) return this.mode
    const [before, behind] = [this.#pendingOwner(left), this.#pendingOwner(right)]
    if (before === null || behind === null) return this.mode
    const isOthers = (owner: UserId): boolean => owner !== this.author.user
    if (before === behind && isOthers(before)) return 'suggest'
    const { doc } = this.maps.transaction
    const owners = pendingOwners(doc, this.attribution, left, -1)
    const isInside = [...pendingOwners(doc, this.attribution, right, 1)].some(
      (owner) => owners.has(owner) && isOthers(owner),
    )
    return isInside ? 'suggest' : this.mode
  }

  /**
   * Takes shown characters and markers away, each as the mode and its state demand. Of several calls the later ones are
   * about what stands before. `isWithdrawnToo`: also what is withdrawn already, because that is taken back.
   */
  remove(ids: readonly IdRange[], { isWithdrawnToo = false } = {}): void {
    const deleted: IdRange[] = []
    const struck: IdRange[] = []
    const rejected: IdRange[] = []
    for (const [client, clock, length] of ids) {
      const { attribution } = this.#index
      const whole = [{ offset: 0, length, state: attribution.plainState(client) }]
      for (const segment of attribution.segments(client, clock, length) ?? whole) {
        const range: IdRange = [client, clock + segment.offset, segment.length]
        const { base, owner, deletions } = segment.state
        const isThere = isShown(segment.state, 'markup') || (isWithdrawnToo && segment.state.isWithdrawn)
        if (!isThere) continue
        const isOwnPending = base === 'pending' && owner === this.author.user
        if (isOwnPending) struck.push(range)
        else if (this.mode === 'suggest') {
          if (deletions.every(({ by }) => by !== this.author.user)) struck.push(range)
        } else if (base === 'pending') rejected.push(range)
        else deleted.push(range)
      }
    }
    deleteItems(this.maps.transaction, deleted)
    this.#struck.unshift(...struck)
    for (const range of rejected)
      writeDecision(this.maps, this.attribution, { about: 'insertion', range }, 'reject')
  }

  /** True for a character that is deleted for everybody, and not only hidden. */
  isDeleted(id: CharacterId): boolean {
    return itemAt(this.maps.transaction.doc, id)?.deleted === true
  }

  /** Deletes for good, whatever the state. */
  delete(ids: readonly IdRange[]): void {
    deleteItems(this.maps.transaction, ids)
  }

  /** Takes back that this person suggested these to come, as something by itself. */
  withdraw(ids: readonly IdRange[]): void {
    this.#writeStrike(mergeRanges(ids), null, {})
  }

  /** Suggests that these go, as the deleting half of a move. */
  strikeMoved(ids: readonly IdRange[], move: string): void {
    this.#writeStrike(mergeRanges(ids), null, { mv: move })
  }

  /** Takes back that this person suggested these to go: by themselves, or as the old place of a move. */
  keep(ids: readonly IdRange[], ofMove: string | null = null): void {
    const gone = new Map<string, IdRange[]>()
    for (const [client, clock, length] of ids) {
      for (const { offset, length: part, state } of this.attribution.segments(client, clock, length) ?? []) {
        for (const { by, spanKey: key, move } of state.deletions) {
          if (by !== this.author.user || move !== ofMove) continue
          gone.set(key, [...(gone.get(key) ?? []), [client, clock + offset, part]])
        }
      }
    }
    const spans = spansRoot(this.maps.transaction.doc)
    for (const [key, kept] of gone) {
      const span = this.attribution.span(key)?.span
      if (span?.t !== 'del') continue
      const left = withoutRanges(span.ids, kept)
      this.maps.as('suggest', () => {
        if (left.length === 0) spans.delete(key)
        else spans.set(key, { ...span, ids: left, n: this.maps.nextN() })
      })
    }
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
    const spans = spansRoot(this.maps.transaction.doc)
    this.maps.as('suggest', () => {
      for (let at = 0; at < ids.length; at += LIMITS.ranges) {
        const key = at === 0 && known !== null ? known : this.maps.newKey('suggest')
        const span: DeletionSpan = {
          t: 'del',
          ids: ids.slice(at, at + LIMITS.ranges),
          n: this.maps.nextN(),
          ...move,
        }
        spans.set(key, span)
        this.#strikes.remember(key)
      }
    })
  }

  /** Says that new characters are copies; answers with the key of the entry. */
  copied(k: CopyKind, pairs: readonly CopyPair[]): string {
    let first = ''
    this.maps.as(this.mode, () => {
      for (let at = 0; at < pairs.length; at += LIMITS.ranges) {
        const key = this.maps.newKey(this.mode)
        const entry: OriginsEntry = { k, n: this.maps.nextN(), of: pairs.slice(at, at + LIMITS.ranges) }
        originsRoot(this.maps.transaction.doc).set(key, entry)
        first ||= key
      }
    })
    return first
  }

  /** Says that new characters were pasted. */
  pasted(ids: readonly IdRange[]): void {
    if (ids.length > 0) this.#say({ k: 'paste', ids: mergeRanges(ids) })
  }

  /** Says that a check of the house style found what it is suggested by: `ids` come, `gone` are suggested to go. */
  checked(ids: readonly IdRange[], gone: readonly IdRange[]): void {
    this.#say({ k: 'check', ids: mergeRanges(ids), gone: mergeRanges(gone) })
  }

  #say(entry: PasteEntry | CheckEntry): void {
    const origins = originsRoot(this.maps.transaction.doc)
    this.maps.as(this.mode, () => origins.set(this.maps.newKey(this.mode), entry))
  }

  #pendingOwner([client, clock]: CharacterId): UserId | null {
    if (!itemAt(this.maps.transaction.doc, [client, clock])) return null
    const state = this.#index.attribution.stateAt(client, clock)
    return state.base === 'pending' ? state.owner : null
  }
}
