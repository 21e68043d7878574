import type { PurgePreview, PurgeResult } from './PurgeStore.ts'

/** What was found without looking into versions, with those that have it: `count` looks through some at a time, so that others write in between. */
export async function withVersions(
  found: PurgeResult<PurgePreview>,
  count: (after: number) => Promise<{ readonly found: number; readonly next: number | null }>,
): Promise<PurgeResult<PurgePreview>> {
  if (!found.ok) return found
  let versions = 0
  for (let after: number | null = 0; after !== null;) {
    const step = await count(after)
    versions += step.found
    after = step.next
  }
  return { ...found, places: { ...found.places, versions } }
}
