import {
  type ArticleJson,
  type CharacterId,
  characterIdAt,
  clientEntry,
  clientsRoot,
  createDocument,
  type IdRange,
  decisionKey,
  insertionName,
  itemAt,
  openRoots,
  reviewRoot,
  spanKey,
  spansRoot,
  TEXT_ROOTS,
  textRoot,
} from '@stet/article'
import * as Y from 'yjs'
import type { Ledger } from './Ledger.ts'

/** The document of an article in which Ben and Cleo write, as 11 and 12, and Cleo suggests, as 13. */
export function articleDoc(article: ArticleJson): Y.Doc {
  const doc = openRoots(new Y.Doc())
  Y.applyUpdate(doc, createDocument(article, { clientId: 1, user: 'wire', origin: 'imported' }))
  doc.clientID = 1
  clientsRoot(doc).set('11', clientEntry('ben', 'edit'))
  clientsRoot(doc).set('12', clientEntry('cleo', 'edit'))
  clientsRoot(doc).set('13', clientEntry('cleo', 'suggest'))
  return doc
}

/** What another program does to an article, as numbers that are read against what it finds. */
export interface RawEdit {
  readonly kind: number
  readonly root: number
  readonly at: number
  readonly length: number
}

const EMBEDS: readonly unknown[] = [
  { k: 'p' },
  { k: 'h' },
  { k: 'video', id: 7, more: { deep: [1] } },
  { k: 'row' },
  { k: 'cell' },
  { k: 'ul', indent: 2 },
  { k: 'q', extra: 'kept' },
  { nothing: true },
]

const BROKEN: readonly unknown[] = [
  null,
  'span',
  { t: 'bold' },
  { t: 'bold', on: true, root: 'nowhere', s: [1, 1, 0], e: null, n: 1 },
  { t: 'del', ids: 'all', n: 3 },
  { t: 'kind', at: [1], v: { k: 'h' }, n: 2 },
]

/**
 * Edits a document as a program that knows the texts and not the rest: markers where none belong, spans of unknown
 * types, broken values. `client` is its id; what it deletes, it has seen.
 */
export function rawEdit(
  doc: Y.Doc,
  client: number,
  { kind, root, at, length }: RawEdit,
  ledger: Ledger,
): void {
  doc.clientID = client
  const name = TEXT_ROOTS[root % TEXT_ROOTS.length] ?? 'body'
  const text = textRoot(doc, name)
  const index = wholeIndex(text, text.length === 0 ? 0 : at % (text.length + 1))
  doc.transact(() => {
    switch (kind % 7) {
      case 0:
        text.insert(index, ['raw', '😀', 'o', ' x '][length % 4] ?? '')
        break
      case 1:
        text.insertEmbed(index, EMBEDS[length % EMBEDS.length] as object)
        break
      case 2: {
        const end = wholeIndex(text, Math.min(text.length, index + 1 + (length % 4)))
        for (const id of idsIn(text, index, end)) ledger.mean(id)
        text.delete(index, end - index)
        break
      }
      case 3:
        setSpan(doc, client, BROKEN[length % BROKEN.length])
        break
      case 4:
      case 5: {
        const [s, e] = [
          characterIdAt(text, index),
          characterIdAt(text, Math.min(text.length, index + 1 + (length % 9))),
        ]
        if (!s) break
        const type = kind % 7 === 4 ? 'comment' : (['bold', 'italic', 'link'][length % 3] ?? 'bold')
        const span = {
          t: type,
          on: length % 4 !== 0,
          root: name,
          s: [...s, 0],
          e: e && [...e, 0],
          n: 1 + (at % 50),
        }
        setSpan(doc, client, type === 'link' ? { ...span, v: 'https://example.org/' } : span)
        break
      }
      default: {
        const id = characterIdAt(text, index)
        if (id)
          setSpan(doc, client, {
            t: 'kind',
            at: id,
            v: { k: ['h', 'ul', 'odd'][length % 3] ?? 'h' },
            n: 1 + (at % 50),
          })
      }
    }
  }, 'raw')
}

/** Decides on some pending characters, as somebody with the right to. */
export function rawDecision(doc: Y.Doc, client: number, edit: RawEdit, ledger: Ledger): void {
  const text = textRoot(doc, TEXT_ROOTS[edit.root % TEXT_ROOTS.length] ?? 'body')
  const index = wholeIndex(text, text.length === 0 ? 0 : edit.at % text.length)
  const id = characterIdAt(text, index)
  const item = id && itemAt(doc, id)
  if (!id || !item) return
  const range: IdRange = [id[0], item.id.clock, item.length]
  const verdict = edit.kind % 2 === 0 ? 'reject' : 'accept'
  if (verdict === 'reject') ledger.mean(range)
  doc.clientID = client
  const key = decisionKey(client, insertionName(range))
  doc.transact(() => reviewRoot(doc).set(key, { do: verdict, n: 1 + (edit.at % 90) }), 'raw')
}

function setSpan(doc: Y.Doc, client: number, value: unknown): void {
  spansRoot(doc).set(spanKey(client, Y.getState(doc.store, client)), value)
}

function idsIn(text: Y.Text, from: number, to: number): readonly IdRange[] {
  const ids: IdRange[] = []
  for (let at = from; at < to; at += 1) {
    const id: CharacterId | null = characterIdAt(text, at)
    if (id) ids.push([id[0], id[1], 1])
  }
  return ids
}

/** The index itself, or the one before if it is in the middle of a character. */
export function wholeIndex(text: Y.Text, index: number): number {
  let at = 0
  for (let item = text._start; item; item = item.right) {
    if (item.deleted || !item.countable) continue
    if (item.content instanceof Y.ContentString && index > at && index < at + item.length) {
      return /[\uDC00-\uDFFF]/.test(item.content.str[index - at] ?? '') ? index - 1 : index
    }
    at += item.length
  }
  return index
}
