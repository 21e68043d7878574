import {
  LINE_FIELDS,
  type ArticleJson,
  type BlockJson,
  type Marker,
  type RichTextJson,
  type SectionJson,
} from '@stet/article'
import { cutRuns } from './cutRuns.ts'
import { freeValuesOf } from './freeValuesOf.ts'
import type { SoughtText } from './SoughtText.ts'

/** An article without a text, and in how many places it stood. */
export interface CutArticle {
  readonly article: ArticleJson
  readonly places: number
}

/** Takes a text out of an article that is kept as JSON: a version, what was published. */
export function cutArticle(article: ArticleJson, sought: SoughtText): CutArticle {
  let places = 0
  const rich = <T extends RichTextJson>(value: T): T => {
    const cut = cutRuns({ text: value.text, runs: value.runs ?? [] }, sought)
    if (cut === null) return value
    places += cut.places
    const { runs: _, ...rest } = value
    return { ...rest, text: cut.text, ...(cut.runs.length > 0 ? { runs: cut.runs } : {}) } as T
  }
  const plain = (text: string): string => rich({ text }).text
  const isClean = (value: Marker | string): boolean => {
    const free = typeof value === 'string' ? value : freeValuesOf(value)
    if (!sought.isInValue(free)) return true
    places += 1
    return false
  }
  const block = ({ marker, image, ...value }: BlockJson): BlockJson => ({
    ...rich(value),
    ...(marker !== undefined && isClean(marker) ? { marker } : {}),
    ...(image !== undefined && isClean(image) ? { image } : {}),
  })
  const section = ({ heading, headingRuns, headingMarker, blocks }: SectionJson): SectionJson => {
    const cut = rich({ text: heading, ...(headingRuns ? { runs: headingRuns } : {}) })
    return {
      heading: cut.text,
      ...(cut.runs ? { headingRuns: cut.runs } : {}),
      ...(headingMarker !== undefined && isClean(headingMarker) ? { headingMarker } : {}),
      blocks: blocks.map(block),
    }
  }
  const lines = LINE_FIELDS.filter((field) => field !== 'lead').map((field) => [field, plain(article[field])])
  const cut = {
    ...(Object.fromEntries(lines) as Omit<ArticleJson, 'lead' | 'sections' | 'details'>),
    lead: rich(article.lead),
    sections: article.sections.map(section),
    details: article.details.map(({ key, value }) => ({ key: plain(key), value: plain(value) })),
  }
  return { article: cut, places }
}
