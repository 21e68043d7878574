import type { Json } from '../storage/Store.ts'
import type { SoughtText } from './SoughtText.ts'

type Metadata = Readonly<Record<string, Json>>

/** What people write freely: a list of words, a line, a note. All other fields have words of ours, times and ids. */
const WORDS = new Set(['keywords', 'topics'])
const PROSE = new Set(['wireOrigin', 'internalNote'])

/** What is known about an article without a text, and in how many places it stood. */
export function cutMetadata(
  metadata: Metadata,
  sought: SoughtText,
): { readonly metadata: Metadata; readonly places: number } {
  let places = 0
  const entries = Object.entries(metadata).map(([name, value]): [string, Json] => {
    if (WORDS.has(name) && Array.isArray(value)) {
      const rest = value.filter((word) => typeof word !== 'string' || !sought.isIn(word))
      places += value.length - rest.length
      return [name, rest]
    }
    const omitted = PROSE.has(name) && typeof value === 'string' ? sought.omit(value) : null
    if (omitted === null) return [name, value]
    places += 1
    return [name, omitted]
  })
  return { metadata: Object.fromEntries(entries), places }
}
