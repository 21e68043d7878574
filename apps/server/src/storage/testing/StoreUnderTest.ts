import { afterEach } from 'vitest'
import type { Store } from '../Store.ts'

/** A store under test, on storage that outlives it. */
export interface StoreUnderTest {
  readonly store: Store
  /** Closes the store and opens another on the same storage. */
  reopen(): Promise<Store>
  /** Makes the disk full, or lets it have room again. */
  setFull(isFull: boolean): Promise<void>
  /** Changes bytes of the stored snapshot of an article behind the store's back. */
  readonly damage: (articleId: string) => Promise<void>
  dispose(): Promise<void>
}

/** What opens an empty store in each test of a `describe` and throws it away behind it. */
export function openPerTest(make: () => Promise<StoreUnderTest>): () => Promise<StoreUnderTest> {
  let under: StoreUnderTest | null = null
  afterEach(async () => {
    await under?.dispose()
    under = null
  })
  return async () => {
    under = await make()
    return under
  }
}

/** Whether a promise is still open after the store had time to do something. */
export async function isPending(promise: Promise<unknown>): Promise<boolean> {
  const open = Symbol('open')
  const later = new Promise((resolve) => setTimeout(resolve, 300, open))
  return (await Promise.race([promise.catch(() => null), later])) === open
}
