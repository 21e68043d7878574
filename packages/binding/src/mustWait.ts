import type { EditorHost } from './EditorHost.ts'
import type { EditorMode } from './ArticleBindingOptions.ts'

/**
 * True while an input method composes something that would have to be shown otherwise than it stands there once it is
 * written (as a suggestion, or as the first text of a value without a cell): changing the composed text node would end
 * the composition. It is written when the composition is over.
 */
export function mustWait({ composing, state }: EditorHost, mode: EditorMode): boolean {
  if (composing !== true) return false
  const { $head } = state.selection
  const isPending = $head.marks().some(({ type }) => type.name === 'insertion')
  return mode !== 'edit' || isPending || $head.parent.attrs['isVirtual'] === true
}
