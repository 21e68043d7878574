import { articleMetadataSchema, type ArticleMetadata } from '@stet/protocol'
import { request } from '../../api/request.ts'
import { isProblem, RequestError } from '../../api/RequestError.ts'
import type { SessionArticle } from './session/ArticleSession.ts'
import type { BrowserStore } from './session/BrowserStore.ts'
import type { Standing } from './session/Standing.ts'

/** What came of opening an article. `unavailable`: nobody answers, and this browser never saw it. */
export type Opened =
  | { readonly kind: 'open'; readonly article: SessionArticle }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'unavailable'; readonly detail: string | null }

/** How long the server may take before what this browser remembers is good enough to begin with. */
const PATIENCE_MS = 2_500

/** Asks the server what an article is to this person now, and remembers the answer for offline. Never rejects. */
export async function askStanding(
  articleId: string,
  userId: string,
  store: BrowserStore,
): Promise<Standing & { readonly detail?: string }> {
  try {
    const metadata = await request(`/api/articles/${encodeURIComponent(articleId)}`, articleMetadataSchema)
    remember(metadata, userId, store)
    return { kind: 'open', metadata }
  } catch (error) {
    if (isProblem(error, 'not-signed-in')) return { kind: 'signed-out' }
    if (isProblem(error, 'not-found')) return { kind: 'gone' }
    const isAnswer = error instanceof RequestError && error.failure.kind !== 'unreachable'
    return isAnswer ? { kind: 'unreachable', detail: error.message } : { kind: 'unreachable' }
  }
}

/** Finds out what to open: what the server says, or, while it does not answer, what this browser remembers. */
export async function openArticle(articleId: string, userId: string, store: BrowserStore): Promise<Opened> {
  const asking = askStanding(articleId, userId, store)
  const remembered = await store.remembered(userId, articleId).catch(() => undefined)
  const patience = new Promise<null>((resolve) => {
    if (remembered !== undefined) setTimeout(resolve, PATIENCE_MS, null)
  })
  const standing = await Promise.race([asking, patience])
  if (standing?.kind === 'open') {
    return { kind: 'open', article: { metadata: standing.metadata, isFresh: true } }
  }
  if (standing?.kind === 'signed-out' || standing?.kind === 'gone') return { kind: standing.kind }
  if (remembered !== undefined) {
    return { kind: 'open', article: { metadata: remembered.metadata, isFresh: false } }
  }
  return { kind: 'unavailable', detail: standing?.detail ?? null }
}

function remember(metadata: ArticleMetadata, userId: string, store: BrowserStore): void {
  void store.remember({ userId, metadata, at: Date.now() }).catch(() => undefined)
}
