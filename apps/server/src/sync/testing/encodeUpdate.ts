import * as encoding from 'lib0/encoding'

/** An item to encode, sound or not. `ref` is Yjs' number of the content's type. */
export interface RawStruct {
  readonly client: number
  readonly clock: number
  readonly origin?: readonly [client: number, clock: number] | undefined
  readonly rightOrigin?: readonly [client: number, clock: number] | undefined
  /** A root by name, or a nested parent by id; only written where neither neighbour is. */
  readonly parent?: string | readonly [client: number, clock: number]
  readonly sub?: string | undefined
  readonly content: RawContent
}

export type RawContent =
  | { readonly text: string }
  | { readonly embed: unknown }
  | { readonly json: string }
  | { readonly jsonList: readonly string[] }
  | { readonly any: readonly unknown[] }
  | { readonly deleted: number }
  | { readonly collected: number }
  | { readonly skip: number }
  | { readonly binary: Uint8Array }
  | { readonly format: readonly [key: string, value: unknown] }
  | { readonly type: number }
  | { readonly doc: string }

export type RawDeletion = readonly [client: number, clock: number, length: number]

/** A Yjs v1 update of these structs (those of a client in the order given) and deletions; nothing is checked. */
export function encodeUpdate(
  structs: readonly RawStruct[],
  deletions: readonly RawDeletion[] = [],
): Uint8Array {
  const encoder = encoding.createEncoder()
  const byClient = Map.groupBy(structs, (struct) => struct.client)
  encoding.writeVarUint(encoder, byClient.size)
  for (const [client, list] of byClient) {
    encoding.writeVarUint(encoder, list.length)
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, list[0]?.clock ?? 0)
    for (const struct of list) writeStruct(encoder, struct)
  }
  const deletionsByClient = Map.groupBy(deletions, ([client]) => client)
  encoding.writeVarUint(encoder, deletionsByClient.size)
  for (const [client, ranges] of deletionsByClient) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, ranges.length)
    for (const [, clock, length] of ranges) {
      encoding.writeVarUint(encoder, clock)
      encoding.writeVarUint(encoder, length)
    }
  }
  return encoding.toUint8Array(encoder)
}

function writeStruct(
  encoder: encoding.Encoder,
  { origin, rightOrigin, parent, sub, content }: RawStruct,
): void {
  const [ref, write] = contentWriter(content)
  if (ref === 0 || ref === 10) {
    encoding.writeUint8(encoder, ref)
    return write(encoder)
  }
  encoding.writeUint8(
    encoder,
    ref | (origin ? 0x80 : 0) | (rightOrigin ? 0x40 : 0) | (sub === undefined ? 0 : 0x20),
  )
  for (const id of [origin, rightOrigin]) if (id) writeId(encoder, id)
  if (!origin && !rightOrigin) {
    encoding.writeVarUint(encoder, typeof parent === 'object' ? 0 : 1)
    if (typeof parent === 'object') writeId(encoder, parent)
    else encoding.writeVarString(encoder, parent ?? 'body')
    if (sub !== undefined) encoding.writeVarString(encoder, sub)
  }
  write(encoder)
}

const varUint = (value: number) => (encoder: encoding.Encoder) => encoding.writeVarUint(encoder, value)
const text = (value: string) => (encoder: encoding.Encoder) => encoding.writeVarString(encoder, value)

function contentWriter(content: RawContent): [ref: number, write: (encoder: encoding.Encoder) => void] {
  if ('text' in content) return [4, text(content.text)]
  if ('embed' in content) return [5, text(JSON.stringify(content.embed))]
  if ('json' in content) return [5, text(content.json)]
  if ('deleted' in content) return [1, varUint(content.deleted)]
  if ('collected' in content) return [0, varUint(content.collected)]
  if ('skip' in content) return [10, varUint(content.skip)]
  if ('type' in content) return [7, varUint(content.type)]
  if ('binary' in content) return [3, (encoder) => encoding.writeVarUint8Array(encoder, content.binary)]
  if ('jsonList' in content) {
    return [
      2,
      (encoder) => {
        encoding.writeVarUint(encoder, content.jsonList.length)
        for (const json of content.jsonList) encoding.writeVarString(encoder, json)
      },
    ]
  }
  if ('format' in content) {
    return [
      6,
      (encoder) => {
        encoding.writeVarString(encoder, content.format[0])
        encoding.writeVarString(encoder, JSON.stringify(content.format[1]))
      },
    ]
  }
  if ('doc' in content) {
    return [
      9,
      (encoder) => {
        encoding.writeVarString(encoder, content.doc)
        encoding.writeAny(encoder, {})
      },
    ]
  }
  return [
    8,
    (encoder) => {
      encoding.writeVarUint(encoder, content.any.length)
      for (const value of content.any) encoding.writeAny(encoder, value as never)
    },
  ]
}

function writeId(encoder: encoding.Encoder, [client, clock]: readonly [number, number]): void {
  encoding.writeVarUint(encoder, client)
  encoding.writeVarUint(encoder, clock)
}
