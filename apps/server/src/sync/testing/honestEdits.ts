import {
  characterIdAt,
  clientsRoot,
  decisionKey,
  insertionName,
  MAP_ROOTS,
  mergeRanges,
  originsRoot,
  reviewRoot,
  spansRoot,
  TEXT_ROOTS,
  textRoot,
} from '@stet/article'
import type { Anchor, IdRange } from '@stet/article'
import * as fc from 'fast-check'
import * as Y from 'yjs'
import { emptyDocument } from './emptyDocument.ts'

/** One edit as an editor makes it. Positions are fractions of what is there, so that shrinking keeps them meaningful. */
export interface HonestEdit {
  readonly kind: 'type' | 'marker' | 'delete' | 'span' | 'unspan' | 'decide' | 'copy' | 'check'
  readonly root: number
  readonly at: number
  readonly length: number
  readonly text: string
}

const fraction = fc.noBias(fc.nat(10_000)).map((part) => part / 10_000)

/** Arbitrary edits; texts hold letters, characters beyond the first plane, and combining ones. */
export const honestEdit: fc.Arbitrary<HonestEdit> = fc.record({
  kind: fc.constantFrom(
    'type',
    'type',
    'type',
    'marker',
    'delete',
    'delete',
    'span',
    'unspan',
    'decide',
    'copy',
    'check',
  ),
  root: fc.constantFrom(6, 6, 6, 6, 7, 5, 1, 0),
  at: fraction,
  length: fc.integer({ min: 1, max: 6 }),
  text: fc.string({
    unit: fc.constantFrom('a', 'ß', ' ', '„', '😀', '👩‍💻', 'é'),
    minLength: 1,
    maxLength: 8,
  }),
})

/** One tab: an id for each mode, a document, and what it has written since it was last asked. */
export class HonestTab {
  readonly edit: number
  readonly suggest: number
  readonly doc = emptyDocument()
  #written: Uint8Array[] = []
  #sequence = 0
  #number = 0

  constructor(edit: number, suggest: number) {
    this.edit = edit
    this.suggest = suggest
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === this) this.#written.push(update)
    })
  }

  takeWritten(): Uint8Array[] {
    const written = this.#written
    this.#written = []
    return written
  }

  make(edit: HonestEdit, mode: 'edit' | 'suggest'): void {
    this.doc.clientID = mode === 'edit' ? this.edit : this.suggest
    this.doc.transact(() => this.#make(edit, mode), this)
  }

  #make({ kind, root, at, length, text }: HonestEdit, mode: 'edit' | 'suggest'): void {
    const field = textRoot(this.doc, TEXT_ROOTS[root] ?? 'body')
    const from = whole(field, Math.floor(at * field.length))
    const to = whole(field, Math.min(field.length, from + length))
    const spans = spansRoot(this.doc)
    const key = `${this.doc.clientID}.${(this.#sequence += 1).toString(36)}`
    switch (kind) {
      case 'type':
        return field.insert(from, text)
      case 'marker':
        return field.insertEmbed(from, { k: text.length > 4 ? 'newer' : 'p', more: { list: [1, text] } })
      case 'delete':
        return mode === 'edit'
          ? field.delete(from, to - from)
          : void spans.set(key, { t: 'del', ids: idsIn(field, from, to), n: this.#nextNumber() })
      case 'span':
        return void spans.set(key, {
          t: text === 'a' ? 'shade' : 'bold',
          on: true,
          root: TEXT_ROOTS[root],
          s: anchorOf(idsIn(field, from, to)[0]),
          e: null,
          n: this.#nextNumber(),
        })
      case 'unspan': {
        const own = [...spans.keys()].find((name) => this.#isOwn(name, mode))
        if (own === undefined) return undefined
        return length > 3 ? spans.delete(own) : void spans.set(own, { t: 'x' })
      }
      case 'decide': {
        const [ids] = idsIn(field, from, to)
        if (mode === 'suggest' || ids === undefined) return undefined
        const name = decisionKey(this.doc.clientID, insertionName(ids))
        return void reviewRoot(this.doc).set(name, { do: 'accept', n: this.#nextNumber() })
      }
      case 'copy':
        return void originsRoot(this.doc).set(key, { k: 'copy', n: this.#nextNumber(), of: [] })
      case 'check': {
        const gone = idsIn(field, from, to)
        field.insert(to, text)
        const ids = idsIn(field, to, to + text.length)
        if (mode === 'suggest') spans.set(key, { t: 'del', ids: gone, n: this.#nextNumber() })
        return void originsRoot(this.doc).set(key, { k: 'check', ids, gone })
      }
    }
  }

  #nextNumber(): number {
    for (const root of [spansRoot, reviewRoot, originsRoot]) {
      for (const value of root(this.doc).values()) {
        this.#number = Math.max(this.#number, (value as { n?: number }).n ?? 0)
      }
    }
    this.#number += 1
    return this.#number
  }

  /** What this tab wrote itself and may take away again: in `suggest` only what was written in it. */
  #isOwn(key: string, mode: 'edit' | 'suggest'): boolean {
    const item = spansRoot(this.doc)._map.get(key)
    const clients = mode === 'edit' ? [this.edit, this.suggest] : [this.suggest]
    return item !== undefined && !item.deleted && clients.includes(item.id.client)
  }
}

/** The characters of a stretch of a text; few and short enough to ask for each. */
function idsIn(field: Y.Text, from: number, to: number): readonly IdRange[] {
  const ids = Array.from({ length: to - from }, (_, offset) => characterIdAt(field, from + offset))
  return mergeRanges(ids.flatMap((id) => (id === null ? [] : [[...id, 1] as const])))
}

function anchorOf(range: IdRange | undefined): Anchor | null {
  return range === undefined ? null : [range[0], range[1], 0]
}

/** The nearest place at or before a position that is no surrogate pair's middle. */
function whole(field: Y.Text, position: number): number {
  const before = field.toDelta() as { insert: unknown }[]
  let at = 0
  for (const { insert } of before) {
    const length = typeof insert === 'string' ? insert.length : 1
    if (position < at + length && typeof insert === 'string') {
      const code = insert.charCodeAt(position - at)
      return code >= 0xdc00 && code <= 0xdfff ? position - 1 : position
    }
    at += length
  }
  return position
}

/** Everything that a document holds, comparably. */
export function contentOf(doc: Y.Doc): unknown {
  return [
    ...TEXT_ROOTS.map((name) => doc.getText(name).toDelta() as unknown),
    ...MAP_ROOTS.map((name) => doc.getMap(name).toJSON()),
    clientsRoot(doc).size,
  ]
}
