import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { encodeUpdate } from '../../../apps/server/src/sync/testing/encodeUpdate.ts'
import type { RawStruct } from '../../../apps/server/src/sync/testing/encodeUpdate.ts'
import { maskedFrame } from './maskedFrame.ts'
import { awarenessStatesMessage, syncMessage } from './messages.ts'

/** Classes of attacks by their row in `docs/security.md`. */
export const ATTACKS = ['A2', 'A4', 'A5', 'A6', 'A12', 'A13', 'A22', 'A26', 'A27'] as const
export type Attack = (typeof ATTACKS)[number]

/** No seat has ids like these. */
const OWN = 3_000_001
const KIB = 1024
const DEEP = 6_000
/** Frames of attacks that are no use twice. */
const MANY = 1_000
const NOWHERE = new Uint8Array()

const update = (bytes: Uint8Array) => maskedFrame(syncMessage(NOWHERE, 'update', bytes))
const struct = (content: RawStruct['content'], more: Partial<RawStruct> = {}): RawStruct => ({
  client: OWN,
  clock: 0,
  parent: 'body',
  content,
  ...more,
})

/** What an attacker sends, again and again, when the article begins as this. */
export const FRAMES: Readonly<Record<Attack, (article: Uint8Array) => readonly Uint8Array[]>> = {
  /** 2^25 structs in ten bytes. */
  A2: () => {
    const encoder = encoding.createEncoder()
    for (const number of [1, 2 ** 25, OWN, 0, 0]) encoding.writeVarUint(encoder, number)
    return [update(encoding.toUint8Array(encoder))]
  },
  /** Poison pills. */
  A4: () => [update(encodeUpdate([struct({ json: '['.repeat(DEEP) + ']'.repeat(DEEP) })]))],
  /** What builds on what nobody has. */
  A5: () =>
    Array.from({ length: MANY }, (_, at) =>
      update(encodeUpdate([struct({ text: 'x'.repeat(KIB) }, { clock: (at + 1) * 2 * KIB })])),
    ),
  /** A million deletions. */
  A6: () => [
    update(
      encodeUpdate(
        [],
        Array.from({ length: 1_000_000 }, (_, at) => [OWN, 2 * at, 1] as const),
      ),
    ),
  ],
  /** As many people as one message may show. */
  A12: () => {
    const crowd = Array.from({ length: 10_000 }, (_, at) => OWN + at)
    return [maskedFrame(awarenessStatesMessage(NOWHERE, crowd, 1, { cursor: null }))]
  },
  /** The whole document, please. */
  A13: () => [maskedFrame(syncMessage(NOWHERE, 'step1', Y.encodeStateVector(new Y.Doc())))],
  /** 20,000 roots. */
  A22: () => [
    update(
      encodeUpdate(
        Array.from({ length: 20_000 }, (_, clock) => struct({ text: 'x' }, { clock, parent: `r${clock}` })),
      ),
    ),
  ],
  /** The same again. */
  A26: (article) => [update(honestUpdate(article))],
  /** Bytes of an honest update, some of them others. */
  A27: (article) => {
    const honest = honestUpdate(article)
    let random = 1
    const next = (below: number) => {
      random = (random * 48_271) % 2_147_483_647
      return random % below
    }
    return Array.from({ length: MANY }, () => {
      const bytes = Uint8Array.from(honest)
      for (let change = 0; change <= next(4); change += 1) bytes[next(bytes.length)] = next(256)
      return update(bytes)
    })
  },
}

/** Somebody types a word. */
function honestUpdate(article: Uint8Array): Uint8Array {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, article)
  const before = Y.encodeStateVector(doc)
  doc.clientID = OWN
  doc.getText('lead').insert(0, 'Wort')
  const bytes = Y.encodeStateAsUpdate(doc, before)
  doc.destroy()
  return bytes
}
