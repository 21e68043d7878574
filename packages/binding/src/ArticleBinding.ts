import { type ClientEntry, TEXT_ROOTS, type WriteMode } from '@stet/article'
import { type Node, Slice } from '@tiptap/pm/model'
import { type Plugin, Selection, type Transaction } from '@tiptap/pm/state'
import { Mapping, ReplaceStep, type Step, Transform } from '@tiptap/pm/transform'
import type * as Y from 'yjs'
import { alignDocument } from './alignDocument.ts'
import { anchorAt, type SelectionAnchors, positionOf, selectionAnchors, selectionOf } from './anchors.ts'
import type { ArticleBindingOptions, EditorMode } from './ArticleBindingOptions.ts'
import { articleDocument } from './articleDocument.ts'
import { bindingKey, bindingPlugin, type ModelShown, pendingTransactions } from './bindingPlugin.ts'
import { BlockIndex } from './BlockIndex.ts'
import { isUndoBoundary } from './commands/undoBoundary.ts'
import type { EditorHost } from './EditorHost.ts'
import { entryOf, type HistoryEntry } from './HistoryEntry.ts'
import { ModelWriter } from './ModelWriter.ts'
import { OwnHistory } from './OwnHistory.ts'
import { patchRegion } from './patchRegion.ts'
import type { PositionAnchor } from './PositionAnchor.ts'
import { rebase } from './rebase.ts'
import { revertEntry } from './revertEntry.ts'
import { isFirstShown } from './shownLines.ts'
import { StrikeMemory } from './StrikeMemory.ts'
import { caretAfter } from './caretAfter.ts'
import { editOf, type PersonsEdit, writeEdits } from './writeEdits.ts'
import type { WrittenRange } from './writeRange.ts'

/** A Yjs transaction of this binding, and what it did. */
interface Writing {
  readonly mode: WriteMode
  entry: ReturnType<typeof entryOf>
}

/** Typing within this many milliseconds of the last is one undo step. */
const UNDO_GROUP_MS = 500

/**
 * Binds an editor to the stored article. What the document says is shown with the smallest steps; what the person
 * does in the editor is written as the mode of the tab demands; what only that person did can be taken back. The
 * editor's document always equals `toProseMirror(read(doc, 'markup'), schema)`, except while an input method composes
 * what has to be shown otherwise.
 *
 * One binding serves one editor at a time. It works without any: then it keeps only `document`.
 */
export class ArticleBinding {
  readonly doc: Y.Doc
  /** The ProseMirror plugin that connects an editor whose document was `initialDocument()` (any other is replaced). */
  readonly plugin: Plugin
  readonly #options: ArticleBindingOptions
  #index: BlockIndex
  readonly #history: OwnHistory
  readonly #strikes = new StrikeMemory()
  #mode: EditorMode
  #document: Node
  #host: EditorHost | null = null
  /** What is being written under the origin of this binding, while it is. */
  #writing: Writing | null = null
  #isShowing = false

  constructor(options: ArticleBindingOptions) {
    const { doc, mode } = options
    this.doc = doc
    this.#options = options
    this.#mode = mode
    this.#history = new OwnHistory(options.undoGroupMs ?? UNDO_GROUP_MS)
    this.#index = indexOf(options)
    this.#document = articleDocument(this.#index, options.schema)
    this.plugin = bindingPlugin(this)
    doc.on('afterTransaction', this.#takeIn)
    doc.on('afterAllTransactions', this.#settle)
  }

  /** The document as the model reads now. The editor's differs only while the person's edit is being written. */
  get document(): Node {
    return this.#document
  }

  /** The document to create the editor's state with. */
  initialDocument(): Node {
    return this.#document
  }

  get mode(): EditorMode {
    return this.#mode
  }

  /** From now on edits are written in this mode; the next one is an undo step of its own. */
  setMode(mode: EditorMode): void {
    this.#writeWaiting()
    this.#mode = mode
    this.#strikes.forget()
    this.#history.close()
  }

  /** The right to edit is lost: what was done in `edit` can no longer be taken back. */
  dropEditHistory(): void {
    this.#history.dropEdits()
  }

  get canUndo(): boolean {
    return this.#mode !== 'view' && this.#history.canUndo
  }

  get canRedo(): boolean {
    return this.#mode !== 'view' && this.#history.canRedo
  }

  /** Takes back the person's last step that still has an effect; false if there is none. */
  undo(): boolean {
    return this.#revert('undo')
  }

  /** Does again what was taken back last; false if there is nothing. */
  redo(): boolean {
    return this.#revert('redo')
  }

  /** Tells whenever `canUndo` or `canRedo` may have changed; answers with what ends that. */
  onHistoryChange(listener: () => void): () => void {
    return this.#history.onChange(listener)
  }

  /** A lasting name for a position of the editor's document; null where no text can stand. */
  anchorAt(position: number): PositionAnchor | null {
    return anchorAt(this.#index, this.#document, this.#toModel(position))
  }

  /** Where an anchor is in the editor's document now; null if that is not known here, or not shown. */
  positionOf(anchor: PositionAnchor): number | null {
    const position = positionOf(this.#index, this.#document, anchor)
    return position === null ? null : this.#fromModel(position)
  }

  /** Connects an editor; answers with what disconnects it. The plugin does it for a view. */
  attach(host: EditorHost): () => void {
    this.#host = host
    if (host.state.doc !== this.#document) this.#showAll(host)
    return () => {
      if (this.#host === host) this.#host = null
    }
  }

  /** The editor's state changed: writes what the person did, if anything. The plugin calls it for a view. */
  handleUpdate(host: EditorHost): void {
    if (this.#host !== host || host.state.doc === this.#document || this.#isShowing) return
    // In the middle of a Yjs transaction of somebody else: `#settle` comes behind it.
    if (this.doc._transaction || this.doc._transactionCleanups.length > 0) return
    if (host.composing === true && this.#mustWaitForComposition(host)) return
    this.#guarded(host, () => this.#writePending(host))
  }

  /** Forgets the document; the editor stays as it is. */
  destroy(): void {
    this.doc.off('afterTransaction', this.#takeIn)
    this.doc.off('afterAllTransactions', this.#settle)
    this.#host = null
  }

  readonly #takeIn = (transaction: Y.Transaction): void => {
    this.#index.takeIn(transaction)
    if (this.#writing && transaction.origin === this) {
      this.#writing.entry = entryOf(transaction, this.#writing.mode, this.#options)
    }
  }

  /** Behind all transactions of a turn: shows what they changed. */
  readonly #settle = (): void => {
    if (this.#writing) return
    const host = this.#host
    if (!host) {
      if (this.#index.isDirty) this.#document = this.#patch(new Transform(this.#document)).doc
      return
    }
    this.#guarded(host, () => {
      const isPending = host.state.doc !== this.#document
      if (this.#index.isDirty) {
        if (isPending) this.#rebasePending(host)
        else this.#show(host, this.#patch(host.state.tr))
      } else if (isPending) this.handleUpdate(host)
    })
  }

  #writePending(host: EditorHost): void {
    const transactions = pendingTransactions(host.state, this.#document)
    if (!transactions || this.#mode === 'view') {
      this.#showAll(host)
      return
    }
    this.#write(host, host.state.tr, editOf(transactions), transactions)
  }

  /**
   * Writes an edit whose result is the document of `tr`, then adds to `tr` what has to be shown otherwise, and shows
   * it if that is anything.
   */
  #write(host: EditorHost, tr: Transaction, edit: PersonsEdit, transactions: readonly Transaction[]): void {
    const { mode } = this
    if (mode === 'view') return
    const pending = bindingKey.getState(host.state)
    const selection = pending?.selection ?? null
    const selectionBefore =
      selection && edit.old === this.#document ? this.#selectionAnchors(selection) : null
    const { written, entry } = this.#transact(mode, (writer) => writeEdits(this.#index, writer, edit))
    this.#rereadAll()
    const stepsBefore = tr.steps.length
    alignDocument(tr, this.#index)
    this.#document = tr.doc
    const isCorrected = tr.steps.length > stepsBefore
    const caret =
      isCorrected && mode === 'suggest'
        ? caretAfter(written, selection?.empty === true ? selection.head : null)
        : null
    if (caret) {
      const position = positionOf(this.#index, tr.doc, caret)
      if (position !== null) tr.setSelection(Selection.near(tr.doc.resolve(position)))
    }
    if (entry)
      this.#record(
        host,
        { ...entry, selectionBefore, selectionAfter: this.#selectionAnchors(tr.selection) },
        transactions,
        written,
      )
    this.#show(host, tr)
  }

  #record(
    host: EditorHost,
    entry: HistoryEntry,
    transactions: readonly Transaction[],
    written: readonly WrittenRange[],
  ): void {
    this.#history.record(entry, {
      time: this.#options.now(),
      isBoundary: transactions.some(isUndoBoundary),
      composition: transactions[0]?.getMeta('composition'),
      written,
    })
  }

  #revert(direction: 'undo' | 'redo'): boolean {
    if (this.#mode === 'view' || this.doc._transaction || this.doc._transactionCleanups.length > 0)
      return false
    this.#writeWaiting()
    this.#strikes.forget()
    for (;;) {
      const step = this.#history.pop(direction)
      if (!step) return false
      const { entry } = this.#transact(step.mode, (writer, transaction) =>
        revertEntry(transaction, this.#index, writer, this.#history.aliases, step),
      )
      if (!entry) continue
      const { selectionBefore, selectionAfter } = step
      this.#history.push(direction === 'undo' ? 'redo' : 'undo', {
        ...entry,
        selectionBefore: selectionAfter,
        selectionAfter: selectionBefore,
      })
      this.#showReverted(selectionBefore)
      this.#strikes.forget()
      return true
    }
  }

  #showReverted(anchors: SelectionAnchors | null): void {
    const host = this.#host
    if (!host) {
      this.#document = this.#patch(new Transform(this.#document)).doc
      return
    }
    this.#guarded(host, () => {
      const tr = this.#patch(host.state.tr)
      const selection = anchors && selectionOf(this.#index, tr.doc, anchors)
      if (selection) tr.setSelection(selection)
      this.#show(host, tr.scrollIntoView())
    })
  }

  /** One Yjs transaction of this binding; answers with what it did, as far as that can be taken back. */
  #transact<Result>(
    mode: WriteMode,
    run: (writer: ModelWriter, transaction: Y.Transaction) => Result,
  ): { readonly written: Result; readonly entry: ReturnType<typeof entryOf> } {
    const writing: Writing = { mode, entry: null }
    this.#writing = writing
    try {
      const written = this.doc.transact(
        (transaction) =>
          run(new ModelWriter(this.#index, this.#options, mode, transaction, this.#strikes), transaction),
        this,
      )
      return { written, entry: writing.entry }
    } finally {
      this.#writing = null
    }
  }

  /** Others changed the model while edits of the person waited: these are put behind, then written. */
  #rebasePending(host: EditorHost): void {
    const transactions = pendingTransactions(host.state, this.#document)
    if (!transactions || this.#mode === 'view') {
      this.#showAll(host)
      return
    }
    const others = this.#patch(new Transform(this.#document))
    const { tr } = host.state
    const local = {
      steps: transactions.flatMap(({ steps }) => steps),
      docs: transactions.flatMap(({ docs }) => docs),
    }
    const steps: readonly Step[] = rebase(tr, local, others.steps)
    this.#document = others.doc
    const old = steps.length > 0 ? tr.docs[tr.steps.length - steps.length]! : tr.doc
    this.#write(host, tr, { old, now: tr.doc, steps, move: null }, transactions)
  }

  /** Adds the smallest steps that bring what is dirty into a document that shows the lines as they were. */
  #patch<Target extends Transform>(tr: Target): Target {
    for (const root of TEXT_ROOTS) {
      const list = this.#index.roots[root]
      for (;;) {
        const wasFirstShown = isFirstShown(list)
        const region = list.reread()
        if (!region) break
        patchRegion(tr, this.#index, list, region, wasFirstShown)
      }
    }
    return tr
  }

  #rereadAll(): void {
    for (const root of TEXT_ROOTS) while (this.#index.roots[root].reread());
  }

  #show(host: EditorHost, tr: Transaction): void {
    this.#document = tr.doc
    if (tr.docChanged || tr.selectionSet) this.#dispatch(host, tr)
  }

  /** Makes the editor show the model, whatever it shows now. */
  #showAll(host: EditorHost): void {
    this.#rereadAll()
    const { tr } = host.state
    alignDocument(tr, this.#index)
    this.#show(host, tr)
  }

  #dispatch(host: EditorHost, tr: Transaction): void {
    const shown: ModelShown = { steps: tr.steps.length }
    this.#isShowing = true
    try {
      host.dispatch(tr.setMeta(bindingKey, shown).setMeta('addToHistory', false))
    } finally {
      this.#isShowing = false
    }
    if (host.state.doc === this.#document) return
    if (!pendingTransactions(host.state, this.#document))
      throw new Error('ArticleBinding: the editor refuses to show the model')
    // What other plugins answered to it is the person's edit.
    this.handleUpdate(host)
  }

  /** Writes what a composition held back. */
  #writeWaiting(): void {
    const host = this.#host
    if (host && host.state.doc !== this.#document) this.#guarded(host, () => this.#writePending(host))
  }

  /** While an input method composes, nothing may be written that would have to be shown otherwise than it stands there. */
  #mustWaitForComposition({ state }: EditorHost): boolean {
    const { $head } = state.selection
    const isPending = $head.marks().some(({ type }) => type.name === 'insertion')
    return this.#mode !== 'edit' || isPending || $head.parent.attrs['isVirtual'] === true
  }

  #selectionAnchors(selection: Selection): SelectionAnchors | null {
    return selectionAnchors(this.#index, selection.$head.doc, selection)
  }

  /** A position of the editor's document in the one that shows the model, and back: the same unless edits wait. */
  #toModel(position: number): number {
    const waiting = this.#waitingMaps()
    return waiting ? waiting.invert().map(position) : position
  }

  #fromModel(position: number): number {
    return this.#waitingMaps()?.map(position) ?? position
  }

  #waitingMaps(): Mapping | null {
    const state = this.#host?.state
    if (!state || state.doc === this.#document) return null
    const transactions = pendingTransactions(state, this.#document) ?? []
    return new Mapping(transactions.flatMap(({ mapping }) => mapping.maps))
  }

  /** Runs something that writes or shows; if it throws, everything is read and shown anew from the model. */
  #guarded(host: EditorHost, run: () => void): void {
    try {
      run()
    } catch (error) {
      this.#options.onError?.(error)
      this.#index = indexOf(this.#options)
      this.#document = articleDocument(this.#index, this.#options.schema)
      const { tr } = host.state
      tr.step(new ReplaceStep(0, tr.doc.content.size, new Slice(this.#document.content, 0, 0)))
      alignDocument(tr, this.#index)
      this.#show(host, tr)
    }
  }
}

function indexOf({ doc, user, clientIds, earlierClientIds = [], schema }: ArticleBindingOptions): BlockIndex {
  const entry = (mode: WriteMode): ClientEntry => ({ user, modes: [[0, mode]], origin: 'typed' })
  const assumed = new Map(
    [clientIds, ...earlierClientIds].flatMap((pair) => [
      [pair.edit, entry('edit')],
      [pair.suggest, entry('suggest')],
    ]),
  )
  return new BlockIndex(doc, schema, assumed)
}
