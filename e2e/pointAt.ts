import type { Locator } from '@playwright/test'

/** Waits until a block stays where it is: sections that come into view are laid out in the frames after. */
async function comesToRest(block: Locator): Promise<void> {
  await block.evaluate(async (element) => {
    let steady = 0
    for (let top = Number.NaN; steady < 5;) {
      const now = element.getBoundingClientRect().top
      steady = now === top ? steady + 1 : 0
      top = now
      await new Promise((resolve) => requestAnimationFrame(resolve))
    }
  })
}

/** Where a text begins (or ends) in a block on the page, in the middle of its line. */
export async function pointAt(
  block: Locator,
  text: string,
  side: 'begin' | 'middle' | 'end' = 'middle',
): Promise<{ x: number; y: number }> {
  await block.scrollIntoViewIfNeeded()
  await comesToRest(block)
  return block.evaluate(
    (element, [wanted, end]) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = (node.nodeValue ?? '').indexOf(wanted)
        if (at < 0) continue
        const range = document.createRange()
        range.setStart(node, at)
        range.setEnd(node, at + wanted.length)
        const { left, right, top, bottom } = range.getBoundingClientRect()
        const x = { begin: left + 1, middle: (left + right) / 2, end: right - 1 }[end]
        return { x, y: (top + bottom) / 2 }
      }
      throw new Error(`"${wanted}" does not stand there`)
    },
    [text, side] as const,
  )
}
