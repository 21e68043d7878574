import * as Y from 'yjs'
import type { Attribution } from '../Attribution.ts'
import type { CharacterState } from '../CharacterState.ts'
import type { WriteMode } from '../clients.ts'
import { decisionOn } from '../decisionOn.ts'
import { deleteItems } from '../deleteItems.ts'
import { type CharacterId, type IdRange, mergeRanges } from '../ids.ts'
import { insertBehind, type TextPiece } from '../insertBehind.ts'
import { type CopyKind, type CopyPair, mergePairs } from '../origins.ts'
import { decisionKey, type DecisionSubject, subjectName, type Verdict } from '../review.ts'
import { originsRoot, reviewRoot, spansRoot, type TextRoot, textRoot } from '../roots.ts'
import { type FormatSpan, type KindSpan, spanKey } from '../spans.ts'
import { LIMITS } from '../untrusted.ts'
import type { LooksToRestore } from './looksToRestore.ts'

/** The clientIDs that somebody writes under, one a mode. */
export type WritingClients = Readonly<Record<WriteMode, number>>

/** Writes what a restore changes, inside one transaction, as somebody who edits. */
export class RestoreWriter {
  readonly #transaction: Y.Transaction
  readonly #clients: WritingClients
  readonly #attribution: Attribution
  readonly #kind: CopyKind
  readonly #deleted: IdRange[] = []
  readonly #decided = new Map<string, { readonly verdict: Verdict; readonly ranges: IdRange[] }>()
  readonly #copies: CopyPair[] = []
  #n: number

  /** `attribution` is up to date. `kind` is that of what comes back: `copy` shows each, whatever became of others. */
  constructor(transaction: Y.Transaction, clients: WritingClients, attribution: Attribution, kind: CopyKind) {
    this.#kind = kind
    this.#transaction = transaction
    this.#clients = clients
    this.#attribution = attribution
    this.#n = attribution.highestN
  }

  /** Takes accepted text away: a suggestion that was accepted is open again, everything else is deleted. */
  takeAway([client, clock]: CharacterId): void {
    const range: IdRange = [client, clock, 1]
    const { mode } = this.#attribution.stateAt(client, clock)
    if (mode === 'edit') this.#deleted.push(range)
    else this.#decide('i', 'open', range)
  }

  /** Takes back whatever was decided that hides this character, or a copy of it that is made now. */
  undecide([client, clock]: CharacterId, { base, decidedDeletions }: CharacterState): void {
    const range: IdRange = [client, clock, 1]
    if (base !== 'accepted') this.#decide('i', 'accept', range)
    for (const { spanKey: key, ruling } of decidedDeletions)
      if (ruling.verdict === 'accept') this.#decide(key, 'open', range)
  }

  /** Puts a copy of `length` characters from `source` on behind `after`; says the first of them. */
  copy(
    root: TextRoot,
    after: CharacterId | null,
    piece: TextPiece,
    source: CharacterId | null,
    mode: WriteMode,
  ): CharacterId {
    const { doc } = this.#transaction
    // What is no copy of one that is suggested counts as suggested itself.
    const [range] = this.#as(this.#kind === 'copy' ? 'edit' : mode, () =>
      insertBehind(this.#transaction, textRoot(doc, root), after, [piece]),
    )
    if (!range) throw new Error('a restore put nothing there')
    const [client, clock, length] = range
    if (source) this.#copies.push([client, clock, length, ...source])
    return [client, clock]
  }

  /** Writes what was gathered. */
  finish(): void {
    deleteItems(this.#transaction, mergeRanges(this.#deleted))
    this.#writeCopies()
    this.#writeDecisions()
  }

  /** Writes formats and kinds, each a span of its own. */
  writeLooks({ formats, kinds }: LooksToRestore): void {
    for (const { root, format, value, first, last } of formats) {
      const link = format === 'link' && typeof value === 'string' ? { v: value } : {}
      const on = value !== undefined
      this.#addSpan({ t: format, on, ...link, root, s: [...first, 0], e: [...last, 1], n: this.#nextN() })
    }
    for (const { at, marker } of kinds) this.#addSpan({ t: 'kind', at, v: marker, n: this.#nextN() })
  }

  #addSpan(span: FormatSpan | KindSpan): void {
    const { doc } = this.#transaction
    this.#as('edit', () => spansRoot(doc).set(this.#newKey(), span))
  }

  #writeCopies(): void {
    const pairs = mergePairs(this.#copies)
    const { doc } = this.#transaction
    this.#as('edit', () => {
      for (let at = 0; at < pairs.length; at += LIMITS.ranges) {
        const of = pairs.slice(at, at + LIMITS.ranges)
        originsRoot(doc).set(this.#newKey(), { k: this.#kind, n: this.#nextN(), of })
      }
    })
  }

  #writeDecisions(): void {
    if (this.#decided.size === 0) return
    const { doc } = this.#transaction
    const n = this.#nextN()
    this.#as('edit', () => {
      for (const [name, { verdict, ranges }] of this.#decided) {
        const about = name.slice(name.indexOf(' ') + 1)
        for (const range of mergeRanges(ranges).flatMap((one) => this.#byOwner(one))) {
          const subject: DecisionSubject =
            about === 'i' ? { about: 'insertion', range } : { about: 'deletion', spanKey: about, range }
          const decision = decisionOn(this.#attribution, subject, verdict, n)
          if (decision) reviewRoot(doc).set(decisionKey(doc.clientID, subjectName(subject)), decision)
        }
      }
    })
  }

  /** A decision says whose suggestion it is on. */
  #byOwner([client, clock, length]: IdRange): IdRange[] {
    const parts = this.#attribution.segments(client, clock, length) ?? [{ offset: 0, length }]
    return parts.map((part) => [client, clock + part.offset, part.length])
  }

  #decide(about: string, verdict: Verdict, range: IdRange): void {
    const name = `${verdict} ${about}`
    const known = this.#decided.get(name)
    if (known) known.ranges.push(range)
    else this.#decided.set(name, { verdict, ranges: [range] })
  }

  #nextN(): number {
    this.#n += 1
    return this.#n
  }

  #newKey(): string {
    const { doc } = this.#transaction
    return spanKey(doc.clientID, Y.getState(doc.store, doc.clientID))
  }

  #as<Result>(mode: WriteMode, run: () => Result): Result {
    const { doc } = this.#transaction
    const before = doc.clientID
    doc.clientID = this.#clients[mode]
    try {
      return run()
    } finally {
      doc.clientID = before
    }
  }
}
