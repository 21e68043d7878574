import type * as Y from 'yjs'
import { toStableJson } from '../toStableJson.ts'
import { contentOf, momentOf } from './contentOf.ts'

/** What two sides need to tell each other to find out whether they hold the same; each part `FINGERPRINT_BYTES` long. */
export interface Fingerprint {
  /** The same where the same was written and deleted: only then can the content be compared. */
  readonly moment: Uint8Array
  readonly content: Uint8Array
}

export const FINGERPRINT_BYTES = 8

/** The fingerprint of a document. It finds faults, not forgeries: whoever wants two to be the same can make them so. */
export function fingerprintOf(doc: Y.Doc): Fingerprint {
  return { moment: digestOf(toStableJson(momentOf(doc))), content: digestOf(contentOf(doc)) }
}

/** `elsewhere`: the two have not taken the same updates, which says nothing. `differs`: they have, and hold something else. */
export function compareFingerprints(one: Fingerprint, other: Fingerprint): 'same' | 'differs' | 'elsewhere' {
  if (!isSame(one.moment, other.moment)) return 'elsewhere'
  return isSame(one.content, other.content) ? 'same' : 'differs'
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index])
}

/** Two lanes of multiply and mix over UTF-16 units: browsers give SHA-256 to pages on HTTPS only, and later, not now. */
function digestOf(text: string): Uint8Array {
  let high = 0xde_ad_be_ef
  let low = 0x41_c6_ce_57
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    high = Math.imul(high ^ unit, 2_654_435_761)
    low = Math.imul(low ^ unit, 1_597_334_677)
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909)
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909)
  const bytes = new Uint8Array(FINGERPRINT_BYTES)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, high)
  view.setUint32(4, low)
  return bytes
}
