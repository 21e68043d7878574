import { toArticleJson, unpackReading } from '@stet/article'
import { cutArticle } from '../purge/cutArticle.ts'
import { cutReading } from '../purge/cutReading.ts'
import type { SoughtText } from '../purge/SoughtText.ts'
import type { NewVersion } from '../storage/ArticleVersion.ts'
import { figuresOf } from './captureVersion.ts'
import { parseVersionContent } from './VersionContent.ts'

/** What is kept of a version without a text; null where it does not have it. Its number, time and people stay. */
export function cutVersion(
  content: string,
  sought: SoughtText,
): Pick<NewVersion, 'content' | 'characters' | 'words' | 'hash'> | null {
  const { original, final } = parseVersionContent(content)
  const reading = cutReading(original, sought)
  const accepted = final && cutArticle(final, sought)
  if (reading.places === 0 && (accepted?.places ?? 0) === 0) return null
  const article = toArticleJson(unpackReading(reading.reading))
  const cut = { original: reading.reading, final: accepted && accepted.article }
  return { content: JSON.stringify(cut), ...figuresOf(article, cut.final) }
}
