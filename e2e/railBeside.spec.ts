import { expect, openWithRail, test } from './proofed.ts'

test.describe.configure({ timeout: 240_000 })

const POLLING = { intervals: [20, 50, 100] }

for (const width of [1024, 1440]) {
  test(`(20) with more cards than there is room for, each comes to its line and the stack goes with the text, ${width} px`, async ({
    newsroom,
    proof,
  }) => {
    const anna = await newsroom.person('reporter', { viewport: { width, height: 800 } })
    const rail = await openWithRail(anna, proof)
    const main = anna.page.locator('main')
    /** Heights in the window: of the line of the active card, of the card, of what both are shown in. */
    const places = () =>
      anna.page.evaluate(() => {
        const marked = [...(CSS.highlights.get('stet-active-card') ?? [])][0] as Range | undefined
        const line = marked?.getClientRects()[0]?.top ?? Number.NaN
        const card = document.querySelector('#review-rail [aria-current]')?.getBoundingClientRect()
        const { top, bottom } = document.querySelector('main')!.getBoundingClientRect()
        return { line, card: card?.top ?? Number.NaN, end: card?.bottom ?? Number.NaN, top, bottom }
      })

    await test.step('by keys: every card stands at its line, in the window', async () => {
      await rail.cards.first().focus()
      for (let at = 0; at < 100; at += 1) {
        await expect
          .poll(async () => {
            const { line, card, end, top, bottom } = await places()
            const isAtLine = Math.abs(card - line) < 12 || (card < top + 100 && line < card)
            return isAtLine && card >= top && end <= bottom
          }, POLLING)
          .toBe(true)
        await anna.press('j')
      }
    })

    await test.step('the head of the rail has room for its longest words', async () => {
      const ben = await newsroom.person('reporter2', { locale: 'de-DE', viewport: { width, height: 800 } })
      await openWithRail(ben, proof)
      const close = ben.page.getByRole('button', { name: 'Änderungen schließen' })
      await expect(close).toBeInViewport({ ratio: 1 })
      await ben.context.close()
    })

    await test.step('the paper goes on as long as the text does, and only the text scrolls', async () => {
      const [sheet, text] = await Promise.all(
        [anna.page.locator('main > [data-mode]'), anna.editor].map((part) => part.boundingBox()),
      )
      expect(sheet!.y + sheet!.height).toBeGreaterThan(text!.y + text!.height)
      expect(await anna.page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight)).toBe(
        0,
      )
    })

    await test.step('scrolled: the first cards at the top, the last at the end, and in between those of the lines there', async () => {
      await anna.putCaret(anna.field('headline'), 1)
      await expect(rail.root.locator('[aria-current]')).toHaveAttribute('aria-label', /Amerikakai/u)
      await main.evaluate((element) => element.scrollTo(0, element.scrollHeight))
      const last = rail.card('replaces “Betreiber” with “Verband der Reeder”')
      await expect(last).toBeInViewport({ ratio: 1 })
      /** How far the card that is nearest to its line is from it. */
      const nearest = () =>
        anna.page.evaluate(() => {
          const [marks, cards] = ['.ProseMirror ins', '#review-rail [data-card] ins'].map((selector) =>
            [...document.querySelectorAll(selector)].map((one) => ({
              text: one.textContent,
              top: one.getBoundingClientRect().top,
            })),
          )
          const apart = cards!.flatMap(({ text, top }) =>
            marks!.filter((mark) => mark.text === text).map((mark) => Math.abs(mark.top - top)),
          )
          return Math.min(...apart)
        })
      for (const share of [0.75, 0.5, 0.25]) {
        await main.evaluate((element, at) => element.scrollTo(0, element.scrollHeight * at), share)
        await expect.poll(nearest).toBeLessThan(45)
      }
      await main.evaluate((element) => element.scrollTo(0, 0))
      await expect(rail.card('replaces “Kai” with “Amerikakai”')).toBeInViewport({ ratio: 1 })
    })
  })
}
