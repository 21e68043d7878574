import type { CommentAnchor, Person } from '@stet/protocol'
import { Observable } from '../Observable.ts'
import type { CommentDraft, ThreadDraft } from './CommentDraft.ts'
import type { CommentStore } from './CommentStore.ts'

/** What somebody is writing in the comments of an article: kept in this browser with every key. */
export class Drafts {
  /** The threads that somebody is about to begin, as they were begun: `get` tells what they say by now. */
  readonly begun = new Observable<readonly ThreadDraft[]>([])
  /** The keys of all that is written at the moment. */
  readonly keys = new Observable<ReadonlySet<string>>(new Set())
  private readonly all = new Map<string, CommentDraft>()
  /** Everybody who was chosen while writing, for as long as the page lives. */
  readonly people = new Map<string, Person>()
  private readonly store: CommentStore
  private readonly of: { readonly userId: string; readonly articleId: string }

  constructor(store: CommentStore, of: { readonly userId: string; readonly articleId: string }) {
    this.store = store
    this.of = of
  }

  /** Takes up what an earlier page left. */
  async takeUp(): Promise<void> {
    const { userId, articleId } = this.of
    const kept = await this.store.drafts(userId, articleId).catch(() => [])
    const left = kept
      .filter(({ draft }) => draft.text.trim() !== '')
      .map(({ draft }) => [draft.key, draft] as const)
    for (const [key, draft] of left) if (!this.all.has(key)) this.all.set(key, draft)
    this.tell()
  }

  get(key: string): CommentDraft | null {
    return this.all.get(key) ?? null
  }

  /** The draft of a thread about exactly this. */
  onSame(anchor: CommentAnchor): CommentDraft | null {
    const wanted = JSON.stringify(anchor)
    return this.begun.get().find(({ target }) => JSON.stringify(target.anchor) === wanted) ?? null
  }

  put(draft: CommentDraft): void {
    for (const person of draft.mentioned) this.people.set(person.id, person)
    this.all.set(draft.key, draft)
    this.tell()
    void this.keep(draft)
  }

  remove(key: string): void {
    if (!this.all.delete(key)) return
    this.tell()
    void this.forget(key)
  }

  private tell(): void {
    const keys = this.keys.get()
    if (keys.size !== this.all.size || [...this.all.keys()].some((key) => !keys.has(key)))
      this.keys.set(new Set(this.all.keys()))
    const known = new Map(this.begun.get().map((draft) => [draft.key, draft]))
    const begun = [...this.all.values()].filter(isOfThread).map((draft) => known.get(draft.key) ?? draft)
    if (begun.length !== known.size || begun.some(({ key }) => !known.has(key))) this.begun.set(begun)
  }

  private async keep(draft: CommentDraft): Promise<void> {
    if (draft.text.trim() === '') return this.forget(draft.key)
    // Where the browser keeps nothing it lasts as long as the page.
    await this.store.putDraft({ ...this.of, draft }).catch(() => undefined)
  }

  private async forget(key: string): Promise<void> {
    await this.store.removeDraft(this.of, key).catch(() => undefined)
  }
}

function isOfThread(draft: CommentDraft): draft is ThreadDraft {
  return draft.target.kind === 'thread'
}
