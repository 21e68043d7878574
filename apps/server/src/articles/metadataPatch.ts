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

/** What of a patch that is well-formed cannot be done: people nobody knows, and fields that need a right of their own. */
export function refusalsOf(
  patch: MetadataPatch,
  asker: Asker,
  article: ArticleInQuestion | null,
  accounts: Pick<Accounts, 'person'>,
): { readonly invalid: readonly ProblemError[]; readonly forbidden: readonly ProblemError[] } {
  const unknown = (patch.assignees ?? []).flatMap((id, index) =>
    accounts.person(id) ? [] : [{ path: `assignees[${index}]`, message: 'is nobody with an account here' }],
  )
  const mayEmbargo = patch.embargoUntil === undefined || can(asker, 'setEmbargo', article)
  return {
    invalid: unknown,
    forbidden: mayEmbargo ? [] : [{ path: 'embargoUntil', message: 'your role may not set an embargo' }],
  }
}
