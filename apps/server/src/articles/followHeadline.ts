import type { ArticleRow } from '../storage/Store.ts'
import type { ArticleParts } from './ArticleParts.ts'
import { slugOfHeadline, slugsFor } from './slugsFor.ts'

/**
 * The slug of an article that began without a headline follows its headline while it is a draft, until somebody sets it.
 * Gives the row with its new slug, or null when nothing had to change.
 */
export async function followHeadline(
  { store, now }: Pick<ArticleParts, 'store' | 'now'>,
  row: ArticleRow,
): Promise<ArticleRow | null> {
  if (row.metadata['isSlugOpen'] !== true || row.state !== 'draft' || store.health().trouble) return null
  const generated = slugOfHeadline(row.summary.headline)
  if (generated === '' || row.slug === generated || row.slug.startsWith(`${generated}-`)) return null
  for (const slug of slugsFor(generated, row.id)) {
    const patched = await store.patchArticle(row.id, { slug }, now())
    if (patched.ok) return patched.article
    if (patched.reason === 'missing') return null
  }
  return null
}
