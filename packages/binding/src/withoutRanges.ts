import { type IdRange, mergeRanges } from '@stet/article'

/** `ranges` without the characters of `gone`, in their order. */
export function withoutRanges(ranges: readonly IdRange[], gone: readonly IdRange[]): IdRange[] {
  if (gone.length === 0) return [...ranges]
  const holes = mergeRanges(gone)
  const left: IdRange[] = []
  for (const [client, clock, length] of ranges) {
    let at = clock
    for (const [other, from, size] of holes) {
      if (other !== client || from + size <= at || from >= clock + length) continue
      if (from > at) left.push([client, at, from - at])
      at = Math.min(clock + length, from + size)
    }
    if (at < clock + length) left.push([client, at, clock + length - at])
  }
  return left
}
