import type { Locator } from '@playwright/test'
import type { Person } from './Person.ts'

const TEXTBLOCKS = '[data-field]:not([data-field="details"]), section > *, [role="rowheader"], [role="cell"]'

/** An end of the selection: which textblock, counted from 0, and how many characters of it stand before. */
export interface CaretPlace {
  readonly block: number
  readonly offset: number
}

/** Where the caret of a page stands in an editable element; null when it is elsewhere. */
export async function caretPlace(editable: Locator): Promise<CaretPlace | null> {
  return editable.evaluate((root, textblocks) => {
    const selection = window.getSelection()
    const node = selection?.focusNode
    if (!selection || !node || !root.contains(node)) return null
    const blocks = Array.from(root.querySelectorAll(textblocks))
    const block = blocks.findIndex((one) => one.contains(node))
    if (block < 0) return { block, offset: 0 }
    const range = document.createRange()
    range.setStart(blocks[block]!, 0)
    range.setEnd(node, selection.focusOffset)
    return { block, offset: range.toString().length }
  }, TEXTBLOCKS)
}

/** Presses keys and notes after each of them where the caret is and what is selected. */
export async function caretTrace(
  person: Person,
  editable: Locator,
  keys: readonly string[],
): Promise<string[]> {
  const trace: string[] = []
  for (const [index, key] of keys.entries()) {
    await person.press(key)
    const place = await caretPlace(editable)
    const length = await person.page.evaluate(() => String(window.getSelection()).replaceAll('\n', '').length)
    trace.push(
      `${index} ${key}: ${place?.block ?? '-'}:${place?.offset ?? '-'}${length > 0 ? ` (${length})` : ''}`,
    )
  }
  return trace
}

/**
 * Puts a plain editable copy in the place of the editor, looking the same, with all sections laid out: what the browser
 * itself does with keys. The editor is hidden from then on.
 */
export async function plainCopy(person: Person): Promise<Locator> {
  await person.editor.evaluate((editor) => {
    const copy = editor.cloneNode(true) as HTMLElement
    copy.id = 'plain-copy'
    for (const section of copy.querySelectorAll<HTMLElement>('section'))
      section.style.contentVisibility = 'visible'
    editor.before(copy)
    ;(editor as HTMLElement).style.display = 'none'
  })
  return person.page.locator('#plain-copy')
}

/** Puts the caret into a textblock of an editable element, by number, and what scrolls back to the top. */
export async function startAt(editable: Locator, { block, offset }: CaretPlace): Promise<void> {
  // Letters in a face that came late stand elsewhere by then.
  await editable.page().evaluate(() => document.fonts.ready)
  await editable.evaluate(
    (root, [textblocks, index, at]) => {
      const wanted = root.querySelectorAll(textblocks)[index]
      if (!wanted) throw new Error(`no block ${index}`)
      ;(root as HTMLElement).focus()
      const walker = document.createTreeWalker(wanted, NodeFilter.SHOW_TEXT)
      const text = walker.nextNode()
      window.getSelection()?.collapse(text ?? wanted, text ? at : 0)
      wanted.scrollIntoView({ block: 'center' })
    },
    [TEXTBLOCKS, block, offset] as const,
  )
  await editable
    .page()
    .evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0))))
}
