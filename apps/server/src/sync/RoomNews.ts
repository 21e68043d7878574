import type { PresentPerson } from '@stet/protocol'
import type { ArticleRow } from '../storage/Store.ts'

type PeopleListener = (articleId: string, people: readonly PresentPerson[]) => void
type WrittenListener = (articleId: string, personId: string) => void
type SummaryListener = (article: ArticleRow) => void

/** What happens in all open articles, and who hears of it; at once, and until the result of `on…` is called. */
export class RoomNews {
  readonly #ofPeople = new Set<PeopleListener>()
  readonly #ofWriting = new Set<WrittenListener>()
  readonly #ofSummaries = new Set<SummaryListener>()

  onPeopleChange(listener: PeopleListener): () => void {
    return added(this.#ofPeople, listener)
  }

  onWritten(listener: WrittenListener): () => void {
    return added(this.#ofWriting, listener)
  }

  onSummary(listener: SummaryListener): () => void {
    return added(this.#ofSummaries, listener)
  }

  people(articleId: string, people: readonly PresentPerson[]): void {
    for (const listener of this.#ofPeople) listener(articleId, people)
  }

  written(articleId: string, personId: string): void {
    for (const listener of this.#ofWriting) listener(articleId, personId)
  }

  summary(article: ArticleRow): void {
    for (const listener of this.#ofSummaries) listener(article)
  }
}

function added<Listener>(listeners: Set<Listener>, listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
