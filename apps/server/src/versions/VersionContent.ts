import {
  type ArticleJson,
  type PackedReading,
  type ReadArticle,
  toArticleJson,
  toReadArticle,
  unpackReading,
} from '@stet/article'
import type { VersionView } from '@stet/protocol'

/** What is kept of a version, as JSON. */
export interface VersionContent {
  /** What would have been published, with the ids of its characters and who wrote them. */
  readonly original: PackedReading
  /** What it read with everything accepted; null where nothing was suggested. */
  readonly final: ArticleJson | null
}

export function parseVersionContent(content: string): VersionContent {
  return JSON.parse(content) as VersionContent
}

/** What a version reads in a view. */
export function readingOfVersion({ original, final }: VersionContent, view: VersionView): ReadArticle {
  return view === 'final' && final ? toReadArticle(final) : unpackReading(original)
}

/** The same as Article JSON. */
export function articleOfVersion({ original, final }: VersionContent, view: VersionView): ArticleJson {
  return view === 'final' && final ? final : toArticleJson(unpackReading(original))
}
