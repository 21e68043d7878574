import { openSqliteStore } from '../storage/sqlite/SqliteStore.ts'
import type { Store } from '../storage/Store.ts'

/** A real store in memory of which some calls do something else. */
export async function storeWith(changed: Partial<Store>): Promise<Store> {
  const real = await openSqliteStore({ path: ':memory:', now: Date.now })
  return new Proxy<Store>(real, {
    get(target, name) {
      const value: unknown = Reflect.get(changed, name) ?? Reflect.get(target, name)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}
