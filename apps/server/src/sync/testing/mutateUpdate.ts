import { MAP_ROOTS, ROOTS } from '@stet/article'
import * as fc from 'fast-check'
import * as Y from 'yjs'
import { parseUpdate } from '../guard/parseUpdate.ts'
import type { ParsedStruct } from '../guard/parseUpdate.ts'
import { valuesOf } from '../guard/readContent.ts'
import { encodeUpdate } from './encodeUpdate.ts'
import type { RawContent, RawDeletion, RawStruct } from './encodeUpdate.ts'

const share = fc.noBias(fc.nat(9_999)).map((part) => part / 10_000)

/** One change to an update; its shares say which struct and which of what is there. */
export const mutation = fc.record({
  kind: fc.constantFrom(
    'client',
    'clock',
    'origin',
    'rightOrigin',
    'place',
    'key',
    'content',
    'value',
    'value',
    'value',
    'value',
    'double',
    'drop',
    'delete',
    'delete',
    'undelete',
  ),
  a: share,
  b: share,
  c: share,
})
export type Mutation = typeof mutation extends fc.Arbitrary<infer Value> ? Value : never

/** An update whose structs, values and deletions were changed, with ids and values of a document that knows others too. */
export function mutateUpdate(update: Uint8Array, doc: Y.Doc, mutations: readonly Mutation[]): Uint8Array {
  const parsed = parseUpdate(update)
  if (!parsed.ok) throw new Error(parsed.reason)
  let structs = [...parsed.structs.values()].flat().map(rawStruct)
  let deletions = [...parsed.deletions].flatMap(([client, ranges]) =>
    [...ranges].map(({ clock, length }): RawDeletion => [client, clock, length]),
  )
  for (const chosen of mutations) {
    const { kind, a, b, c } = chosen
    const index = Math.floor(a * structs.length)
    const struct = structs[index]
    if (kind === 'delete') deletions.push([...anyId(doc, b, c), 1 + Math.floor(a * 4)])
    else if (kind === 'undelete')
      deletions = deletions.filter((_, at) => at !== Math.floor(b * deletions.length))
    else if (struct && kind === 'drop') structs = structs.filter((_, at) => at !== index)
    else if (struct && kind === 'double')
      structs.push({ ...struct, clock: nextClock(structs, struct.client) })
    else if (struct) structs = structs.map((each, at) => (at === index ? changed(each, doc, chosen) : each))
  }
  return encodeUpdate(structs, sorted(deletions))
}

function changed(struct: RawStruct, doc: Y.Doc, { kind, a, b, c }: Mutation): RawStruct {
  switch (kind) {
    case 'client': {
      const [client] = anyId(doc, b, c)
      return { ...struct, client, clock: Y.getState(doc.store, client) }
    }
    case 'clock':
      return { ...struct, clock: Math.max(0, struct.clock - 2 + Math.floor(b * 5)) }
    case 'origin':
      return { ...struct, origin: c < 0.2 ? undefined : anyId(doc, b, c) }
    case 'rightOrigin':
      return { ...struct, rightOrigin: c < 0.2 ? undefined : anyId(doc, b, c) }
    case 'place':
      return {
        ...struct,
        origin: undefined,
        rightOrigin: undefined,
        parent: pick(ROOTS, b),
        sub: anyKey(doc, c),
      }
    case 'key':
      return { ...struct, sub: anyKey(doc, b) }
    case 'content':
      return {
        ...struct,
        content: pick<RawContent>(
          [{ text: 'x😀' }, { embed: { k: 'h' } }, { any: [anyValue(doc, c)] }, { deleted: 2 }],
          b,
        ),
      }
    case 'value': {
      if (!('any' in struct.content)) return struct
      const any = struct.content.any.map((value) => changedValue(value, doc, [a, b, c]))
      return { ...struct, content: { any } }
    }
    case 'double':
    case 'drop':
    case 'delete':
    case 'undelete':
      break
  }
  return struct
}

/** The value with one of its numbers, words or parts replaced by something that other values hold. */
function changedValue(value: unknown, doc: Y.Doc, [a, b, c]: readonly [number, number, number]): unknown {
  if (c > 0.9) return anyValue(doc, b)
  if (Array.isArray(value) && value.length > 0) {
    const at = Math.floor(a * value.length)
    return value.map((inner: unknown, index) => (index === at ? changedValue(inner, doc, [b, c, a]) : inner))
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value)
    const at = Math.floor(a * entries.length)
    return Object.fromEntries(
      entries.map(([name, inner], index) => [
        name,
        index === at ? changedValue(inner, doc, [b, c, a]) : inner,
      ]),
    )
  }
  const [client, clock] = anyId(doc, b, c)
  if (typeof value === 'number')
    return pick([0, 1, value + 1, Math.max(0, value - 1), client, clock, 2 ** 40], a)
  return pick<unknown>([...WORDS, anyKey(doc, b), null, !value], a)
}

const WORDS = [
  'del',
  'bold',
  'link',
  'kind',
  'glitter',
  'move',
  'undo',
  'copy',
  'accept',
  'anna',
  'body',
  'lead',
]

function rawStruct({
  client,
  clock,
  origin,
  rightOrigin,
  root,
  sub,
  content,
  length,
}: ParsedStruct): RawStruct {
  const raw: Record<typeof content.kind, () => RawContent> = {
    text: () => ({ text: content.kind === 'text' ? content.text : '' }),
    embed: () => ({ embed: content.kind === 'embed' ? content.embed : {} }),
    values: () => ({ any: content.kind === 'values' ? valuesOf(content) : [] }),
    deleted: () => ({ deleted: length }),
  }
  return {
    client,
    clock,
    origin: origin ? [origin.client, origin.clock] : undefined,
    rightOrigin: rightOrigin ? [rightOrigin.client, rightOrigin.clock] : undefined,
    ...(root === null ? {} : { parent: root }),
    sub: sub ?? undefined,
    content: raw[content.kind](),
  }
}

function anyId(doc: Y.Doc, one: number, other: number): readonly [client: number, clock: number] {
  const client = pick([...doc.store.clients.keys()], one)
  return [client, Math.floor(other * Y.getState(doc.store, client))]
}

function anyKey(doc: Y.Doc, at: number): string | undefined {
  const keys: (string | undefined)[] = [undefined, '1.0']
  for (const root of MAP_ROOTS) keys.push(...doc.getMap(root).keys())
  return pick(keys, at)
}

function anyValue(doc: Y.Doc, at: number): unknown {
  const values: unknown[] = [null]
  for (const root of MAP_ROOTS) values.push(...doc.getMap(root).values())
  return pick(values, at)
}

function nextClock(structs: readonly RawStruct[], client: number): number {
  const own = structs.filter((struct) => struct.client === client)
  return Math.max(...own.map(({ clock, content }) => clock + ('text' in content ? content.text.length : 1)))
}

function pick<T>(list: readonly T[], at: number): T {
  return list[Math.floor(at * list.length)] as T
}

/** As Yjs writes them: ascending, without overlaps. */
function sorted(deletions: readonly RawDeletion[]): RawDeletion[] {
  const result: RawDeletion[] = []
  for (const [client, clock, length] of deletions.toSorted(
    (one, other) => one[0] - other[0] || one[1] - other[1],
  )) {
    const last = result.at(-1)
    const from = last && last[0] === client ? Math.max(clock, last[1] + last[2]) : clock
    if (from < clock + length) result.push([client, from, clock + length - from])
  }
  return result
}
