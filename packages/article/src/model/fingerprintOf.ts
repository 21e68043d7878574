import * as Y from 'yjs'
import { Digest, DIGEST_BYTES } from './Digest.ts'
import { MAP_ROOTS, TEXT_ROOTS, textRoot } from './roots.ts'

/** What two sides need to tell each other to find out whether they hold the same; each part `FINGERPRINT_BYTES` long. */
export interface Fingerprint {
  /** The same where the same was written and deleted: only then can the content be compared. */
  readonly moment: Uint8Array
  readonly content: Uint8Array
}

export const FINGERPRINT_BYTES = DIGEST_BYTES

/** The digests of a document. Costs a walk through it: an article of 800 words less than a millisecond. */
export function fingerprintOf(doc: Y.Doc): Fingerprint {
  return { moment: momentOf(doc), content: contentDigest(doc) }
}

/** `elsewhere`: the two have not taken the same updates, which says nothing. `differs`: they have, and hold something else. */
export function compareFingerprints(one: Fingerprint, other: Fingerprint): 'same' | 'differs' | 'elsewhere' {
  if (!isSame(one.moment, other.moment)) return 'elsewhere'
  return isSame(one.content, other.content) ? 'same' : 'differs'
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index])
}

/** What was ever written, and what of it is deleted: whoever has the same has taken the same updates. */
function momentOf({ store }: Y.Doc): Uint8Array {
  const digest = new Digest()
  for (const client of sorted(store.clients.keys())) {
    digest.number(client)
    digest.number(Y.getState(store, client))
  }
  const deleted = Y.createDeleteSetFromStructStore(store).clients
  for (const client of sorted(deleted.keys())) {
    const ranges = deleted.get(client) ?? []
    digest.number(client)
    digest.number(ranges.length)
    for (const { clock, len } of ranges) {
      digest.number(clock)
      digest.number(len)
    }
  }
  return digest.bytes
}

/** The texts in their order and the values of the maps: with the moment, all that `contentOf` tells. */
function contentDigest(doc: Y.Doc): Uint8Array {
  const digest = new Digest()
  for (const [index, root] of TEXT_ROOTS.entries()) {
    digest.number(index)
    addText(digest, textRoot(doc, root))
  }
  for (const root of MAP_ROOTS) {
    const map = doc.getMap(root)
    for (const key of [...map.keys()].toSorted()) {
      const item = map._map.get(key)
      if (!item) continue
      digest.text(key)
      digest.number(item.lastId.client)
      digest.number(item.lastId.clock)
      digest.value(map.get(key))
    }
  }
  return digest.bytes
}

/** Kinds of what stands in a row. */
const DELETED = 1
const LETTERS = 2
const OTHER = 3

/** Where Yjs has cut what was written together is an accident: only a break of ids, or another kind, begins anew. */
function addText(digest: Digest, text: Y.Text): void {
  let client = -1
  let next = -1
  let kind = 0
  for (let item = text._start; item; item = item.right) {
    const { id, content } = item
    const own = item.deleted ? DELETED : content instanceof Y.ContentString ? LETTERS : OTHER
    if (id.client !== client || id.clock !== next || own !== kind || own === OTHER) {
      digest.number(next)
      digest.number(own)
      digest.number(id.client)
      digest.number(id.clock)
    }
    client = id.client
    next = id.clock + item.length
    kind = own
    if (own === LETTERS && content instanceof Y.ContentString) digest.letters(content.str)
    if (own === OTHER) digest.value([content.getRef(), content.getContent()])
  }
  digest.number(next)
}

function sorted(clients: Iterable<number>): readonly number[] {
  return [...clients].toSorted((left, right) => left - right)
}
