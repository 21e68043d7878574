import { articleExtensions } from '@stet/article'
import type { Extensions, Mark, Node } from '@tiptap/core'
import { type FieldLabels, isLabelledField } from './FieldLabels.ts'
import { sectionView } from './sectionView.ts'

/**
 * The article's nodes and marks, with the elements that some of them have on this screen. Tiptap makes them together with
 * the view; of a plugin they would come later, and everything would be drawn twice.
 */
export function screenExtensions(labels: FieldLabels): Extensions {
  return articleExtensions.map((extension) => (isNode(extension) ? shownNode(extension, labels) : extension))
}

function shownNode(extension: Node, labels: FieldLabels): Node {
  const { name } = extension
  if (name === 'section')
    return extension.extend({
      addNodeView:
        () =>
        ({ node }) =>
          sectionView(node),
    })
  if (isLabelledField(name))
    return extension.extend({
      addNodeView:
        () =>
        ({ node }) =>
          labels.viewOf(name, node),
    })
  return extension
}

function isNode(extension: Node | Mark): extension is Node {
  return extension.type === 'node'
}
