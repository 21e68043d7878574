import { articleSchema, clientEntry, clientsRoot, read, textRoot, toProseMirror } from '@stet/article'
import { type Node, Node as ProseMirrorNode } from '@tiptap/pm/model'
import { prosemirrorToYXmlFragment } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import type { BenchData, RemoteKey, RemotePerson, RemoteSeries } from './BenchData.ts'
import { benchWords, type Marks } from './benchWords.ts'
import { flatSchema } from './flatSchema.ts'
import { stetDocument } from './stetDocument.ts'

const PEOPLE = 30
const KEYS_A_SERIES = 16
const STREAM_KEYS = 450
/** Every series is typed under ids of its own, so that any may come first. */
const FIRST_REMOTE: Readonly<Record<RemoteSeries, number>> = { near: 500, far: 600, stream: 700 }

/** The article and what others type into it, the same for every editor. */
export function makeBenchData(words: number, marks: Marks): BenchData {
  const blocks = benchWords(words, marks)
  const stet = stetDocument(blocks, marks.users)
  for (const first of Object.values(FIRST_REMOTE)) {
    for (let person = 0; person < PEOPLE; person += 1)
      clientsRoot(stet).set(String(first + person), clientEntry(`remote-${person}`, 'edit'))
  }
  const sections = toProseMirror(read(stet, 'markup'), articleSchema)
  const flat = flatten(sections)
  const stock = new Y.Doc()
  prosemirrorToYXmlFragment(flat, stock.getXmlFragment('default'))

  const texts = blocksOf(flat).map((block) => block.textContent)
  const caretBlock = paragraphAt(flat, Math.floor(texts.length / 2))
  const caret = { block: caretBlock, offset: 20 }
  const people = Array.from({ length: PEOPLE }, (_, person): RemotePerson => ({
    id: `remote-${person}`,
    name: `Person ${person + 1}`,
    color: 1 + (person % 12),
    block: paragraphAt(flat, Math.floor(((person + 0.5) / PEOPLE) * texts.length)),
    offset: 10,
  }))
  const keys = {
    near: typing(paragraphAt(flat, caretBlock + 2), 30, KEYS_A_SERIES),
    far: typing(paragraphAt(flat, Math.floor(texts.length / 10)), 30, KEYS_A_SERIES),
    // Everybody types on at the own place.
    stream: Array.from({ length: STREAM_KEYS }, (_, at): RemoteKey => {
      const { block, offset } = people[at % PEOPLE]!
      return { block, offset: offset + Math.floor(at / PEOPLE), letter: letterAt(at) }
    }),
  }
  return {
    words,
    marks,
    sections: sections.toJSON() as object,
    flat: flat.toJSON() as object,
    stet: base64(Y.encodeStateAsUpdate(stet)),
    stock: base64(Y.encodeStateAsUpdate(stock)),
    caret,
    people,
    keys,
    stetUpdates: bySeries((series) => updatesOf(stet, keys[series], FIRST_REMOTE[series], insertIntoBody)),
    stockUpdates: bySeries((series) => updatesOf(stock, keys[series], FIRST_REMOTE[series], insertIntoTree)),
  }
}

function bySeries<Value>(valueOf: (series: RemoteSeries) => Value): Record<RemoteSeries, Value> {
  return { near: valueOf('near'), far: valueOf('far'), stream: valueOf('stream') }
}

function blocksOf(flat: Node): readonly Node[] {
  return flat.children.filter((child) => child.type.isInGroup('block'))
}

/** The first paragraph at or behind a block. */
function paragraphAt(flat: Node, index: number): number {
  const blocks = blocksOf(flat)
  for (let at = index; at < blocks.length; at += 1)
    if (blocks[at]!.type.name === 'paragraph' && blocks[at]!.content.size > 80) return at
  return blocks.findLastIndex((block) => block.type.name === 'paragraph' && block.content.size > 80)
}

function typing(block: number, offset: number, count: number): readonly RemoteKey[] {
  return Array.from({ length: count }, (_, at) => ({ block, offset: offset + at, letter: letterAt(at) }))
}

function letterAt(at: number): string {
  return 'enisratdhulcgmobwfkzv'[at % 21]!
}

/** The sections' blocks directly in the document. */
function flatten(doc: Node): Node {
  const json = doc.toJSON() as { type: string; content: { type: string; content?: object[] }[] }
  const content = json.content.flatMap((child) =>
    child.type === 'section' ? (child.content ?? []) : [child],
  )
  return ProseMirrorNode.fromJSON(flatSchema, { ...json, content })
}

type Insert = (doc: Y.Doc, key: RemoteKey) => void

/** One update a key, typed by as many people as there are, on a copy of the document. */
function updatesOf(
  original: Y.Doc,
  keys: readonly RemoteKey[],
  firstClient: number,
  insert: Insert,
): readonly string[] {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(original))
  const updates: string[] = []
  doc.on('update', (update: Uint8Array) => updates.push(base64(update)))
  keys.forEach((key, at) => {
    doc.clientID = firstClient + (at % PEOPLE)
    insert(doc, key)
  })
  return updates
}

function insertIntoBody(doc: Y.Doc, { block, offset, letter }: RemoteKey): void {
  const body = textRoot(doc, 'body')
  let marker = -1
  let index = 0
  for (let item = body._start; item; item = item.right) {
    if (item.deleted) continue
    if (item.content instanceof Y.ContentEmbed) {
      marker += 1
      if (marker === block) {
        body.insert(index + 1 + offset, letter)
        return
      }
    }
    index += item.length
  }
  throw new Error(`There is no block ${block}`)
}

function insertIntoTree(doc: Y.Doc, { block, offset, letter }: RemoteKey): void {
  const fragment = doc.getXmlFragment('default')
  const blocks = fragment.toArray().slice(6, -1)
  const text = (blocks[block] as Y.XmlElement).get(0) as Y.XmlText
  text.insert(offset, letter)
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64')
}
