import { nextTask } from '../../testing/articlePage.ts'

/** Selects a word of an element of the text, as with the mouse. */
export async function selectText(selector: string, word: string): Promise<void> {
  const element = document.querySelector<HTMLElement>(selector)
  const walker = document.createTreeWalker(element ?? document.body, NodeFilter.SHOW_TEXT)
  document.querySelector<HTMLElement>('.ProseMirror')?.focus()
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const at = (node as Text).data.indexOf(word)
    if (at < 0) continue
    getSelection()?.setBaseAndExtent(node, at, node, at + word.length)
    await nextTask()
    return
  }
  throw new Error(`${selector} does not say ${word}`)
}
