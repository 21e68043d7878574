import type { Store } from '../Store.ts'

/** How much somebody has not read, whoever may know of it. */
export async function unreadOf(store: Store, person: string): Promise<number> {
  const unread = await store.listUnread(person)
  return unread.reduce((sum, { count }) => sum + count, 0)
}
