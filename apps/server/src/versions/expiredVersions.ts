import type { StoredVersion } from '../storage/ArticleVersion.ts'

/** How long versions that were kept by themselves stay; milliseconds. */
export interface RetentionSettings {
  /** All of them. */
  readonly allFor: number
  /** After that the last one of each hour, for so long altogether; then the last one of each day. */
  readonly hourlyFor: number
}

const HOUR = 3_600_000
const DAY = 24 * HOUR

export const DEFAULT_RETENTION: RetentionSettings = { allFor: 48 * HOUR, hourlyFor: 30 * DAY }

/** What of a version decides whether it stays. */
export type RetainedVersion = Pick<StoredVersion, 'number' | 'at' | 'reason' | 'name' | 'restored'>

/**
 * Numbers of the versions of an article that are not kept any longer, sorted. Only such that were kept by themselves and have no
 * name; never the first, nor the latest, nor what a restore brought back or was there right before it. Hours and days are those
 * of UTC, so that what stays is the same whenever it is asked. `versions` from the first on.
 */
export function expiredVersions(
  versions: readonly RetainedVersion[],
  now: number,
  { allFor, hourlyFor }: RetentionSettings,
): readonly number[] {
  const wanted = new Set(versions.flatMap(({ restored }) => restored ?? []))
  const stretchOf = (at: number): string | null => {
    const age = now - at
    if (age <= allFor) return null
    return age <= hourlyFor ? `hour ${Math.floor(at / HOUR)}` : `day ${Math.floor(at / DAY)}`
  }
  const expired: number[] = []
  const taken = new Set<string>()
  // From the latest on: the last one of a stretch stays.
  for (let index = versions.length - 1; index >= 0; index -= 1) {
    const version = versions[index]
    const stretch = version ? stretchOf(version.at) : null
    if (!version || stretch === null) continue
    const isLast = !taken.has(stretch)
    taken.add(stretch)
    const stays =
      isLast ||
      index === 0 ||
      index === versions.length - 1 ||
      version.reason !== 'automatic' ||
      version.name !== null ||
      wanted.has(version.number) ||
      versions[index + 1]?.reason === 'restore'
    if (!stays) expired.push(version.number)
  }
  return expired.toReversed()
}
