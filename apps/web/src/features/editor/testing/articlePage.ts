/** What a reader sees of the article: names of fields and blocks with their texts, without anybody's caret. */
export function linesOnScreen(): string[] {
  const blocks = document.querySelectorAll<HTMLElement>(
    '.ProseMirror [data-field]:not([data-field="details"]), .ProseMirror section > *, .ProseMirror .article-details-row',
  )
  return [...blocks].map((block) => `${nameOf(block)}: ${textOf(block)}`)
}

/** The text of one element, without carets. Cells of a row are divided by a bar. */
function textOf(element: HTMLElement): string {
  if (element.matches('.article-details-row')) {
    return [...element.children].map((cell) => textOf(cell as HTMLElement)).join(' | ')
  }
  const copy = element.cloneNode(true) as HTMLElement
  for (const caret of copy.querySelectorAll('.article-caret, .article-unknown-label')) caret.remove()
  return copy.textContent
}

/** Puts the caret where a click would put it: so many characters into the text of an element, or at its end. */
export async function putCaret(selector: string, offset: number | 'end' = 'end'): Promise<void> {
  const element = document.querySelector<HTMLElement>(selector)
  if (element === null) throw new Error(`Nothing on screen is ${selector}`)
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  let rest = offset === 'end' ? Number.POSITIVE_INFINITY : offset
  let last: Text | null = null
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    last = node as Text
    if (rest <= last.length) break
    rest -= last.length
  }
  document.querySelector<HTMLElement>('.ProseMirror')?.focus()
  if (last === null) getSelection()?.collapse(element, 0)
  else getSelection()?.collapse(last, Math.min(rest, last.length))
  await nextTask()
}

/** After the browser has told of the selection, and the next frame is drawn. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve, 0))
  })
}

function nameOf(block: HTMLElement): string {
  return block.dataset['field'] ?? block.dataset['block'] ?? block.tagName.toLowerCase()
}
