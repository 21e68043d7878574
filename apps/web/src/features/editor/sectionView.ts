import type { Node } from '@tiptap/pm/model'
import type { NodeView } from '@tiptap/pm/view'

/** The text column as it is set: letters a line on average, and pixels a line. */
const LETTERS_A_LINE = 64
const LINE_PIXELS = 30
/** Between two blocks, and above a section. */
const GAP_PIXELS = 12
const SECTION_GAP_PIXELS = 24

/**
 * A section in the editor. Far from the window it is not laid out; until it has been once, it takes the room that its
 * text is likely to need, so that the scrollbar and jumps to a section are about right from the start.
 */
export function sectionView(node: Node): NodeView {
  const dom = document.createElement('section')
  dom.className = 'article-section'
  dom.dataset['block'] = 'section'
  dom.style.containIntrinsicBlockSize = `auto ${likelyHeight(node)}px`
  return { dom, contentDOM: dom }
}

function likelyHeight(section: Node): number {
  let pixels = SECTION_GAP_PIXELS
  section.forEach((block) => {
    pixels += Math.max(1, Math.ceil(block.content.size / LETTERS_A_LINE)) * LINE_PIXELS + GAP_PIXELS
  })
  return pixels
}
