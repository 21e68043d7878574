import { LINE_FIELDS } from '@stet/article'
import type { Node } from '@tiptap/pm/model'

/** The text of every textblock as it may be stored, with what kind of block it is. */
export function storedText(doc: Node, withDetails: boolean): string {
  const blocks: string[] = []
  doc.descendants((node) => {
    if (node.type.name === 'details' && !withDetails) return false
    if (node.isTextblock) blocks.push(`${node.type.name} ${node.textContent.replaceAll(/[\n\r\t]/g, ' ')}`)
    return !node.isTextblock
  })
  // A body without any block is shown with an empty one.
  const hasBody = doc.content.content.some(
    ({ type, childCount }) => type.name === 'section' && childCount > 0,
  )
  if (!hasBody) blocks.splice(LINE_FIELDS.length, 0, 'paragraph ')
  return blocks.join('\n')
}
