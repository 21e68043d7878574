import { Plugin, PluginKey } from '@tiptap/pm/state'
import { DecorationSet } from '@tiptap/pm/view'

/** Where threads stand in the text; whoever knows that puts a set in by a transaction's meta. */
export const commentMarksKey = new PluginKey<DecorationSet>('commentMarks')

/** Holds the marks of threads: they go with the text from step to step, until somebody looks anew where they belong. */
export function commentMarks(): Plugin {
  return new Plugin<DecorationSet>({
    key: commentMarksKey,
    state: {
      init: () => DecorationSet.empty,
      apply: (tr, marks) =>
        (tr.getMeta(commentMarksKey) as DecorationSet | undefined) ?? marks.map(tr.mapping, tr.doc),
    },
    props: { decorations: (state) => commentMarksKey.getState(state) },
  })
}
