import { expect, type Locator } from '@playwright/test'
import type { Person } from './Person.ts'

/** Nothing of these goes beyond the window or is cut off at its side, no card covers another, and the page itself does not scroll sideways. */
export async function expectUncut(person: Person, ...parts: readonly Locator[]): Promise<void> {
  const sideways = await person.page.evaluate(() =>
    [document.documentElement, document.querySelector('main')!]
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
      .map(({ tagName, scrollWidth, clientWidth }) => `${tagName} ${scrollWidth} > ${clientWidth}`),
  )
  expect(sideways).toEqual([])
  for (const part of parts) {
    const cut = await part.evaluate((root) => {
      const found: string[] = []
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const element = node.parentElement
        if (!element?.checkVisibility({ visibilityProperty: true }) || node.nodeValue?.trim() === '') continue
        const range = document.createRange()
        range.selectNodeContents(node)
        const clips: DOMRect[] = [new DOMRect(0, 0, window.innerWidth, 0)]
        for (let at: Element | null = element; at && at !== root; at = at.parentElement)
          if (getComputedStyle(at).overflowX !== 'visible') clips.push(at.getBoundingClientRect())
        // For screen readers only.
        if (clips.some(({ width }) => width <= 1)) continue
        for (const { left, right, width } of range.getClientRects()) {
          if (width > 0 && clips.some((clip) => left < clip.left - 1 || right > clip.right + 1))
            found.push(`“${node.nodeValue}” from ${left} to ${right}`)
        }
      }
      const cards = [...root.querySelectorAll('li:has([data-card]), li[data-decided]')].map((card) =>
        card.getBoundingClientRect(),
      )
      for (const [at, { bottom }] of cards.entries())
        if ((cards[at + 1]?.top ?? bottom) < bottom - 1) found.push(`card ${at + 1} is covered`)
      return found
    })
    expect(cut).toEqual([])
  }
}
