import { compareFingerprints, type Fingerprint, fingerprintOf } from '@stet/article'
import { MESSAGE_TYPES } from '@stet/protocol'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type * as Y from 'yjs'

/**
 * The message for a server that told, in the message `told` without its type, that it holds something else than this page does at
 * the same moment; null where it holds the same, or at another moment.
 */
export function answerToServer(doc: Y.Doc, told: Uint8Array): Uint8Array<ArrayBuffer> | null {
  const own = fingerprintOf(doc)
  return compareFingerprints(own, read(told)) === 'differs' ? messageOf(own) : null
}

function read(told: Uint8Array): Fingerprint {
  const decoder = decoding.createDecoder(told)
  const moment = decoding.readVarUint8Array(decoder)
  return { moment, content: decoding.readVarUint8Array(decoder) }
}

function messageOf({ moment, content }: Fingerprint): Uint8Array<ArrayBuffer> {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, MESSAGE_TYPES.fingerprint)
  encoding.writeVarUint8Array(encoder, moment)
  encoding.writeVarUint8Array(encoder, content)
  return encoding.toUint8Array(encoder)
}
