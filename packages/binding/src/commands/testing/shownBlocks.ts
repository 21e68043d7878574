import type { Node } from '@tiptap/pm/model'

const LABELS: Readonly<Record<string, string>> = {
  paragraph: 'p',
  sectionHeading: 'h',
  quote: 'q',
  bulletItem: 'ul',
  orderedItem: 'ol',
  figure: 'fig',
  factbox: 'box',
  unknownBlock: 'x',
}

/**
 * Blocks as lines of text with their formats, for tests: `ul1: a <b>bold</b> <a https://example.org>link</a>`; labels as
 * in `ArticleNotation`.
 */
export function shownBlocks(blocks: readonly Node[]): readonly string[] {
  return blocks.map((block) => {
    const indent = Number(block.attrs['indent'] ?? 0)
    return `${LABELS[block.type.name] ?? block.type.name}${indent > 0 ? indent : ''}: ${shownText(block)}`
  })
}

function shownText(block: Node): string {
  let text = ''
  let open: readonly string[] = []
  const change = (next: readonly string[]): void => {
    let kept = 0
    while (kept < open.length && open[kept] === next[kept]) kept += 1
    for (const tag of open.slice(kept).toReversed()) text += `</${tag.split(' ')[0]}>`
    for (const tag of next.slice(kept)) text += `<${tag}>`
    open = next
  }
  block.forEach((run) => {
    change(
      run.marks.map(({ type, attrs }) => {
        if (type.name === 'link') return `a ${attrs['href']}`
        return { bold: 'b', italic: 'i' }[type.name] ?? type.name
      }),
    )
    text += run.text ?? ''
  })
  change([])
  return text
}
