import type { CharacterId, IdRange } from '@stet/article'
import type { Part } from './Part.ts'
import type { Strike } from './Token.ts'

/** The smallest character that comes; where none does, the smallest that goes, with the deletion that says so. */
export function idOfParts(parts: readonly Part[]): string {
  const first = firstToCome(parts)
  if (first) return first.join(':')
  return `${firstStrike(parts)?.spanKey ?? ''}/${smallest(parts)?.join(':') ?? ''}`
}

/** The character or item by which the time of writing is found: the smallest that comes, else the first deletion. */
export function firstAtOfParts(parts: readonly Part[]): CharacterId {
  return firstToCome(parts) ?? firstStrike(parts)?.at ?? smallest(parts) ?? [0, 0]
}

function firstToCome(parts: readonly Part[]): CharacterId | null {
  return smallest(parts.filter(({ wish }) => wish.comes))
}

function firstStrike(parts: readonly Part[]): Strike | undefined {
  return parts.find(({ wish }) => wish.strikes.length > 0)?.wish.strikes[0]
}

function smallest(parts: readonly Part[]): CharacterId | null {
  let least: IdRange | null = null
  for (const { token } of parts) {
    for (const range of token.ids) {
      const isLess = !least || range[0] < least[0] || (range[0] === least[0] && range[1] < least[1])
      if (isLess) least = range
    }
  }
  return least && [least[0], least[1]]
}
