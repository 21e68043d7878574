import type { FormatChange, KindChange } from '@stet/article'

/** The same for format changes that do the same for the same person. */
export function mannerOfFormat({ by, format, on, link }: FormatChange): string {
  return JSON.stringify([by, format, on, link ?? null])
}

/** The same for kind changes that do the same for the same person. */
export function mannerOfKind({ by, to }: KindChange): string {
  const properties = Object.keys(to)
    .toSorted()
    .map((name) => [name, to[name]])
  return JSON.stringify([by, ...properties])
}
