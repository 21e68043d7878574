import type { CharacterId } from '../ids.ts'
import { isSameMarker, type Marker } from '../markers.ts'
import type { ReadArticle, RunFormats } from '../ReadArticle.ts'
import { isFormattedRoot, TEXT_ROOTS, type TextRoot } from '../roots.ts'
import { type Format, FORMATS } from '../spans.ts'
import { isMarker, nameOf, type RestoredUnit, unitsOf } from './RestoredUnit.ts'

/** Characters in a row that shall have a format, or have it no more. */
interface FormatToRestore {
  readonly root: TextRoot
  readonly format: Format
  /** The address of a link. */
  readonly value: RunFormats[Format] | undefined
  readonly first: CharacterId
  readonly last: CharacterId
}

/** A marker that shall read otherwise. */
interface KindToRestore {
  readonly at: CharacterId
  readonly marker: Marker
}

export interface LooksToRestore {
  readonly formats: readonly FormatToRestore[]
  readonly kinds: readonly KindToRestore[]
}

/**
 * What of the formats and kinds of a reading differs from what shall be. `standsFor` says what a character shall look like, by
 * its name; what it does not know is left alone.
 */
export function looksToRestore(
  reading: ReadArticle,
  standsFor: ReadonlyMap<string, RestoredUnit>,
): LooksToRestore {
  const formats: FormatToRestore[] = []
  for (const root of TEXT_ROOTS.filter((name) => isFormattedRoot(name))) {
    const units = unitsOf(reading[root])
    for (const format of FORMATS) formats.push(...stretchesOf(root, format, units, standsFor))
  }
  const kinds = reading.body.flatMap(({ id, marker }): KindToRestore[] => {
    const wanted = id && standsFor.get(nameOf(id))?.content
    return id && wanted && isMarker(wanted) && !isSameMarker(marker, wanted)
      ? [{ at: id, marker: wanted }]
      : []
  })
  return { formats, kinds }
}

function stretchesOf(
  root: TextRoot,
  format: Format,
  units: readonly RestoredUnit[],
  standsFor: ReadonlyMap<string, RestoredUnit>,
): FormatToRestore[] {
  const stretches: FormatToRestore[] = []
  let isOpen = false
  for (const { id, formats } of units) {
    const wanted = standsFor.get(nameOf(id))?.formats
    const value = wanted?.[format]
    const differs = formats !== null && wanted !== undefined && wanted !== null && formats[format] !== value
    const open = isOpen ? stretches.at(-1) : undefined
    if (differs && open?.value === value && open) stretches[stretches.length - 1] = { ...open, last: id }
    else if (differs) stretches.push({ root, format, value, first: id, last: id })
    // A break between blocks that stay ends nothing.
    if (formats !== null) isOpen = differs
  }
  return stretches
}
