import type { CloseCode, PresentPerson } from '@stet/protocol'
import type * as Y from 'yjs'
import type { ArticleRow } from '../storage/Store.ts'
import type { Writer } from './guard/checkUpdate.ts'
import type { Edit } from './LiveDocument.ts'

/** `missing`: no such article. `corrupt`: stored bytes that do not load, nor any state before. `closed`: the server is shutting down. */
export type ReadResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: 'missing' | 'corrupt' | 'closed' }

/**
 * As `ReadResult`; `unwritable`: nothing can be written at the moment, and nothing was, or not for certain; `damaged`: only
 * the last good state is there, to be read.
 */
export type EditResult<T> =
  | ReadResult<T>
  | { readonly ok: false; readonly reason: 'unwritable' | 'forbidden' | 'damaged' }

/** `unwritable`: not everything that people wrote is on disk, and nothing was done. */
export type RenewResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: 'unwritable' | 'closed' }

/** Every open article. Listeners are called synchronously; the result of `on…` takes the listener away again. */
export interface Rooms {
  /**
   * Hands the document to `reader`: the live one while the article is open, else loaded for it. The reader must not
   * change the document nor keep it.
   */
  read<T>(articleId: string, reader: (doc: Y.Doc) => T): Promise<ReadResult<T>>
  /**
   * Edits the live document as this person, in their mode, under a clientID of the server's own that is theirs on record:
   * the callback looks at the document and says what to write; it must not change the document otherwise nor keep it. What is written
   * reaches open browsers as any update does. Resolves when it is on disk. `writer` is asked when the document is there, right
   * before; null: not any more.
   */
  edit<T>(
    articleId: string,
    writer: () => Writer | null,
    edit: (doc: Y.Doc) => Edit<T>,
  ): Promise<EditResult<T>>
  /**
   * Whether what is stored of it does not load, so that its last good state is shown, or nothing, and nobody may write; false
   * as long as nobody asked for it.
   */
  isDamaged(articleId: string): boolean
  /** Who has the article open now, once each, in the order of coming. */
  people(articleId: string): readonly PresentPerson[]
  /** Everybody in every open article. */
  everybody(): ReadonlyMap<string, readonly PresentPerson[]>
  onPeopleChange(listener: (articleId: string, people: readonly PresentPerson[]) => void): () => void
  /**
   * Somebody wrote into an article: text, or what is on record beside it; the document has it, the disk may not yet. May be
   * called many times a second.
   */
  onWritten(listener: (articleId: string, personId: string) => void): () => void
  /** A text's new headline, counts and authors have been stored. */
  onSummary(listener: (article: ArticleRow) => void): () => void
  /**
   * Asks again what a person (null: everybody) may do: sockets whose session ended are closed with 4401, those whose
   * mode changed with 4403, the rest stay. Sync calls it by itself on every `Accounts.onChange`.
   */
  recheck(personId: string | null): void
  /**
   * The same for everybody in an article of which something is known that says who may see it: whoever may not any more
   * is closed with 4403.
   */
  recheckArticle(article: ArticleRow): void
  /** Closes every socket of a person, in every article, at once. */
  closePerson(personId: string, code: number): void
  /** Closes every socket of an article at once: state change (4403), delete (4404), new epoch (4410). */
  closeArticle(articleId: string, code: number): void
  /**
   * Lets `work` change what is stored of an article behind everybody's back, so that it begins another life: when all is on disk
   * that people wrote, every socket is closed with 4410 and the document let go of; whoever comes meanwhile waits until the work has
   * ended. `personId`: whose work it is.
   */
  renew<T>(articleId: string, personId: string, work: () => Promise<T>): Promise<RenewResult<T>>
  /** Numbers of open articles and sockets. */
  size(): { readonly articles: number; readonly sockets: number }
  /**
   * Takes nobody in any more, commits, answers open barriers, closes every socket (1012, or 4410 where the articles begin
   * another life), and lets go of all.
   */
  drain(code?: CloseCode): Promise<void>
}
