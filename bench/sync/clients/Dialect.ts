import { SCHEMA_VERSION } from '@stet/article'
import * as encoding from 'lib0/encoding'
import type { Contestant } from '../servers/contestants.ts'
import { message } from './messages.ts'

/** The two clientIDs of a tab. */
export interface TabIds {
  readonly edit: number
  readonly suggest: number
}

/** How the clients of a server speak; the messages themselves are those of y-protocols. */
export interface Dialect {
  /** What a tab asks for when it opens a socket. */
  path(room: string, ids: TabIds): string
  /** What stands before every message, both ways. */
  address(room: string): Uint8Array
  /** The first message; `step1`: the question of y-protocols; null: there is nothing to ask. */
  opening(room: string): 'step1' | Uint8Array | null
  /** Whether durable answers are asked for. */
  readonly hasBarriers: boolean
  /** Whether a document is there only once a client has brought it. */
  readonly isBrought: boolean
}

/** Hocuspocus' own type of message, and its kind with a token. */
export const AUTH = 2
const TOKEN = 0

const nothing = () => new Uint8Array()

const stock: Dialect = {
  path: (room) => `/${room}`,
  address: nothing,
  opening: () => 'step1',
  hasBarriers: false,
  isBrought: true,
}

export const DIALECTS: Readonly<Record<Contestant, Dialect>> = {
  raw: { ...stock, opening: () => null, isBrought: false },
  'y-websocket': stock,
  hocuspocus: {
    ...stock,
    path: () => '/',
    address: text,
    opening: (room) => {
      const token = encoding.createEncoder()
      encoding.writeVarString(token, 'none')
      return new Uint8Array([...message(text(room), [AUTH, TOKEN], null), ...encoding.toUint8Array(token)])
    },
    isBrought: false,
  },
  stet: {
    ...stock,
    path: (room, { edit, suggest }) =>
      `/sync/${room}?edit=${edit}&suggest=${suggest}&schema=${SCHEMA_VERSION}&epoch=1&ack=1`,
    hasBarriers: true,
    isBrought: false,
  },
}

function text(value: string): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarString(encoder, value)
  return encoding.toUint8Array(encoder)
}
