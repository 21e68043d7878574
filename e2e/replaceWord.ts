import type { Locator } from '@playwright/test'

/**
 * What Chromium does when somebody takes a suggestion of the spell checker: a `beforeinput` of its kind over the word,
 * then, unless a script prevents it, the word is replaced by an editing command. Without a spell checker and a menu
 * this is as near as it gets: the first event is made by hand, the command is the browser's own.
 */
export async function replaceWord(block: Locator, word: string, by: string): Promise<void> {
  await block.evaluate(
    (element, [wrong, right]) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = (node.nodeValue ?? '').indexOf(wrong)
        if (at < 0) continue
        const place = {
          startContainer: node,
          startOffset: at,
          endContainer: node,
          endOffset: at + wrong.length,
        }
        const dataTransfer = new DataTransfer()
        dataTransfer.setData('text/plain', right)
        const isLeft = element.dispatchEvent(
          new InputEvent('beforeinput', {
            inputType: 'insertReplacementText',
            bubbles: true,
            cancelable: true,
            dataTransfer,
            targetRanges: [new StaticRange(place)],
          }),
        )
        if (!isLeft) return
        window.getSelection()?.setBaseAndExtent(node, at, node, at + wrong.length)
        document.execCommand('insertText', false, right)
        return
      }
      throw new Error(`"${wrong}" does not stand there`)
    },
    [word, by] as const,
  )
}
