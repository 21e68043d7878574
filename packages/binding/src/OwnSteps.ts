import type { DecisionSubject, Verdict, WriteMode } from '@stet/article'
import { Selection, type Transaction } from '@tiptap/pm/state'
import type { ArticleBindingOptions } from './ArticleBindingOptions.ts'
import { pendingEdits } from './bindingPlugin.ts'
import { caretAfter } from './caretAfter.ts'
import { isStyleCheck } from './commands/styleCheckMeta.ts'
import { isUndoBoundary } from './commands/undoBoundary.ts'
import type { ConnectedEditor } from './ConnectedEditor.ts'
import type { EditorHost } from './EditorHost.ts'
import type { ModelWriter } from './ModelWriter.ts'
import { OwnHistory } from './OwnHistory.ts'
import { OwnTransactions } from './OwnTransactions.ts'
import { revertEntry } from './revertEntry.ts'
import type { ShownModel } from './ShownModel.ts'
import { StrikeMemory } from './StrikeMemory.ts'
import { isTypedAt, typedBlock } from './typedBlock.ts'
import { writeDecision } from './writeDecision.ts'
import { type PersonsEdit, writeEdits } from './writeEdits.ts'
import { writeWithdrawal } from './writeWithdrawal.ts'
import { writeTyped } from './writeTyped.ts'

/** Typing within this many milliseconds of the last is one undo step. */
const UNDO_GROUP_MS = 500

/** What the person of a tab does to the model: each thing is written, shown, and kept as a step that can be taken back. */
export class OwnSteps {
  readonly history: OwnHistory
  readonly transactions: OwnTransactions
  readonly #now: () => number
  readonly #shown: ShownModel
  readonly #editor: ConnectedEditor
  readonly #strikes = new StrikeMemory()

  /** `origin` is that of the Yjs transactions. */
  constructor(options: ArticleBindingOptions, shown: ShownModel, editor: ConnectedEditor, origin: unknown) {
    this.history = new OwnHistory(options.undoGroupMs ?? UNDO_GROUP_MS)
    this.transactions = new OwnTransactions(options, this.#strikes, origin)
    this.#now = options.now
    this.#shown = shown
    this.#editor = editor
  }

  /** What comes next is a step and a suggestion of its own. */
  close(): void {
    this.#strikes.forget()
    this.history.close()
  }

  /** Writes an edit that led to the document of `tr`; what has to be shown otherwise is added to `tr` and shown. */
  write(mode: WriteMode, host: EditorHost, tr: Transaction, edit: PersonsEdit): void {
    const shown = this.#shown
    const { transactions, selection } = pendingEdits(host.state, edit.old)
    const selectionBefore = selection && shown.selectionAnchors(selection)
    const held = mode === 'suggest' && edit.move && selection ? shown.held(selection) : null
    const typedIn = edit.old === shown.document ? typedBlock(edit) : null
    const only = typedIn === null ? null : shown.shownBlock(typedIn)
    const { written, entry } = this.transactions.run(mode, shown.index, (writer) => {
      const ranges =
        (only && writeTyped(shown.index, writer, edit, only)) ?? writeEdits(shown.index, writer, edit)
      const inserted = ranges.flatMap((range) => range.inserted)
      if (transactions?.some(bringsText)) writer.pasted(inserted)
      if (mode === 'suggest' && transactions?.some(isStyleCheck)) {
        writer.checked(
          inserted,
          ranges.flatMap(({ removed }) => removed),
        )
      }
      return ranges
    })
    const { head } = tr.selection
    const isCorrected = shown.align(tr, only)
    if (isCorrected && mode === 'suggest') {
      const caret = caretAfter(written, selection?.empty === true ? selection.head : null, head)
      const position = caret && shown.positionOf(caret)
      if (typeof position === 'number') tr.setSelection(Selection.near(tr.doc.resolve(position)))
      const moved = held && shown.selectionMoved(held, tr.selection.empty)
      if (moved) tr.setSelection(moved)
    }
    if (entry) {
      // What is typed at a caret goes before it: it stays before the same character.
      const isAtCaret = !isCorrected && only !== null && isTypedAt(selection, tr.selection, only)
      const selectionAfter = isAtCaret ? selectionBefore : shown.selectionAnchors(tr.selection)
      this.history.record(
        { ...entry, selectionBefore, selectionAfter, isDecision: false },
        {
          time: this.#now(),
          isBoundary: transactions?.some(isUndoBoundary) === true,
          composition: transactions?.[0]?.getMeta('composition'),
          written,
        },
      )
    }
    this.#editor.show(host, tr)
  }

  /** Decides on suggestions, as a step of `edit`; false if nothing was decided. */
  decide(subjects: readonly DecisionSubject[], verdict: Verdict): boolean {
    return this.#writeBeside('edit', true, (writer) => {
      for (const subject of subjects) writeDecision(writer.maps, writer.attribution, subject, verdict)
    })
  }

  /** Takes back own suggestions, as a step of `suggest`; false if there was nothing to take back. */
  withdraw(subjects: readonly DecisionSubject[]): boolean {
    return this.#writeBeside('suggest', false, (writer) => writeWithdrawal(writer, subjects))
  }

  /** Writes something that no edit of the editor's document says, as a step of its own; false if nothing was written. */
  #writeBeside(mode: WriteMode, isDecision: boolean, write: (writer: ModelWriter) => void): boolean {
    let isWritten = false
    this.#editor.guarded(() => {
      const { host } = this.#editor
      const selection = host && this.#shown.selectionAnchors(host.state.selection)
      const { entry } = this.transactions.run(mode, this.#shown.index, write)
      if (!entry) return
      isWritten = true
      this.history.record(
        { ...entry, selectionBefore: selection, selectionAfter: selection, isDecision },
        { time: this.#now(), isBoundary: true, composition: undefined, written: [] },
      )
      this.#editor.showChanges(null)
    })
    return isWritten
  }

  /** Whether there is a step to take back (or do again); `areDecisionsOnly`: whether it has to be a decision. */
  mayRevert(direction: 'undo' | 'redo', areDecisionsOnly: boolean): boolean {
    const step = this.history.next(direction)
    return step !== null && (!areDecisionsOnly || step.isDecision)
  }

  /** Takes back (or does again) the last step that still has an effect; false if there is none. */
  revert(direction: 'undo' | 'redo', areDecisionsOnly: boolean): boolean {
    while (this.mayRevert(direction, areDecisionsOnly)) {
      const reverted = this.history.pop(direction)
      if (!reverted) break
      let isReverted = false
      this.#strikes.forget()
      this.#editor.guarded(() => {
        const { entry } = this.transactions.run(reverted.mode, this.#shown.index, (writer, transaction) =>
          revertEntry(transaction, this.#shown.index, writer, this.history.aliases, reverted),
        )
        if (!entry) return
        isReverted = true
        this.history.pushReverted(direction, entry, reverted)
        this.#editor.showChanges(reverted.selectionBefore)
      })
      this.#strikes.forget()
      if (isReverted) return true
    }
    return false
  }
}

/** A paste, or a drop of what is not moved: ProseMirror and the clipboard say so. */
function bringsText(tr: Transaction): boolean {
  return /paste|drop/.test(String(tr.getMeta('uiEvent')))
}
