import { decisionKey, insertionName, reviewRoot } from '@stet/article'
import { MESSAGE_TYPES, SYNC_STEPS, type Mode } from '@stet/protocol'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import type { Action } from '../../permissions.ts'
import {
  acknowledgeFrame,
  convertedFrame,
  fingerprintFrame,
  step1Frame,
  step2Frame,
  updateFrame,
} from '../../sync/frames.ts'
import type { RawClient } from '../../sync/testing/RawClient.ts'

/** What a message can be about. */
export interface SaidAbout {
  /** A number that no other message has. */
  readonly number: number
  /** The characters of an open suggestion in the lead. */
  readonly suggestion: readonly [client: number, clock: number, length: number]
  /** A socket of somebody else in the same article. */
  readonly watcher: RawClient
}

/** An example of a message, complete enough to be taken from who may. */
export interface SocketAsk {
  readonly says: string
  /** The least that somebody must be allowed to do in the text; null: the server takes it from nobody. */
  readonly needs: Mode | null
  /** A right beside. */
  readonly also?: Action | undefined
  /** The close code for who may not; that of malformed messages is the same for everybody. */
  readonly refusedWith: number
  readonly changes: boolean
  send(client: RawClient, about: SaidAbout): void
  /** Resolves when it was answered or passed on; a message that changes something is asked for by a barrier instead. */
  readonly answered?: (client: RawClient, about: SaidAbout) => Promise<void>
}

/** A text that this message, and no other, writes. */
export const wordOf = ({ number }: Pick<SaidAbout, 'number'>) => `<${number}>`

const FORBIDDEN = 4403
const MALFORMED = 4400

interface Write {
  readonly says: string
  readonly needs: Mode
  readonly also?: Action | undefined
  readonly edit: (doc: Y.Doc, about: SaidAbout) => void
}

/** Everything that can be done in a text, by what it needs. */
const WRITES: readonly Write[] = [
  {
    says: 'new text',
    needs: 'suggest',
    edit: (doc, about) => doc.getText('kicker').insert(0, wordOf(about)),
  },
  {
    says: 'the deletion of text of others',
    needs: 'edit',
    edit: (doc) => doc.getText('headline').delete(0, 1),
  },
  {
    says: 'a decision',
    needs: 'edit',
    also: 'resolveSuggestions',
    edit: (doc, { suggestion }) => {
      reviewRoot(doc).set(decisionKey(doc.clientID, insertionName(suggestion)), {
        do: 'reject',
        n: reviewRoot(doc).size + 1,
      })
    },
  },
]

/** The same writing by each message that carries updates. */
function writes(frame: (update: Uint8Array) => Uint8Array): readonly SocketAsk[] {
  return WRITES.map(({ says, needs, also, edit }) => ({
    says,
    needs,
    also,
    refusedWith: FORBIDDEN,
    changes: true,
    send(client, about) {
      const before = Y.encodeStateVector(client.doc)
      client.edit(client.doc.clientID, (doc) => edit(doc, about))
      client.send(frame(Y.encodeStateAsUpdate(client.doc, before)))
    },
  }))
}

/** Examples of every message of `/sync/<id>`. A type or a step that is not here fails the test of the matrix. */
export const SOCKET_ASKS: Readonly<Record<string, readonly SocketAsk[]>> = {
  'sync step1': [
    {
      says: 'asks for the text',
      needs: 'view',
      refusedWith: FORBIDDEN,
      changes: false,
      send: (client) => client.send(step1Frame(Y.encodeStateVector(new Y.Doc()))),
      answered: (client) => more(client, 'step2'),
    },
  ],
  'sync step2': writes(step2Frame),
  'sync update': writes(updateFrame),
  awareness: [
    {
      says: 'where the caret is',
      needs: 'view',
      refusedWith: FORBIDDEN,
      changes: false,
      send: (client, about) => client.awareness(stateOf(client.doc.clientID, { at: wordOf(about) })),
      answered: (_client, about) => about.watcher.until(() => hears(about.watcher, wordOf(about))),
    },
  ],
  queryAwareness: [
    {
      says: 'asks who is there',
      needs: 'view',
      refusedWith: FORBIDDEN,
      changes: false,
      send: (client) => client.send(new Uint8Array([MESSAGE_TYPES.queryAwareness])),
      answered: (client) => more(client, 'awareness'),
    },
  ],
  acknowledge: [
    {
      says: 'asks whether all is saved',
      needs: 'view',
      refusedWith: FORBIDDEN,
      changes: false,
      send: (client, { number }) => client.send(acknowledgeFrame(number)),
      answered: (client) => more(client, 'acknowledge'),
    },
  ],
  fingerprint: [
    {
      says: 'that it holds something else than it was told',
      needs: 'view',
      refusedWith: FORBIDDEN,
      changes: false,
      send(client, { number }) {
        client.send(fingerprintFrame({ moment: new Uint8Array(8), content: new Uint8Array(8) }))
        client.send(acknowledgeFrame(number))
      },
      answered: (client) => more(client, 'acknowledge'),
    },
  ],
  converted: [
    {
      says: 'what only the server says',
      needs: null,
      refusedWith: MALFORMED,
      changes: false,
      send: (client) => client.send(convertedFrame({ inserted: 1, struck: 1, restored: 1 })),
    },
  ],
}

/** Every message that the protocol knows, as it is called in `SOCKET_ASKS`. */
export const MESSAGES: readonly string[] = Object.keys(MESSAGE_TYPES).flatMap((type) =>
  type === 'sync' ? Object.keys(SYNC_STEPS).map((step) => `${type} ${step}`) : [type],
)

/** One more message of this kind than now. */
function more(client: RawClient, kind: Parameters<RawClient['count']>[0]): Promise<void> {
  const before = client.count(kind)
  return client.until(() => client.count(kind) > before)
}

function hears(watcher: RawClient, word: string): boolean {
  return watcher.heard.some(
    (message) => message.kind === 'awareness' && new TextDecoder().decode(message.update).includes(word),
  )
}

/** An awareness update: the first state of this client. */
export function stateOf(client: number, state: object): Uint8Array {
  const encoder = encoding.createEncoder()
  for (const number of [1, client, 1]) encoding.writeVarUint(encoder, number)
  encoding.writeVarString(encoder, JSON.stringify(state))
  return encoding.toUint8Array(encoder)
}
