import type { Transaction } from '@tiptap/pm/state'
import { Mapping, Transform } from '@tiptap/pm/transform'
import type { SelectionAnchors } from './anchors.ts'
import type { ArticleBindingOptions } from './ArticleBindingOptions.ts'
import { bindingKey, type ModelShown, pendingEdits } from './bindingPlugin.ts'
import type { EditorHost } from './EditorHost.ts'
import type { ShownModel } from './ShownModel.ts'

/** The editor that a binding is connected with, if there is one, and how it is made to show the model. */
export class ConnectedEditor {
  readonly #shown: ShownModel
  readonly #onError: ArticleBindingOptions['onError']
  readonly #onAnswer: (host: EditorHost) => void
  #host: EditorHost | null = null
  #endComposition: () => void = () => undefined
  #isShowing = false

  /** `onAnswer` is called when plugins of the editor have answered to what was shown with edits of their own. */
  constructor(
    shown: ShownModel,
    onError: ArticleBindingOptions['onError'],
    onAnswer: (host: EditorHost) => void,
  ) {
    this.#shown = shown
    this.#onError = onError
    this.#onAnswer = onAnswer
  }

  get host(): EditorHost | null {
    return this.#host
  }

  /** The editor, if there are edits in it that are not written yet. */
  get waitingHost(): EditorHost | null {
    return this.#host?.state.doc === this.#shown.document ? null : this.#host
  }

  /** True while it is made to show something: what changes then is not the person's doing. */
  get isShowing(): boolean {
    return this.#isShowing
  }

  /** Answers with what disconnects it. */
  connect(host: EditorHost, endComposition: () => void): () => void {
    this.#host = host
    this.#endComposition = endComposition
    if (host.state.doc !== this.#shown.document) this.showAll(host)
    return () => {
      if (this.#host === host) this.#host = null
    }
  }

  disconnect(): void {
    this.#host = null
  }

  /** How positions of the shown model move to those of the editor; null when both have the same document. */
  waitingMaps(): Mapping | null {
    const host = this.waitingHost
    if (!host) return null
    const transactions = pendingEdits(host.state, this.#shown.document).transactions ?? []
    return new Mapping(transactions.flatMap(({ mapping }) => mapping.maps))
  }

  /** A position of the editor's document as one of the shown model. */
  inModel(position: number): number {
    return this.waitingMaps()?.invert().map(position) ?? position
  }

  /** Ends a composition whose block others changed: shown with it open, its text would stand there twice. */
  leaveComposition(): void {
    const host = this.#host
    if (host?.composing !== true) return
    if (!this.#shown.isStaleAt(this.inModel(host.state.selection.head))) return
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
  showChanges(anchors: SelectionAnchors | null): void {
    const host = this.#host
    if (!host) {
      this.#shown.patch(new Transform(this.#shown.document))
      return
    }
    const held = anchors || this.#shown.hasOnlyGrown ? null : this.#shown.held(host.state.selection)
    const tr = this.#shown.patch(host.state.tr)
    const selection = anchors && this.#shown.selectionOf(anchors)
    const kept = held && this.#shown.selectionKept(held, tr.mapping)
    if (selection) tr.setSelection(selection).scrollIntoView()
    else if (kept) tr.setSelection(kept)
    this.show(host, tr)
  }

  /** Makes an editor show the model, whatever it shows now. */
  showAll(host: EditorHost): void {
    const { tr } = host.state
    this.#shown.align(tr)
    this.show(host, tr)
  }

  /** Dispatches what brings an editor to the document of the model. */
  show(host: EditorHost, tr: Transaction): void {
    if (!tr.docChanged && !tr.selectionSet) return
    const shown: ModelShown = { steps: tr.steps.length }
    this.#isShowing = true
    try {
      host.dispatch(tr.setMeta(bindingKey, shown).setMeta('addToHistory', false))
    } finally {
      this.#isShowing = false
    }
    if (host.state.doc === this.#shown.document) return
    if (!pendingEdits(host.state, this.#shown.document).transactions)
      throw new Error('ArticleBinding: the editor refuses to show the model')
    this.#onAnswer(host)
  }

  /** Runs something that writes or shows; if it throws, everything is read and shown anew from the model. */
  guarded(run: () => void): void {
    try {
      run()
    } catch (error) {
      this.#onError?.(error)
      const host = this.#host
      const tr = host ? host.state.tr : new Transform(this.#shown.document)
      this.#shown.showAnew(tr)
      if (host) this.show(host, tr as Transaction)
    }
  }
}
