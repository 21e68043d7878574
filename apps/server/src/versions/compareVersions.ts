import { headingAbove, type ReadArticle, toMarkupJson } from '@stet/article'
import type { VersionComparison } from '@stet/protocol'
import { cardsOf, compareArticles } from '@stet/tracked-changes'
import { KIND_OF } from '../suggestions/presentSuggestions.ts'

/** What became of one reading in the other, marked and listed as if one person had suggested it. */
export function compareVersions(
  from: ReadArticle,
  to: ReadArticle,
): Pick<VersionComparison, 'article' | 'changes'> {
  const marked = compareArticles(from, to)
  const changes = cardsOf(marked).flatMap(({ id, change, places }): VersionComparison['changes'] => {
    const [first] = places
    if (!first) return []
    const { root, block, from: start, to: end } = first
    const section = root === 'body' ? headingAbove(marked, block) : null
    const told = structuredClone(change) as VersionComparison['changes'][number]['change']
    return [
      { id, kind: KIND_OF[change.what], change: told, where: { root, block, from: start, to: end, section } },
    ]
  })
  return { article: toMarkupJson(marked) as VersionComparison['article'], changes }
}
