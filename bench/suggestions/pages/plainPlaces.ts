import type { Node } from '@tiptap/pm/model'

/** A place inside of a block of the body, counted as `blockStart` counts. */
export interface TypingPlace {
  readonly block: number
  readonly offset: number
}

/** Letters around a place that nothing is suggested about. */
const AROUND = 60

/** In paragraphs in the middle of the article: places in the middle of text that nobody suggests anything about. */
export function plainPlaces(doc: Node, count: number): readonly TypingPlace[] {
  const blocks = doc.children
    .filter(({ type }) => type.name === 'section')
    .flatMap((section) => section.children.slice(1))
  const places: TypingPlace[] = []
  for (
    let block = Math.floor(blocks.length / 2);
    block < blocks.length && places.length < count;
    block += 1
  ) {
    const offset = blocks[block]!.type.name === 'paragraph' ? plainOffset(blocks[block]!) : null
    if (offset !== null) places.push({ block, offset })
  }
  if (places.length < count) throw new Error('The article has too little text without suggestions')
  return places
}

/** In the middle of the first long enough text without marks. */
function plainOffset(paragraph: Node): number | null {
  let found: number | null = null
  paragraph.forEach((child, start) => {
    if (found === null && child.marks.length === 0 && child.nodeSize > 2 * AROUND) found = start + AROUND
  })
  return found
}
