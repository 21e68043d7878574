import type {
  BreakJson,
  MarkupBlockJson,
  MarkupJson,
  MarkupRunJson,
  MarkupSectionJson,
} from '../../markupJson.ts'
import { snapToCharacters } from '../../model/characters.ts'
import type { Marker } from '../../model/markers.ts'
import type { ReadArticle, ReadBlock, ReadRun } from '../../model/ReadArticle.ts'
import { pairDetails } from '../../nodes/pairDetails.ts'
import { plainCharacters, plainLine } from '../../plainCharacters.ts'
import { toJsonValue, toStableJson } from '../../toStableJson.ts'
import { blockFieldsOf, headingFieldsOf } from './blockMarker.ts'

type Runs = { readonly runs?: readonly MarkupRunJson[] }

/** What was read in `markup`, as JSON that says what is suggested. Characters are replaced as `toArticleJson` does. */
export function toMarkupJson(read: ReadArticle): MarkupJson {
  return {
    ...named('kicker', textOf(read.kicker, plainLine)),
    ...named('headline', textOf(read.headline, plainLine)),
    ...named('subheadline', textOf(read.subheadline, plainLine)),
    ...named('byline', textOf(read.byline, plainLine)),
    ...named('dateline', textOf(read.dateline, plainLine)),
    lead: textOf(read.lead, plainCharacters),
    sections: sectionsOf(read.body),
    details: pairDetails(read.details).map(({ key, value }) =>
      Object.assign(
        named('key', textOf(key ? [key] : [], plainLine), key),
        named('value', textOf(value ? [value] : [], plainLine), value),
      ),
    ),
  }
}

function sectionsOf(blocks: readonly ReadBlock[]): readonly MarkupSectionJson[] {
  const sections: (MarkupSectionJson & { blocks: MarkupBlockJson[] })[] = []
  for (const block of blocks) {
    if (block.marker.k === 'h') {
      const heading = named('heading', textOf([block], plainLine), block)
      sections.push({ ...heading, ...headingFieldsOf(block.marker), blocks: [] })
      continue
    }
    if (sections.length === 0) sections.push({ heading: '', blocks: [] })
    const { kind, ...fields } = blockFieldsOf(block.marker)
    const about = breakOf(block)
    sections.at(-1)?.blocks.push({
      kind,
      ...textOf([block], plainCharacters),
      ...fields,
      ...(about ? { break: about } : {}),
    })
  }
  return withoutEmptyStart(sections)
}

/** As the normal form has it: see `normalSections`. */
function withoutEmptyStart(sections: readonly MarkupSectionJson[]): readonly MarkupSectionJson[] {
  const [first, ...others] = sections.slice(
    Math.max(
      0,
      sections.findIndex((each) => !isEmpty(each)),
    ),
  )
  if (!first || isEmpty(first)) return []
  return others.length === 0 && toStableJson(first) === EMPTY_BODY ? [] : [first, ...others]
}

function isEmpty(section: MarkupSectionJson): boolean {
  return toStableJson(section) === EMPTY_SECTION
}

const EMPTY_SECTION = toStableJson({ heading: '', blocks: [] })
const EMPTY_BODY = toStableJson({ heading: '', blocks: [{ kind: 'paragraph', text: '' }] })

/** A text under its name: `headline`, `headlineRuns`, `headlineBreak`. */
function named<Name extends string>(
  name: Name,
  { text, runs }: { readonly text: string } & Runs,
  block: ReadBlock | null = null,
) {
  const about = block && breakOf(block)
  return {
    [name]: text,
    ...(runs ? { [`${name}Runs`]: runs } : {}),
    ...(about ? { [`${name}Break`]: about } : {}),
  } as { readonly [Key in Name]: string } & {
    readonly [Key in `${Name}Runs`]?: readonly MarkupRunJson[]
  } & { readonly [Key in `${Name}Break`]?: BreakJson }
}

function breakOf({ insertion, deletions, kindChange }: ReadBlock): BreakJson | null {
  if (insertion === null && deletions.length === 0 && !kindChange) return null
  return {
    ...(insertion === null ? {} : { insertion }),
    ...(deletions.length === 0 ? {} : { deletions }),
    ...(kindChange
      ? { kindChange: { by: kindChange.by, marker: toJsonValue(kindChange.to) as Marker } }
      : {}),
  }
}

function textOf(
  blocks: readonly ReadBlock[],
  plain: (text: string) => string,
): { readonly text: string } & Runs {
  const read = blocks.flatMap(({ runs }) => runs)
  const text = plain(read.map((run) => run.text).join(''))
  const runs: MarkupRunJson[] = []
  let offset = 0
  for (const run of read) {
    const from = snapToCharacters(text, offset, 'before')
    offset += run.text.length
    const to = snapToCharacters(text, offset, 'before')
    const said = saidOf(run)
    const last = runs.at(-1)
    if (from >= to || Object.keys(said).length === 0) continue
    if (last?.to === from && isSame(last, { from: last.from, to: from, ...said }))
      runs[runs.length - 1] = { ...last, to }
    else runs.push({ from, to, ...said })
  }
  return runs.length > 0 ? { text, runs } : { text }
}

function saidOf({ formats, insertion, deletions, changes }: ReadRun): Omit<MarkupRunJson, 'from' | 'to'> {
  return {
    ...formats,
    ...(insertion === null ? {} : { insertion }),
    ...(deletions.length === 0 ? {} : { deletions }),
    ...(changes.length === 0
      ? {}
      : {
          changes: changes.map(({ by, format, on, link }) =>
            link === undefined ? { by, format, on } : { by, format, on, link },
          ),
        }),
  }
}

function isSame(left: MarkupRunJson, right: MarkupRunJson): boolean {
  return toStableJson(left) === toStableJson(right)
}
