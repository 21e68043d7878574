import {
  articleSchema,
  Attribution,
  clientEntry,
  itemAt,
  markerOfItem,
  openRoots,
  read,
  type ReadArticle,
  textRoot,
  TEXT_ROOTS,
  type UserId,
  type WriteMode,
} from '@stet/article'
import { type CardChoice, cardsOf, chosenCards, subjectsOf } from '@stet/tracked-changes'
import type { Node } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import * as Y from 'yjs'
import { ArticleBinding } from '../ArticleBinding.ts'
import type { ClientIds } from '../Author.ts'
import { HeadlessEditor } from '../HeadlessEditor.ts'
import { articleMoveOf } from '../moveMeta.ts'
import { type BlockIds, characterNames } from './blockIds.ts'
import { CachedReading } from './CachedReading.ts'
import { deletedInPlaceOf, deletedLetters } from './deletedLetters.ts'
import { doubles, type Ledger, originFinder } from './Ledger.ts'
import { type Letter, meantByDeleting } from './meantByDeleting.ts'
import { brokenReadingLaw } from './readingLaw.ts'
import { RemoteLaws } from './RemoteLaws.ts'
import type { StepTally } from './brokenStepLaw.ts'
import { NETWORK } from './SimulatedNetwork.ts'
import { pick } from './pick.ts'
import { storedText } from './storedText.ts'
import { markWord, wordMarks } from './wordMarks.ts'
import type { Operation } from './operations.ts'

/** Of how many checks one looks at the reading too. */
const CHECKS_A_READING = 7

export interface SimulatedPerson {
  readonly user: UserId
  readonly clientIds: ClientIds
  readonly mode: WriteMode
}

/** What all editors of a room share. */
export interface SimulatedWorld {
  readonly ledger: Ledger
  readonly steps: StepTally
  readonly now: () => number
}

/** One tab: a replica, a binding and an editor, checked after whatever happened to it. */
export class SimulatedEditor {
  readonly #world: SimulatedWorld
  readonly #laws: RemoteLaws
  readonly #earlierClientIds: ClientIds[] = []
  readonly errors: unknown[] = []
  doc: Y.Doc
  person: SimulatedPerson
  binding: ArticleBinding
  editor: HeadlessEditor
  #reading: CachedReading
  #same: { readonly shown: Node; readonly read: Node } | null = null
  #sound: Node | null = null
  #marks = 0
  #checks = 0

  constructor(person: SimulatedPerson, article: Uint8Array, world: SimulatedWorld) {
    this.person = person
    this.#world = world
    this.#laws = new RemoteLaws(world.steps)
    this.doc = openRoots(new Y.Doc({ guid: '' }))
    ;({ binding: this.binding, editor: this.editor, reading: this.#reading } = this.#open(article))
  }

  /** The tab is closed and opened again, under new ids, on the copy that it kept of what it had. */
  reopen(clientIds: ClientIds): void {
    const kept = Y.encodeStateAsUpdate(this.doc)
    this.close()
    this.#earlierClientIds.push(this.person.clientIds)
    this.person = { ...this.person, clientIds }
    this.doc = openRoots(new Y.Doc({ guid: '' }))
    ;({ binding: this.binding, editor: this.editor, reading: this.#reading } = this.#open(kept))
  }

  close(): void {
    this.editor.destroy()
    this.binding.destroy()
    this.#reading.destroy()
    this.doc.destroy()
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
    const isMove = articleMoveOf(tr) !== null
    const forOthers = { without: this.person.user }
    const others = this.person.mode === 'suggest' ? this.#reading.textOf(forOthers) : null
    const meant = isMove ? [] : meantByDeleting(tr, this.#blocksOf(tr.before))
    const deleted: Letter[] = []
    const watch = (transaction: Y.Transaction) => deleted.push(...deletedLetters(transaction))
    const hasStray = this.#hasStrayMarkers()
    const hasDoubles = isMove && doubles(this.doc, this.readCommon('final')[0]!).length > 0
    this.doc.on('afterTransaction', watch)
    this.editor.dispatch(tr)
    this.doc.off('afterTransaction', watch)
    for (const { id } of [...meant, ...deletedInPlaceOf(meant, deleted)]) this.#world.ledger.mean([...id, 1])
    if (others !== null && this.#reading.textOf(forOthers) !== others)
      return 'a suggestion changed what others read'
    if (this.person.mode !== 'edit' || this.editor.composing || !tr.docChanged || hasDoubles) return null
    const [made, shown] = [tr.doc, this.editor.state.doc].map((doc) => storedText(doc, !hasStray)) as [
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
          const { ledger } = this.#world
          if (direction === 'undo' && ledger.userOf(client) !== this.person.user) {
            problem = `undo deleted ${client}:${clock}, which is ${ledger.userOf(client)}'s`
          }
          ledger.mean([client, clock, len])
        }
      }
    }
    const before = this.#laws.before(this.editor.state, this.#reading)
    this.doc.on('afterTransaction', watch)
    this.binding[direction]()
    this.doc.off('afterTransaction', watch)
    problem ??= this.#meanHidden(before.blocks, direction)
    return problem ?? this.#laws.broken(before, this.editor.state, this.#reading, false)
  }

  /** Lets one thing happen that is not the person's doing, and is shown at once. */
  whileIdle(happen: () => void): string | null {
    if (this.isWaiting) {
      happen()
      return null
    }
    const before = this.#laws.before(this.editor.state, this.#reading)
    happen()
    return this.#laws.broken(before, this.editor.state, this.#reading, true)
  }

  /**
   * Decides, as a reviewer does, on one card, on all of somebody or on all, in whatever mode. What that hides was meant
   * to go. When all is decided, nothing may be left, and it has to read as it was said to.
   */
  review({ a, b, n }: Pick<Operation, 'a' | 'b' | 'n'>): string | null {
    if (this.isWaiting) return null
    const { markup } = this.#reading.now
    const cards = cardsOf(markup)
    if (cards.length === 0) return null
    const verdict = n % 2 === 0 ? 'accept' : 'reject'
    const { id, by } = pick(cards, Math.floor(a * 997))
    const isAll = b > 0.8
    const choice = b < 0.6 ? { of: 'card', id } : { of: 'author', by }
    const chosen = chosenCards(cards, markup, isAll ? { of: 'all' } : (choice as CardChoice))
    const subjects = subjectsOf(chosen)
    const hides = verdict === 'accept' ? 'deletion' : 'insertion'
    for (const subject of subjects) if (subject.about === hides) this.#world.ledger.mean(subject.range)
    const wanted = isAll ? this.#reading.textOf(verdict === 'accept' ? 'final' : 'original') : null
    const text = storedRoots(this.doc)
    const problem = this.whileIdle(() => this.binding.decide(subjects, verdict))
    if (problem) return problem
    if (storedRoots(this.doc) !== text) return 'a decision edited a text'
    const now = wanted && this.#reading.textOf('markup')
    return now === wanted ? null : `${verdict} of all reads\n${now}\ninstead of\n${wanted}`
  }

  /** Decorates a word, as a neighbour plugin does. */
  markWord(share: number): void {
    this.#marks += 1
    const tr = markWord(this.editor.state, share, this.#marks)
    if (tr) this.editor.dispatch(tr)
  }

  /** What is wrong with what the editor shows; null if nothing is. */
  check(): string | null {
    if (this.errors.length > 0) return `threw ${String((this.errors[0] as Error).stack)}`
    if (this.editor.composing) return null
    const { doc } = this.editor.state
    if (!this.#isRead(doc)) {
      const wanted = this.#reading.now.document
      return `shows\n${JSON.stringify(doc)}\nreads\n${JSON.stringify(wanted)}`
    }
    if (this.binding.document !== doc) return 'the binding has another document'
    if (this.#sound !== doc) doc.check()
    this.#sound = doc
    // Now and then, as a screen asks: a reading may take in much that happened, and costs more than all else here.
    this.#checks += 1
    return this.#checks % CHECKS_A_READING === 0
      ? brokenReadingLaw(this.binding, this.#reading.now.markup)
      : null
  }

  /** What everybody reads who knows all clients, view by view. */
  readCommon(...views: readonly ('markup' | 'original' | 'final')[]): readonly ReadArticle[] {
    const attribution = new Attribution(this.doc)
    return views.map((view) => read(this.doc, view, attribution))
  }

  #open(bytes: Uint8Array) {
    const { user, clientIds, mode } = this.person
    const { ledger, now } = this.#world
    Y.applyUpdate(this.doc, bytes, NETWORK)
    this.doc.on('afterTransaction', this.#watch)
    ledger.ownedBy(clientIds.edit, user)
    ledger.ownedBy(clientIds.suggest, user)
    const binding = new ArticleBinding({
      doc: this.doc,
      user,
      clientIds,
      earlierClientIds: this.#earlierClientIds,
      mode,
      right: 'edit',
      schema: articleSchema,
      now,
      onError: (error) => this.errors.push(error),
    })
    const reading = new CachedReading(this.doc, () => this.#assumed())
    return { binding, reading, editor: new HeadlessEditor(binding, [this.#laws.plugin, wordMarks()]) }
  }

  #assumed() {
    const { user, clientIds } = this.person
    return new Map(
      [...this.#earlierClientIds, clientIds].flatMap(({ edit, suggest }) => [
        [edit, clientEntry(user, 'edit')] as const,
        [suggest, clientEntry(user, 'suggest')] as const,
      ]),
    )
  }

  readonly #watch = (transaction: Y.Transaction): void => {
    if (transaction.origin !== NETWORK) this.#world.ledger.type(transaction)
  }

  /** A second cell of a row reads as a space, until the first one goes: then the text around it is two cells. */
  #hasStrayMarkers(): boolean {
    let markers = 0
    for (let item = textRoot(this.doc, 'details')._start; item; item = item.right) {
      if (!item.deleted && markerOfItem(item)) markers += 1
    }
    return markers !== this.#reading.now.markup.details.filter(({ id }) => id !== null).length
  }

  /** What the person saw; nothing while what is shown waits to be written. */
  #blocksOf(doc: Node): readonly BlockIds[] {
    return this.#isRead(doc) ? this.#reading.now.blocks : []
  }

  /** Whether a document is what the model reads; two that were compared are not compared again. */
  #isRead(doc: Node): boolean {
    const { document } = this.#reading.now
    if (this.#same?.shown === doc && this.#same.read === document) return true
    if (!document.eq(doc)) return false
    this.#same = { shown: doc, read: document }
    return true
  }

  /** What is shown no more was meant to go, if it is one's own; undo must not take anybody else's, nor every copy. */
  #meanHidden(before: readonly BlockIds[], direction: 'undo' | 'redo'): string | null {
    const { ledger } = this.#world
    const shown = new Set(this.#reading.now.blocks.flatMap(({ ids }) => characterNames(ids)))
    const hidden = before.flatMap(({ ids }) => characterNames(ids)).filter((name) => !shown.has(name))
    if (hidden.length === 0) return null
    const originOf = originFinder(this.doc)
    const origins = new Set([...shown].map(originOf))
    const attribution = new Attribution(this.doc, this.#assumed())
    for (const name of hidden) {
      const [client, clock] = name.split(':').map(Number) as [number, number]
      const owner = ledger.userOf(client)
      const item = itemAt(this.doc, [client, clock])
      // A marker that reads as a space may come to be one that stands for itself.
      if (item && markerOfItem(item)) continue
      // Its author has withdrawn it, or somebody has decided against it; with the decision taken back, that counts again.
      const { isWithdrawn, isGone } = attribution.stateAt(client, clock)
      if (owner === this.person.user || isWithdrawn || isGone) ledger.mean([client, clock, 1])
      else if (direction === 'undo' && !origins.has(originOf(name)))
        return `undo hid ${name}, which is ${owner}'s`
    }
    return null
  }
}

/** What all texts store, in one string. */
function storedRoots(doc: Y.Doc): string {
  return JSON.stringify(TEXT_ROOTS.map((root) => textRoot(doc, root).toDelta() as unknown))
}
