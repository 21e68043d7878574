import { LINE_FIELDS } from '@stet/article'
import type { NodeViewConstructor } from '@tiptap/pm/view'
import type { FieldLabels, LabelledField } from './FieldLabels.ts'
import { sectionView } from './sectionView.ts'

/**
 * The elements that some of the article's nodes have on this screen. They belong to the view from its start; of a plugin
 * they would come later, and everything would be drawn twice.
 */
export function screenNodeViews(labels: FieldLabels): Readonly<Record<string, NodeViewConstructor>> {
  const fields: readonly LabelledField[] = [...LINE_FIELDS, 'details']
  return {
    section: sectionView,
    ...Object.fromEntries(
      fields.map((field): [string, NodeViewConstructor] => [field, (node) => labels.viewOf(field, node)]),
    ),
  }
}
