import type { NamedClients } from './Bindings.ts'

/** What the address of an upgrade says. `schema` and `epoch` are null for clients that do not know them. */
interface Handshake {
  readonly articleId: string
  readonly named: NamedClients
  readonly schema: number | null
  readonly epoch: number | null
  readonly wantsAcknowledgements: boolean
}

export type HandshakeResult =
  | { readonly ok: true; readonly handshake: Handshake }
  | { readonly ok: false; readonly status: 400 | 404 }

/** ClientIDs that one tab may bring, those of its kept offline work included. */
const MAX_NAMED = 256
const MAX_CLIENT = 0xffff_ffff
const ARTICLE_PATH = /^\/sync\/([A-Za-z0-9_-]{1,64})$/

/** Reads `/sync/<articleId>?edit=…&suggest=…&schema=…&epoch=…&ack=1`. */
export function parseHandshake(address: string): HandshakeResult {
  if (!URL.canParse(address, 'http://host')) return { ok: false, status: 400 }
  const { pathname, searchParams } = new URL(address, 'http://host')
  const articleId = ARTICLE_PATH.exec(pathname)?.[1]
  if (articleId === undefined) return { ok: false, status: 404 }
  const edit = numbers(searchParams.getAll('edit'), MAX_CLIENT)
  const suggest = numbers(searchParams.getAll('suggest'), MAX_CLIENT)
  const schema = numbers(searchParams.getAll('schema'), Number.MAX_SAFE_INTEGER)
  const epoch = numbers(searchParams.getAll('epoch'), Number.MAX_SAFE_INTEGER)
  if (!edit || !suggest || !schema || !epoch) return { ok: false, status: 400 }
  if (edit.length + suggest.length > MAX_NAMED || schema.length > 1 || epoch.length > 1) {
    return { ok: false, status: 400 }
  }
  return {
    ok: true,
    handshake: {
      articleId,
      named: { edit, suggest },
      schema: schema[0] ?? null,
      epoch: epoch[0] ?? null,
      wantsAcknowledgements: searchParams.get('ack') === '1',
    },
  }
}

/** Canonical decimal numbers; null if one is not, or too large. */
function numbers(texts: readonly string[], max: number): readonly number[] | null {
  const values = texts.map((text) => (/^(0|[1-9]\d{0,15})$/.test(text) ? Number(text) : Number.NaN))
  return values.every((value) => value <= max) ? values : null
}
