import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { DEFAULT_RETENTION, expiredVersions, type RetainedVersion } from './expiredVersions.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const NOW = 1_800_000_000_000

const anyVersion = fc.record({
  // Around both borders, many in each hour and day.
  age: fc.oneof(
    fc.integer({ min: 44 * HOUR, max: 52 * HOUR }),
    fc.integer({ min: 29 * DAY, max: 33 * DAY }),
    fc.integer({ min: 0, max: 400 * DAY }),
  ),
  reason: fc.constantFrom<RetainedVersion['reason']>(
    ...(['automatic', 'automatic', 'automatic', 'automatic', 'named', 'transition', 'restore'] as const),
  ),
  name: fc.oneof(
    { weight: 5, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.constant('Abnahme') },
  ),
  restored: fc.nat(40),
})

const anyVersions = fc.array(anyVersion, { minLength: 1, maxLength: 120, size: 'max' }).map((ages) =>
  ages
    .toSorted((left, right) => right.age - left.age)
    .map(({ age, reason, name, restored }, index): RetainedVersion => ({
      number: index + 1,
      at: NOW - age,
      reason,
      name,
      restored: reason === 'restore' ? Math.min(index, restored) || null : null,
    })),
)

const kept = (versions: readonly RetainedVersion[], now: number) => {
  const gone = new Set(expiredVersions(versions, now, DEFAULT_RETENTION))
  return versions.filter(({ number }) => !gone.has(number))
}

it('[U9] never takes what somebody named or decided on, the first, the latest, or what a restore needs', () => {
  fc.assert(
    fc.property(anyVersions, (versions) => {
      const left = new Set(kept(versions, NOW))
      const must = versions.filter(
        ({ number, at, reason, name }, index) =>
          reason !== 'automatic' ||
          name !== null ||
          index === 0 ||
          index === versions.length - 1 ||
          NOW - at <= 48 * HOUR ||
          versions[index + 1]?.reason === 'restore' ||
          versions.some(({ restored }) => restored === number),
      )
      expect(must.filter((version) => !left.has(version))).toEqual([])
    }),
  )
})

it('[U9] of each hour, later of each day, in which versions were kept one is left, the last; and no more by themselves', () => {
  let removed = 0
  fc.assert(
    fc.property(anyVersions, (versions) => {
      const left = kept(versions, NOW)
      removed += versions.length - left.length
      const stretchOf = ({ at }: RetainedVersion) => {
        if (NOW - at <= 48 * HOUR) return null
        return NOW - at <= 30 * DAY ? `h${Math.floor(at / HOUR)}` : `d${Math.floor(at / DAY)}`
      }
      const before = Map.groupBy(versions, stretchOf)
      for (const [stretch, there] of Map.groupBy(left, stretchOf)) {
        if (stretch === null) continue
        expect(there.at(-1)).toBe(before.get(stretch)?.at(-1))
      }
      expect(new Set(left.map(stretchOf))).toEqual(new Set(versions.map(stretchOf)))
    }),
  )
  expect(removed).toBeGreaterThan(500)
})

it('[U9] asked again it takes nothing more, and asked later it takes what it would have taken at once', () => {
  fc.assert(
    fc.property(anyVersions, fc.integer({ min: 0, max: 60 * DAY }), (versions, later) => {
      const once = kept(versions, NOW)
      expect(kept(once, NOW)).toEqual(once)
      expect(kept(once, NOW + later)).toEqual(kept(versions, NOW + later))
    }),
  )
})
