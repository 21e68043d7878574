import * as Y from 'yjs'
import { clientEntry, type WriteMode } from '../clients.ts'
import type { CharacterId, IdRange } from '../ids.ts'
import { insertBehind, type TextPiece } from '../insertBehind.ts'
import { isSameMarker } from '../markers.ts'
import type { CopyKind, CopyPair } from '../origins.ts'
import { read } from '../read.ts'
import type { ReadBlock, ReadRun } from '../ReadArticle.ts'
import { decisionKey, type Verdict } from '../review.ts'
import {
  clientsRoot,
  openRoots,
  originsRoot,
  reviewRoot,
  spansRoot,
  textRoot,
  type TextRoot,
} from '../roots.ts'
import type { View } from '../View.ts'

/**
 * A document to write examples in. Ada, Ben and Cem write under `10` and `11`, `20` and `21`, `30` and `31` (edit and
 * suggest), the server under `1`. Every value may be anything: this is a network, not a compiler.
 */
export class Sheet {
  readonly doc = openRoots(new Y.Doc())

  constructor() {
    const people = [
      ['#server', 1, 'edit'],
      ['Ada', 10, 'edit'],
      ['Ada', 11, 'suggest'],
      ['Ben', 20, 'edit'],
      ['Ben', 21, 'suggest'],
      ['Cem', 30, 'edit'],
      ['Cem', 31, 'suggest'],
    ] as const
    this.as(1, () => {
      for (const [user, client, mode] of people) this.client(client, user, mode)
    })
  }

  /** Writes under a clientID, in one transaction. */
  as(client: number, write: (transaction: Y.Transaction) => void): this {
    this.doc.transact((transaction) => {
      this.doc.clientID = client
      write(transaction)
    })
    return this
  }

  client(client: number, user: string, mode: WriteMode): void {
    clientsRoot(this.doc).set(String(client), clientEntry(user, mode))
  }

  /** Inserts behind a character (null: at the start); says the ranges. */
  put(client: number, root: TextRoot, after: CharacterId | null, ...pieces: TextPiece[]): IdRange[] {
    let ids: IdRange[] = []
    this.as(client, (transaction) => {
      ids = insertBehind(transaction, textRoot(this.doc, root), after, pieces)
    })
    return ids
  }

  span(client: number, key: string, value: unknown): this {
    return this.as(client, () => spansRoot(this.doc).set(key, value))
  }

  /** Ada, in edit mode, decides on what has that name. */
  decide(name: string, verdict: Verdict, n: number, more: object = {}, client = 10): this {
    return this.as(client, () =>
      reviewRoot(this.doc).set(decisionKey(client, name), { do: verdict, n, ...more }),
    )
  }

  origins(client: number, key: string, k: CopyKind, n: number, ...of: CopyPair[]): this {
    return this.as(client, () => originsRoot(this.doc).set(key, { k, n, of }))
  }

  /** Deletes for good. */
  erase(client: number, root: TextRoot, index: number, length: number): this {
    return this.as(client, () => textRoot(this.doc, root).delete(index, length))
  }

  /**
   * A text as one line: `<p>` begins a block, `[what|text]` is text with something to it: `+Ada` an insertion, `-Ben` a
   * deletion, `bold`, `link=…`, `~Ben:+bold` a pending format, `?kind` an unknown one.
   */
  show(view: View, root: TextRoot = 'body'): string {
    return read(this.doc, view)[root].map(showBlock).join('')
  }
}

function showBlock(block: ReadBlock): string {
  const { id, marker, insertion, deletions, kindChange, runs } = block
  const what = [
    marker.k,
    ...(insertion === null ? [] : [`+${insertion}`]),
    ...deletions.map((by) => `-${by}`),
    ...(kindChange ? [`~${kindChange.by}:${kindChange.to.k}`] : []),
  ]
  const text = showRuns(runs)
  return id === null && isSameMarker(marker, { k: 'p' }) ? text : `<${what.join(' ')}>${text}`
}

/** Runs of different authors that look the same are one here. */
function showRuns(runs: readonly ReadRun[]): string {
  const shown: { what: string; text: string }[] = []
  for (const run of runs) {
    const what = looksOf(run)
    const last = shown.at(-1)
    if (last?.what === what) last.text += run.text
    else shown.push({ what, text: run.text })
  }
  return shown.map(({ what, text }) => (what === '' ? text : `[${what}|${text}]`)).join('')
}

function looksOf({ formats, insertion, deletions, changes, unknown }: ReadRun): string {
  return [
    ...(insertion === null ? [] : [`+${insertion}`]),
    ...deletions.map((by) => `-${by}`),
    ...(formats.bold ? ['bold'] : []),
    ...(formats.italic ? ['italic'] : []),
    ...(formats.link === undefined ? [] : [`link=${formats.link}`]),
    ...changes.map(({ by, on, format }) => `~${by}:${on ? '+' : '-'}${format}`),
    ...unknown.map((kind) => `?${kind}`),
  ].join(' ')
}
