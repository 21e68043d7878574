import type { Node } from '@tiptap/pm/model'

/**
 * The text of a block that is not struck. `offsets[i]` is where unit `i` stands in the block; null where nothing is
 * struck, so that both are the same.
 */
export interface ReadableText {
  readonly text: string
  readonly offsets: readonly number[] | null
}

export function readableText(block: Node): ReadableText {
  if (!block.content.content.some(isStruck)) return { text: block.textContent, offsets: null }
  let text = ''
  const offsets: number[] = []
  block.forEach((node, start) => {
    if (isStruck(node)) return
    const part = node.text ?? ''
    text += part
    for (let at = 0; at < part.length; at += 1) offsets.push(start + at)
  })
  return { text, offsets }
}

function isStruck({ marks }: Node): boolean {
  return marks.some(({ type }) => type.name === 'deletion')
}
