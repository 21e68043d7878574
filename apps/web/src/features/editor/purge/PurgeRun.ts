import { purgeAnswerSchema, type PurgeAnswer, type PurgeRequest } from '@stet/protocol'
import { isUnreachable } from '../../../api/RequestError.ts'
import { request } from '../../../api/request.ts'
import { keptDialogs } from '../keptDialogs.ts'
import { Observable } from '../Observable.ts'

/** How far the removal of a text is. `unknown`: no answer came, so nobody here knows. */
export type PurgeState =
  | { readonly status: 'asking' }
  | { readonly status: 'running' }
  | { readonly status: 'failed'; readonly detail: string; readonly isUnknown: boolean }
  | { readonly status: 'done'; readonly answer: PurgeAnswer }

const ASKING: PurgeState = { status: 'asking' }

/** The path of the calls about removing a text from an article. */
export function purgePath(articleId: string): string {
  return `/api/articles/${encodeURIComponent(articleId)}/purge`
}

/**
 * A removal and what came of it. It outlives the screen of the article, which is made anew under it: the article begins
 * another life.
 */
class PurgeRun {
  readonly state = new Observable<PurgeState>(ASKING)
  private readonly articleId: string

  constructor(articleId: string) {
    this.articleId = articleId
  }

  async start(json: PurgeRequest): Promise<void> {
    if (this.state.get().status === 'running') return
    keptDialogs.set(this.articleId, 'purge')
    this.state.set({ status: 'running' })
    try {
      const answer = await request(purgePath(this.articleId), purgeAnswerSchema, { method: 'POST', json })
      this.state.set({ status: 'done', answer })
    } catch (error) {
      const detail = error instanceof Error ? error.message : ''
      this.state.set({ status: 'failed', detail, isUnknown: isUnreachable(error) })
    }
  }

  /** What came of it was read. */
  forget(): void {
    keptDialogs.delete(this.articleId)
    runs.delete(this.articleId)
  }
}

const runs = new Map<string, PurgeRun>()

/** The removal in an article that nobody has seen the end of yet; else a new one. */
export function purgeRunOf(articleId: string): PurgeRun {
  const run = runs.get(articleId) ?? new PurgeRun(articleId)
  runs.set(articleId, run)
  return run
}
