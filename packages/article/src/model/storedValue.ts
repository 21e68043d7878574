import type * as Y from 'yjs'
import type { CharacterId } from './ids.ts'

/** A value of a map root as it stands, and the character id (client and clock) of the item that holds it. */
export interface StoredValue {
  /** Untrusted; undefined if what is stored is no plain value. */
  readonly value: unknown
  readonly client: number
  readonly clock: number
  /** The item that held the first value under this key: the same however often the value grows. */
  readonly first: CharacterId
}

/** What is read of a Y.Map, whatever its values are said to be. */
interface MapRootItems {
  readonly _map: ReadonlyMap<string, Y.Item>
}

/** The value under a key, undefined if there is none. */
export function storedValue(map: MapRootItems, key: string): StoredValue | undefined {
  const item = map._map.get(key)
  if (!item || item.deleted) return undefined
  const { content } = item
  let first = item
  while (first.left) first = first.left
  const values: unknown = 'arr' in content ? content.arr : undefined
  return {
    value: Array.isArray(values) ? (values.at(-1) as unknown) : undefined,
    client: item.id.client,
    clock: item.id.clock + item.length - 1,
    first: [first.id.client, first.id.clock],
  }
}
