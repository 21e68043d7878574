import type { ArticleMetadata } from '@stet/protocol'

/** What the server says over HTTP about this person and this article. */
export type Standing =
  | { readonly kind: 'open'; readonly metadata: ArticleMetadata }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'unreachable' }
