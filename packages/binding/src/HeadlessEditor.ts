import { EditorState, type Plugin, type Transaction } from '@tiptap/pm/state'
import type { ArticleBinding } from './ArticleBinding.ts'
import type { EditorHost } from './EditorHost.ts'

/** An editor without a screen on a binding: holds the state, applies transactions, has them written. */
export class HeadlessEditor implements EditorHost {
  state: EditorState
  composing = false
  readonly #binding: ArticleBinding
  readonly #detach: () => void

  constructor(binding: ArticleBinding, plugins: readonly Plugin[] = []) {
    this.#binding = binding
    this.state = EditorState.create({ doc: binding.initialDocument(), plugins: [...plugins, binding.plugin] })
    this.#detach = binding.attach(this)
  }

  readonly dispatch = (tr: Transaction): void => {
    this.state = this.state.apply(tr)
    this.#binding.handleUpdate(this)
  }

  /** Runs a ProseMirror command; answers whether it did something. */
  run(command: (state: EditorState, dispatch?: (tr: Transaction) => void) => boolean): boolean {
    return command(this.state, this.dispatch)
  }

  destroy(): void {
    this.#detach()
  }
}
