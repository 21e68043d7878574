import { articleSchema, openRoots, read } from '@stet/article'
import type { UserId, WriteMode } from '@stet/article'
import { ArticleBinding, HeadlessEditor } from '@stet/binding'
import type { ClientIds } from '@stet/binding'
import { isEdit, transactionOf, typingAt } from '@stet/binding/testing'
import type { Operation } from '@stet/binding/testing'
import { cardsOf, subjectsOf } from '@stet/tracked-changes'
import * as Y from 'yjs'

/** Where what the server said comes from, as a Yjs origin. */
const SERVER = 'server'

/** One page load of a person: an editor on the real binding, and what it has written since it was last asked. */
export class EditorTab {
  readonly user: UserId
  readonly clientIds: ClientIds
  readonly earlierClientIds: readonly ClientIds[]
  readonly doc = openRoots(new Y.Doc())
  readonly binding: ArticleBinding
  readonly #editor: HeadlessEditor
  #written: Uint8Array[] = []
  #time = 0

  /** `kept`: what an earlier page of this person left in the browser. */
  constructor(
    user: UserId,
    clientIds: ClientIds,
    mode: WriteMode,
    kept: Uint8Array,
    earlierClientIds: readonly ClientIds[] = [],
  ) {
    this.user = user
    this.clientIds = clientIds
    this.earlierClientIds = earlierClientIds
    Y.applyUpdate(this.doc, kept, SERVER)
    this.binding = new ArticleBinding({
      doc: this.doc,
      user,
      clientIds,
      earlierClientIds,
      mode,
      schema: articleSchema,
      now: () => this.#time,
      onError: (error) => {
        throw error
      },
    })
    this.#editor = new HeadlessEditor(this.binding)
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== SERVER) this.#written.push(update)
    })
  }

  get hasWritten(): boolean {
    return this.#written.length > 0
  }

  takeWritten(): Uint8Array[] {
    const written = this.#written
    this.#written = []
    return written
  }

  hear(update: Uint8Array): void {
    Y.applyUpdate(this.doc, update, SERVER)
  }

  setMode(mode: WriteMode): void {
    this.binding.setRight(mode)
    this.binding.setMode(mode)
  }

  /** Does what a person in front of the editor does; answers whether that wrote something. */
  perform(operation: Operation): boolean {
    const before = this.#written.length
    this.#time += operation.kind === 'pause' ? 1_000 : 40
    if (isEdit(operation)) {
      const tr = transactionOf(this.#editor.state, operation)
      if (tr) this.#editor.dispatch(tr)
    } else if (operation.kind === 'undo') this.binding.undo()
    else if (operation.kind === 'redo') this.binding.redo()
    else if (operation.kind === 'review') this.#review(operation)
    return this.#written.length > before
  }

  /** Types this somewhere; answers whether that wrote something. */
  type(place: number, text: string): boolean {
    const before = this.#written.length
    this.#time += 40
    this.#editor.dispatch(typingAt(this.#editor.state, place, text))
    return this.#written.length > before
  }

  close(): void {
    this.#editor.destroy()
    this.binding.destroy()
    this.doc.destroy()
  }

  /** Decides on one card or on all of them. */
  #review({ a, b, n }: Operation): void {
    if (this.binding.mode !== 'edit') return
    const markup = read(this.doc, 'markup')
    const cards = cardsOf(markup)
    const chosen = b > 0.8 ? cards : cards.slice(Math.floor(a * cards.length)).slice(0, 1)
    if (chosen.length > 0) this.binding.decide(subjectsOf(chosen), n % 2 === 0 ? 'accept' : 'reject')
  }
}
