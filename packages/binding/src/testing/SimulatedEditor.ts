import {
  articleSchema,
  Attribution,
  clientEntry,
  LINE_FIELDS,
  markerOfItem,
  openRoots,
  read,
  type ReadArticle,
  TEXT_ROOTS,
  textRoot,
  toProseMirror,
  type UserId,
  type WriteMode,
} from '@stet/article'
import type { Node } from '@tiptap/pm/model'
import { TextSelection, type Transaction } from '@tiptap/pm/state'
import * as Y from 'yjs'
import { ArticleBinding } from '../ArticleBinding.ts'
import type { ClientIds } from '../Author.ts'
import { rootAt } from '../blockPositions.ts'
import { HeadlessEditor } from '../HeadlessEditor.ts'
import { articleMoveOf } from '../moveMeta.ts'
import { blockIds } from './blockIds.ts'
import { doubles, type Ledger } from './Ledger.ts'
import { NETWORK } from './SimulatedNetwork.ts'

export interface SimulatedPerson {
  readonly user: UserId
  readonly clientIds: ClientIds
  readonly mode: WriteMode
}

/** One tab: a replica, a binding and an editor, checked after whatever happened to it. */
export class SimulatedEditor {
  readonly doc = openRoots(new Y.Doc())
  readonly #ledger: Ledger
  readonly #now: () => number
  person: SimulatedPerson
  binding: ArticleBinding
  editor: HeadlessEditor
  readonly errors: unknown[] = []

  constructor(person: SimulatedPerson, article: Uint8Array, ledger: Ledger, now: () => number) {
    this.person = person
    this.#ledger = ledger
    this.#now = now
    Y.applyUpdate(this.doc, article, NETWORK)
    this.doc.on('afterTransaction', this.#watch)
    this.binding = this.#bind()
    this.editor = new HeadlessEditor(this.binding)
  }

  /** The tab is closed and opened again, under new ids, on what it has. */
  reopen(clientIds: ClientIds): void {
    this.close()
    this.person = { ...this.person, clientIds }
    this.binding = this.#bind()
    this.editor = new HeadlessEditor(this.binding)
  }

  close(): void {
    this.editor.destroy()
    this.binding.destroy()
  }

  /** True while what was composed is not written yet. */
  get isWaiting(): boolean {
    return this.editor.state.doc !== this.binding.document
  }

  toggleComposing(): void {
    this.editor.composing = !this.editor.composing
    if (!this.editor.composing) this.binding.handleUpdate(this.editor)
  }

  setMode(mode: WriteMode): void {
    this.person = { ...this.person, mode }
    this.binding.setMode(mode)
  }

  /** Dispatches as the person; in `edit` the text has to be exactly what the person made of it. */
  dispatch(tr: Transaction): string | null {
    if (!articleMoveOf(tr)) this.#meanDeleted(tr)
    const hasStray = this.#hasStrayMarkers()
    const hasDoubles = articleMoveOf(tr) !== null && doubles(this.doc, this.readCommon('final')).length > 0
    this.editor.dispatch(tr)
    if (this.person.mode !== 'edit' || this.editor.composing || !tr.docChanged || hasDoubles) return null
    const [made, shown] = [tr.doc, this.editor.state.doc].map((doc) => textOf(doc, !hasStray)) as [
      string,
      string,
    ]
    return made === shown || !made.isWellFormed() ? null : `the person made\n${made}\nit shows\n${shown}`
  }

  /** Takes back or does again; what that deletes was meant, if it is one's own. */
  revert(direction: 'undo' | 'redo'): string | null {
    if (this.isWaiting) this.toggleComposing()
    let problem: string | null = null
    const watch = (transaction: Y.Transaction): void => {
      for (const [client, ranges] of transaction.deleteSet.clients) {
        for (const { clock, len } of ranges) {
          if (clock >= (transaction.beforeState.get(client) ?? 0)) continue
          const struct = this.doc.store.clients.get(client)
          const item = struct?.[Y.findIndexSS(struct, clock)]
          if (!(item instanceof Y.Item) || item.parentSub !== null) continue
          if (direction === 'undo' && this.#ledger.userOf(client) !== this.person.user) {
            problem = `undo deleted ${client}:${clock}, which is ${this.#ledger.userOf(client)}'s`
          }
          this.#ledger.mean([client, clock, len])
        }
      }
    }
    const before = this.binding.document
    const seen = this.#read()
    this.doc.on('afterTransaction', watch)
    this.binding[direction]()
    this.doc.off('afterTransaction', watch)
    this.#meanHidden(before, seen)
    return problem
  }

  /**
   * Lets one thing happen that is not the person's doing. A caret at the end of a text stays in the block of the
   * character that it stands behind, as long as that is shown.
   */
  whileIdle(happen: () => void): string | null {
    const { selection, doc } = this.editor.state
    const { $head } = selection
    const isAtEnd = selection instanceof TextSelection && selection.empty && $head.pos === $head.end()
    const left =
      isAtEnd && !this.isWaiting
        ? blockIds(doc, this.#readShown(doc))
            .find(({ from }) => from === $head.start())
            ?.ids.at(-1)
        : undefined
    happen()
    if (!left) return null
    const now = this.editor.state
    const last = left[1] + left[2] - 1
    const block = blockIds(now.doc, this.#read()).find(({ ids }) =>
      ids.some(([client, clock, length]) => client === left[0] && clock <= last && last < clock + length),
    )
    const { $head: head } = now.selection
    return !block || block.from === head.start() ? null : `the caret went from ${block.from} to ${head.pos}`
  }

  /** What is wrong with what the editor shows; null if nothing is. */
  check(): string | null {
    if (this.errors.length > 0) return `threw ${errorText(this.errors[0])}`
    if (this.editor.composing) return null
    const { doc } = this.editor.state
    const wanted = toProseMirror(this.#read(), articleSchema)
    if (!doc.eq(wanted)) return `shows\n${JSON.stringify(doc)}\nreads\n${JSON.stringify(wanted)}`
    if (this.binding.document !== doc) return 'the binding has another document'
    doc.check()
    return null
  }

  /** What everybody reads who knows all clients. */
  readCommon(view: 'markup' | 'original' | 'final'): ReadArticle {
    return read(this.doc, view)
  }

  #read(): ReadArticle {
    return read(this.doc, 'markup', new Attribution(this.doc, this.#assumed()))
  }

  #assumed() {
    const { user, clientIds } = this.person
    return new Map([
      [clientIds.edit, clientEntry(user, 'edit')],
      [clientIds.suggest, clientEntry(user, 'suggest')],
    ])
  }

  #bind(): ArticleBinding {
    const { user, clientIds, mode } = this.person
    this.#ledger.ownedBy(clientIds.edit, user)
    this.#ledger.ownedBy(clientIds.suggest, user)
    return new ArticleBinding({
      doc: this.doc,
      user,
      clientIds,
      mode,
      schema: articleSchema,
      now: this.#now,
      onError: (error) => this.errors.push(error),
    })
  }

  readonly #watch = (transaction: Y.Transaction): void => {
    if (transaction.origin !== NETWORK) this.#ledger.type(transaction)
  }

  /** A second cell of a row reads as a space, until the first one goes: then the text around it is two cells. */
  #hasStrayMarkers(): boolean {
    let markers = 0
    for (let item = textRoot(this.doc, 'details')._start; item; item = item.right) {
      if (!item.deleted && markerOfItem(item)) markers += 1
    }
    return markers !== this.#read().details.filter(({ id }) => id !== null).length
  }

  /** What the steps delete, the person has seen. A character is meant as a whole, whatever half of it was deleted. */
  #meanDeleted(tr: Transaction): void {
    if (!tr.docChanged) return
    for (const { from, ids } of blockIds(tr.before, this.#readShown(tr.before))) {
      const text = tr.before.resolve(from).parent.textContent
      let offset = 0
      for (const [client, clock, length] of ids) {
        for (let at = 0; at < length; at += 1, offset += 1) {
          const halves = /[\uD800-\uDBFF]/.test(text[offset] ?? '')
            ? [0, 1]
            : /[\uDC00-\uDFFF]/.test(text[offset] ?? '')
              ? [-1, 0]
              : [0]
          const isDeleted = halves.some((half) => {
            const { pos, deletedAfter } = tr.mapping.mapResult(from + offset + half, 1)
            return deletedAfter || rootAt(tr.doc, pos) !== rootAt(tr.before, from)
          })
          if (isDeleted) this.#ledger.mean([client, clock + at, 1])
        }
      }
    }
  }

  #readShown(doc: Node): ReadArticle {
    const seen = this.#read()
    return toProseMirror(seen, articleSchema).eq(doc) ? seen : EMPTY
  }

  /** What undo hides without deleting it (a suggestion withdrawn), was meant too. */
  #meanHidden(before: Node, seen: ReadArticle): void {
    const now = new Set(
      blockIds(this.binding.document, this.#read()).flatMap(({ ids }) => ids.flatMap(names)),
    )
    for (const range of blockIds(before, seen).flatMap(({ ids }) => ids)) {
      for (const name of names(range)) {
        const [client, clock] = name.split(':').map(Number)
        if (!now.has(name) && this.#ledger.userOf(client!) === this.person.user)
          this.#ledger.mean([client!, clock!, 1])
      }
    }
  }
}

const EMPTY = Object.fromEntries(TEXT_ROOTS.map((root) => [root, []])) as unknown as ReadArticle

function names([client, clock, length]: readonly [number, number, number]): readonly string[] {
  return Array.from({ length }, (_, at) => `${client}:${clock + at}`)
}

/** The text of every textblock as it may be stored, with what kind of block it is. */
function textOf(doc: Node, withDetails: boolean): string {
  const blocks: string[] = []
  doc.descendants((node) => {
    if (node.type.name === 'details' && !withDetails) return false
    if (node.isTextblock) blocks.push(`${node.type.name} ${node.textContent.replaceAll(/[\n\r\t]/g, ' ')}`)
    return !node.isTextblock
  })
  // A body without any block is shown with an empty one.
  const hasBody = doc.content.content.some(
    ({ type, childCount }) => type.name === 'section' && childCount > 0,
  )
  if (!hasBody) blocks.splice(LINE_FIELDS.length, 0, 'paragraph ')
  return blocks.join('\n')
}

function errorText(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
