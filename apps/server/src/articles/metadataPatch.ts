import type { MetadataPatch, ProblemError } from '@stet/protocol'
import type { Accounts } from '../accounts/Accounts.ts'
import { withoutUndefined } from '../http/withoutUndefined.ts'
import { can, type ArticleInQuestion, type Asker } from '../permissions.ts'
import type { ArticleColumns, Json } from '../storage/Store.ts'

/** The metadata of a request, sorted into what the store has columns for and the rest. */
export interface SortedMetadata {
  readonly columns: Partial<Pick<ArticleColumns, 'slug' | 'language' | 'desk'>>
  readonly rest: Readonly<Record<string, Json>>
}

export function sortMetadata(patch: MetadataPatch): SortedMetadata {
  const { slug, language, desk, ...rest } = patch
  return {
    columns: withoutUndefined({ slug, language, desk }),
    rest: withoutUndefined(rest),
  }
}

/** What of a patch that is well-formed cannot be done: people nobody knows, whoever would lose the article to themselves, and fields that need a right of their own. */
export function refusalsOf(
  patch: MetadataPatch,
  asker: Asker,
  article: ArticleInQuestion | null,
  accounts: Pick<Accounts, 'person'>,
): { readonly invalid: readonly ProblemError[]; readonly forbidden: readonly ProblemError[] } {
  const unknown = (['assignees', 'readers'] as const).flatMap((field) =>
    (patch[field] ?? []).flatMap((id, index) =>
      accounts.person(id) ? [] : [{ path: `${field}[${index}]`, message: 'is nobody with an account here' }],
    ),
  )
  const after = article && { ...article, metadata: { ...article.metadata, ...patch } }
  const leavesOut = after !== null && !can(asker, 'seeArticle', after)
  const mayEmbargo = patch.embargoUntil === undefined || can(asker, 'setEmbargo', article)
  const takesCheckOff =
    patch.isLegalCheckNeeded === false && article?.metadata?.['isLegalCheckNeeded'] === true
  const forbidden = [
    ...(mayEmbargo ? [] : [{ path: 'embargoUntil', message: 'your role may not set an embargo' }]),
    ...(takesCheckOff && !can(asker, 'override', article)
      ? [{ path: 'isLegalCheckNeeded', message: 'your role may not take the legal check off' }]
      : []),
  ]
  return {
    invalid: leavesOut ? [...unknown, { path: 'readers', message: 'has to name yourself' }] : unknown,
    forbidden,
  }
}
