import type { DecisionSubject, ReadArticle, Verdict } from '@stet/article'
import type { Node } from '@tiptap/pm/model'
import { type Plugin, Selection, type Transaction } from '@tiptap/pm/state'
import { Mapping, Transform } from '@tiptap/pm/transform'
import type * as Y from 'yjs'
import type { SelectionAnchors } from './anchors.ts'
import type { ArticleBindingOptions, EditorMode } from './ArticleBindingOptions.ts'
import { bindingKey, bindingPlugin, type ModelShown, pendingEdits } from './bindingPlugin.ts'
import { caretAfter } from './caretAfter.ts'
import { isUndoBoundary } from './commands/undoBoundary.ts'
import type { EditorHost } from './EditorHost.ts'
import { mustWait } from './mustWait.ts'
import { OwnHistory } from './OwnHistory.ts'
import { OwnTransactions } from './OwnTransactions.ts'
import type { PositionAnchor } from './PositionAnchor.ts'
import { rebase } from './rebase.ts'
import { revertEntry } from './revertEntry.ts'
import { ShownModel } from './ShownModel.ts'
import type { DocumentRange, TextPlace, TextStretch } from './ShownPlaces.ts'
import { StrikeMemory } from './StrikeMemory.ts'
import { isTypedAt, typedBlock } from './typedBlock.ts'
import { withinRight } from './withinRight.ts'
import { editOf, type PersonsEdit, writeEdits } from './writeEdits.ts'
import { writeTyped } from './writeTyped.ts'

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
  readonly #shown: ShownModel
  readonly #history: OwnHistory
  readonly #strikes = new StrikeMemory()
  readonly #transactions: OwnTransactions
  #mode: EditorMode
  #right: EditorMode
  #host: EditorHost | null = null
  #endComposition: () => void = () => undefined
  #isShowing = false

  constructor(options: ArticleBindingOptions) {
    const { doc, mode, right = mode } = options
    this.doc = doc
    this.#options = options
    this.#right = right
    this.#mode = withinRight(mode, right)
    this.#history = new OwnHistory(options.undoGroupMs ?? UNDO_GROUP_MS)
    this.#shown = new ShownModel(options)
    this.#transactions = new OwnTransactions(options, this.#strikes, this)
    this.plugin = bindingPlugin(this)
    doc.on('afterTransaction', this.#takeIn)
    doc.on('afterAllTransactions', this.#settle)
  }

  /** The document as the model reads now. The editor's differs only while the person's edit is being written. */
  get document(): Node {
    return this.#shown.document
  }

  /** The document to create the editor's state with. */
  initialDocument(): Node {
    return this.#shown.document
  }

  get mode(): EditorMode {
    return this.#mode
  }

  /**
   * From now on edits are written in this mode, as far as the right allows; the next one is an undo step of its own.
   */
  setMode(mode: EditorMode): void {
    this.#writeWaiting()
    this.#mode = withinRight(mode, this.#right)
    this.#strikes.forget()
    this.#history.close()
  }

  /**
   * What the person may do here has changed. The mode becomes weaker if it has to, never stronger. Without the right to
   * edit, what was done in `edit` can no longer be taken back.
   */
  setRight(right: EditorMode): void {
    this.#right = right
    if (withinRight(this.#mode, right) !== this.#mode) this.setMode(right)
    if (right !== 'edit') this.#history.dropEdits()
  }

  /** In `view` only for a decision of one's own. */
  get canUndo(): boolean {
    return this.#mayRevert('undo')
  }

  get canRedo(): boolean {
    return this.#mayRevert('redo')
  }

  /** Takes back the person's last step that still has an effect; false if there is none. */
  undo(): boolean {
    return this.#revert('undo')
  }

  /** Does again what was taken back last; false if there is nothing. */
  redo(): boolean {
    return this.#revert('redo')
  }

  /**
   * Accepts, rejects or re-opens suggestions, as one step of `edit` that can be taken back; for everybody who may edit,
   * in whatever mode. No text is edited: whatever somebody types there at the same time stays. False if nothing was
   * decided.
   */
  decide(subjects: readonly DecisionSubject[], verdict: Verdict): boolean {
    if (this.#right !== 'edit' || this.#transactions.isBlocked) return false
    this.#writeWaiting()
    let isDecided = false
    this.#guarded(() => {
      const selection = this.#host && this.#shown.selectionAnchors(this.#host.state.selection)
      const { entry } = this.#transactions.run('edit', this.#shown.index, (writer) => {
        for (const subject of subjects) writer.decide(subject, verdict)
      })
      if (!entry) return
      isDecided = true
      this.#history.record(
        { ...entry, selectionBefore: selection, selectionAfter: selection, isDecision: true },
        { time: this.#options.now(), isBoundary: true, composition: undefined, written: [] },
      )
      this.#showChanges(null)
    })
    return isDecided
  }

  /** Tells whenever `canUndo` or `canRedo` may have changed; answers with what ends that. */
  onHistoryChange(listener: () => void): () => void {
    return this.#history.onChange(listener)
  }

  /** A lasting name for a position of the editor's document; null where no text can stand. */
  anchorAt(position: number): PositionAnchor | null {
    return this.#shown.anchorAt(this.#waitingMaps()?.invert().map(position) ?? position)
  }

  /** Where an anchor is in the editor's document now; null if that is not known here, or not shown. */
  positionOf(anchor: PositionAnchor): number | null {
    const position = this.#shown.positionOf(anchor)
    return position === null ? null : (this.#waitingMaps()?.map(position) ?? position)
  }

  /**
   * What the article reads in `markup`: `read(doc, 'markup')`, of what is shown. Blocks that did not change since the
   * last call are the same objects, and so is all of it if nothing did. Costs the blocks of the texts that changed.
   */
  reading(): ReadArticle {
    return this.#shown.reading
  }

  /**
   * Where stretches of what `reading` says stand in the editor's document now; with its marker, one begins before its
   * block. Null for a block that is not there. Costs one look at every block after a change, then little a stretch.
   */
  rangesOf(stretches: readonly TextStretch[]): readonly (DocumentRange | null)[] {
    const maps = this.#waitingMaps()
    return stretches.map((stretch) => {
      const range = this.#shown.places.rangeOf(stretch)
      if (!range || !maps) return range
      const from = maps.map(range.from, 1)
      return { from, to: Math.max(from, maps.map(range.to, -1)) }
    })
  }

  /**
   * What of `reading` stands at a position of the editor's document; null where no text can stand. A cell that is not
   * stored counts to the other cell of its row.
   */
  placeAt(position: number): TextPlace | null {
    return this.#shown.places.placeAt(this.#waitingMaps()?.invert().map(position) ?? position)
  }

  /**
   * Connects an editor; answers with what disconnects it. The plugin does it for a view. `endComposition` is called
   * before what an input method composes in is shown otherwise; the editor's state holds the composed text then.
   */
  attach(host: EditorHost, endComposition: () => void = () => undefined): () => void {
    this.#host = host
    this.#endComposition = endComposition
    if (host.state.doc !== this.document) this.#showAll(host)
    return () => {
      if (this.#host === host) this.#host = null
    }
  }

  /** The editor's state changed: writes what the person did, if anything. The plugin calls it for a view. */
  handleUpdate(host: EditorHost): void {
    if (this.#host !== host || host.state.doc === this.document || this.#isShowing) return
    // In the middle of somebody else's Yjs transaction: `#settle` comes behind it.
    if (this.#transactions.isBlocked || mustWait(host, this.#mode)) return
    this.#guarded(() => this.#writePending(host))
  }

  /** Forgets the document; the editor stays as it is. */
  destroy(): void {
    this.doc.off('afterTransaction', this.#takeIn)
    this.doc.off('afterAllTransactions', this.#settle)
    this.#host = null
  }

  readonly #takeIn = (transaction: Y.Transaction): void => {
    this.#shown.takeIn(transaction)
    this.#transactions.note(transaction)
  }

  /** Behind all transactions of a turn: shows what they changed, writes what waited for their end. */
  readonly #settle = (): void => {
    const host = this.#host
    if (this.#transactions.isOpen) return
    if (!this.#shown.isStale) {
      if (host) this.handleUpdate(host)
      return
    }
    this.#guarded(() => {
      if (host) this.#leaveComposition(host)
      if (host && host.state.doc !== this.document) this.#rebasePending(host)
      else this.#showChanges(null)
    })
  }

  /** Ends a composition whose block others changed: shown with it open, its text would stand there twice. */
  #leaveComposition(host: EditorHost): void {
    if (host.composing !== true) return
    const { head } = host.state.selection
    if (!this.#shown.isStaleAt(this.#waitingMaps()?.invert().map(head) ?? head)) return
    // What the view reads at the end goes behind what others did, with all that waits.
    this.#isShowing = true
    try {
      this.#endComposition()
    } finally {
      this.#isShowing = false
    }
  }

  /**
   * Shows what changed in the model; `anchors` is where the selection goes, null where it stands: in the same text, also
   * when somebody moved that.
   */
  #showChanges(anchors: SelectionAnchors | null): void {
    const host = this.#host
    if (!host) {
      this.#shown.patch(new Transform(this.document))
      return
    }
    const held = anchors || this.#shown.hasOnlyGrown ? null : this.#shown.held(host.state.selection)
    const tr = this.#shown.patch(host.state.tr)
    const selection = anchors && this.#shown.selectionOf(anchors)
    const kept = held && this.#shown.selectionKept(held, tr.mapping)
    if (selection) tr.setSelection(selection).scrollIntoView()
    else if (kept) tr.setSelection(kept)
    this.#show(host, tr)
  }

  #writePending(host: EditorHost): void {
    const { transactions } = pendingEdits(host.state, this.document)
    if (transactions && this.#mode !== 'view') this.#write(host, host.state.tr, editOf(transactions))
    else this.#showAll(host)
  }

  /** Others changed the model while edits of the person waited: these are put behind, then written. */
  #rebasePending(host: EditorHost): void {
    const { transactions } = pendingEdits(host.state, this.document)
    if (!transactions || this.#mode === 'view') {
      this.#showAll(host)
      return
    }
    const others = this.#shown.patch(new Transform(this.document))
    const { tr } = host.state
    const local = {
      steps: transactions.flatMap(({ steps }) => steps),
      docs: transactions.flatMap(({ docs }) => docs),
    }
    const steps = rebase(tr, local, others.steps)
    const old = tr.docs[tr.steps.length - steps.length] ?? tr.doc
    this.#write(host, tr, { old, now: tr.doc, steps, move: null })
  }

  /** Writes an edit that led to the document of `tr`; what has to be shown otherwise is added to `tr` and shown. */
  #write(host: EditorHost, tr: Transaction, edit: PersonsEdit): void {
    if (this.#mode === 'view') return
    const { transactions, selection } = pendingEdits(host.state, edit.old)
    const selectionBefore = selection && this.#shown.selectionAnchors(selection)
    const typedIn = edit.old === this.document ? typedBlock(edit) : null
    const only = typedIn === null ? null : this.#shown.shownBlock(typedIn)
    const { written, entry } = this.#transactions.run(
      this.#mode,
      this.#shown.index,
      (writer) =>
        (only && writeTyped(this.#shown.index, writer, edit, only)) ??
        writeEdits(this.#shown.index, writer, edit),
    )
    const { head } = tr.selection
    const isCorrected = this.#shown.align(tr, only)
    if (isCorrected && this.#mode === 'suggest') {
      const caret = caretAfter(written, selection?.empty === true ? selection.head : null, head)
      const position = caret && this.#shown.positionOf(caret)
      if (typeof position === 'number') tr.setSelection(Selection.near(tr.doc.resolve(position)))
    }
    if (entry) {
      // What is typed at a caret goes before it: it stays before the same character.
      const isAtCaret = !isCorrected && only !== null && isTypedAt(selection, tr.selection, only)
      const selectionAfter = isAtCaret ? selectionBefore : this.#shown.selectionAnchors(tr.selection)
      this.#history.record(
        { ...entry, selectionBefore, selectionAfter, isDecision: false },
        {
          time: this.#options.now(),
          isBoundary: transactions?.some(isUndoBoundary) === true,
          composition: transactions?.[0]?.getMeta('composition'),
          written,
        },
      )
    }
    this.#show(host, tr)
  }

  /** Takes back (or does again) the last step that still has an effect. */
  #revert(direction: 'undo' | 'redo'): boolean {
    if (this.#transactions.isBlocked) return false
    this.#writeWaiting()
    while (this.#mayRevert(direction)) {
      const reverted = this.#history.pop(direction)
      if (!reverted) break
      let isReverted = false
      this.#strikes.forget()
      this.#guarded(() => {
        const { entry } = this.#transactions.run(reverted.mode, this.#shown.index, (writer, transaction) =>
          revertEntry(transaction, this.#shown.index, writer, this.#history.aliases, reverted),
        )
        if (!entry) return
        isReverted = true
        this.#history.pushReverted(direction, entry, reverted)
        this.#showChanges(reverted.selectionBefore)
      })
      this.#strikes.forget()
      if (isReverted) return true
    }
    return false
  }

  #mayRevert(direction: 'undo' | 'redo'): boolean {
    const step = this.#history.next(direction)
    return step !== null && (this.#mode !== 'view' || step.isDecision)
  }

  /** Makes the editor show the model, whatever it shows now. */
  #showAll(host: EditorHost): void {
    const { tr } = host.state
    this.#shown.align(tr)
    this.#show(host, tr)
  }

  #show(host: EditorHost, tr: Transaction): void {
    if (!tr.docChanged && !tr.selectionSet) return
    const shown: ModelShown = { steps: tr.steps.length }
    this.#isShowing = true
    try {
      host.dispatch(tr.setMeta(bindingKey, shown).setMeta('addToHistory', false))
    } finally {
      this.#isShowing = false
    }
    if (host.state.doc === this.document) return
    if (!pendingEdits(host.state, this.document).transactions)
      throw new Error('ArticleBinding: the editor refuses to show the model')
    // What other plugins answered to it is the person's edit.
    this.handleUpdate(host)
  }

  /** Writes what a composition held back. */
  #writeWaiting(): void {
    const host = this.#host
    if (host && host.state.doc !== this.document) this.#guarded(() => this.#writePending(host))
  }

  /** How positions of the shown model move to those of the editor; null when both have the same document. */
  #waitingMaps(): Mapping | null {
    const state = this.#host?.state
    if (!state || state.doc === this.document) return null
    const transactions = pendingEdits(state, this.document).transactions ?? []
    return new Mapping(transactions.flatMap(({ mapping }) => mapping.maps))
  }

  /** Runs something that writes or shows; if it throws, everything is read and shown anew from the model. */
  #guarded(run: () => void): void {
    try {
      run()
    } catch (error) {
      this.#options.onError?.(error)
      const host = this.#host
      const tr = host ? host.state.tr : new Transform(this.document)
      this.#shown.showAnew(tr)
      if (host) this.#show(host, tr as Transaction)
    }
  }
}
