import type { DecisionSubject, ReadArticle, UserId, Verdict } from '@stet/article'
import type { Node } from '@tiptap/pm/model'
import type { Plugin } from '@tiptap/pm/state'
import { Transform } from '@tiptap/pm/transform'
import type * as Y from 'yjs'
import type { ArticleBindingOptions, EditorMode } from './ArticleBindingOptions.ts'
import { bindingPlugin, pendingEdits } from './bindingPlugin.ts'
import { ConnectedEditor } from './ConnectedEditor.ts'
import type { EditorHost } from './EditorHost.ts'
import { mustWait } from './mustWait.ts'
import { OwnSteps } from './OwnSteps.ts'
import type { PositionAnchor } from './PositionAnchor.ts'
import { rebase } from './rebase.ts'
import { ShownModel } from './ShownModel.ts'
import type { DocumentRange, TextPlace, TextStretch } from './ShownPlaces.ts'
import { withinRight } from './withinRight.ts'
import { editOf } from './writeEdits.ts'

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
  /** The person of this tab. */
  readonly user: UserId
  /** The ProseMirror plugin that connects an editor whose document was `initialDocument()` (any other is replaced). */
  readonly plugin: Plugin
  readonly #shown: ShownModel
  readonly #editor: ConnectedEditor
  readonly #steps: OwnSteps
  #mode: EditorMode
  #right: EditorMode

  constructor(options: ArticleBindingOptions) {
    const { doc, user, mode, right = mode, onError } = options
    this.doc = doc
    this.user = user
    this.#right = right
    this.#mode = withinRight(mode, right)
    this.#shown = new ShownModel(options)
    // What other plugins answered to what was shown is the person's edit.
    this.#editor = new ConnectedEditor(this.#shown, onError, (host) => this.handleUpdate(host))
    this.#steps = new OwnSteps(options, this.#shown, this.#editor, this)
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
    this.#steps.close()
  }

  /**
   * What the person may do here has changed. The mode becomes weaker if it has to, never stronger. Without the right to
   * edit, what was done in `edit` can no longer be taken back.
   */
  setRight(right: EditorMode): void {
    this.#right = right
    if (withinRight(this.#mode, right) !== this.#mode) this.setMode(right)
    if (right !== 'edit') this.#steps.history.dropEdits()
  }

  /** In `view` only for a decision of one's own. */
  get canUndo(): boolean {
    return this.#steps.mayRevert('undo', this.#mode === 'view')
  }

  get canRedo(): boolean {
    return this.#steps.mayRevert('redo', this.#mode === 'view')
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
    if (this.#right !== 'edit' || this.#steps.transactions.isBlocked) return false
    this.#writeWaiting()
    return this.#steps.decide(subjects, verdict)
  }

  /**
   * Takes back suggestions of the person's own, as one step that can be taken back; for everybody who may at least
   * suggest, in whatever mode. Those of others are left alone. False if there was nothing to take back.
   */
  withdraw(subjects: readonly DecisionSubject[]): boolean {
    if (this.#right === 'view' || this.#steps.transactions.isBlocked) return false
    this.#writeWaiting()
    return this.#steps.withdraw(subjects)
  }

  /** Tells whenever `canUndo` or `canRedo` may have changed; answers with what ends that. */
  onHistoryChange(listener: () => void): () => void {
    return this.#steps.history.onChange(listener)
  }

  /** A lasting name for a position of the editor's document; null where no text can stand. */
  anchorAt(position: number): PositionAnchor | null {
    return this.#shown.anchorAt(this.#editor.inModel(position))
  }

  /** Where an anchor is in the editor's document now; null if that is not known here, or not shown. */
  positionOf(anchor: PositionAnchor): number | null {
    const position = this.#shown.positionOf(anchor)
    return position === null ? null : (this.#editor.waitingMaps()?.map(position) ?? position)
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
    const maps = this.#editor.waitingMaps()
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
    return this.#shown.places.placeAt(this.#editor.inModel(position))
  }

  /**
   * Connects an editor; answers with what disconnects it. The plugin does it for a view. `endComposition` is called
   * before what an input method composes in is shown otherwise; the editor's state holds the composed text then.
   */
  attach(host: EditorHost, endComposition: () => void = () => undefined): () => void {
    return this.#editor.connect(host, endComposition)
  }

  /** The editor's state changed: writes what the person did, if anything. The plugin calls it for a view. */
  handleUpdate(host: EditorHost): void {
    if (this.#editor.waitingHost !== host || this.#editor.isShowing) return
    // In the middle of somebody else's Yjs transaction: `#settle` comes behind it.
    if (this.#steps.transactions.isBlocked || mustWait(host, this.#mode)) return
    this.#editor.guarded(() => this.#writePending(host))
  }

  /** Forgets the document; the editor stays as it is. */
  destroy(): void {
    this.doc.off('afterTransaction', this.#takeIn)
    this.doc.off('afterAllTransactions', this.#settle)
    this.#editor.disconnect()
  }

  readonly #takeIn = (transaction: Y.Transaction): void => {
    this.#shown.takeIn(transaction)
    this.#steps.transactions.note(transaction)
  }

  /** Behind all transactions of a turn: shows what they changed, writes what waited for their end. */
  readonly #settle = (): void => {
    if (this.#steps.transactions.isOpen) return
    if (!this.#shown.isStale) {
      const { host } = this.#editor
      if (host) this.handleUpdate(host)
      return
    }
    this.#editor.guarded(() => {
      this.#editor.leaveComposition()
      const { waitingHost } = this.#editor
      if (waitingHost) this.#rebasePending(waitingHost)
      else this.#editor.showChanges(null)
    })
  }

  #writePending(host: EditorHost): void {
    const { transactions, areMarksChosen } = pendingEdits(host.state, this.document)
    if (transactions && this.#mode !== 'view') {
      this.#steps.write(this.#mode, host, host.state.tr, editOf(transactions, areMarksChosen))
    } else this.#editor.showAll(host)
  }

  /** Others changed the model while edits of the person waited: these are put behind, then written. */
  #rebasePending(host: EditorHost): void {
    const { transactions, areMarksChosen } = pendingEdits(host.state, this.document)
    if (!transactions || this.#mode === 'view') {
      this.#editor.showAll(host)
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
    this.#steps.write(this.#mode, host, tr, { old, now: tr.doc, steps, move: null, areMarksChosen })
  }

  #revert(direction: 'undo' | 'redo'): boolean {
    if (this.#steps.transactions.isBlocked) return false
    this.#writeWaiting()
    return this.#steps.revert(direction, this.#mode === 'view')
  }

  /** Writes what a composition held back. */
  #writeWaiting(): void {
    const host = this.#editor.waitingHost
    if (host) this.#editor.guarded(() => this.#writePending(host))
  }
}
