import type { ArticleJson } from '@stet/article'
import type { Store } from '../storage/Store.ts'
import { articleOfVersion, parseVersionContent } from '../versions/VersionContent.ts'
import { hashOfArticle } from './TextFacts.ts'

/** How far back the version of a step is looked for. */
const LOOKED_AT = 5

/** The fields in which an article reads otherwise than what was approved under this hash; none where no version has kept that. */
export async function changedFields(
  store: Pick<Store, 'listVersions' | 'loadVersion'>,
  articleId: string,
  approved: string,
  now: ArticleJson,
): Promise<readonly string[]> {
  const { records } = await store.listVersions(articleId, { limit: LOOKED_AT })
  for (const { number, reason } of records) {
    const loaded =
      reason === 'transition' || reason === 'approval' ? await store.loadVersion(articleId, number) : null
    if (!loaded?.ok) continue
    const before = articleOfVersion(parseVersionContent(loaded.content), 'original')
    if (hashOfArticle(before) === approved) return fieldsThatDiffer(before, now)
  }
  return []
}

function fieldsThatDiffer(before: ArticleJson, now: ArticleJson): readonly string[] {
  const fields = Object.keys(now) as (keyof ArticleJson)[]
  return fields.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(now[field]))
}
