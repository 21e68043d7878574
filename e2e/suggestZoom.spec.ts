import { expectUncut } from './expectUncut.ts'
import type { Person } from './Person.ts'
import { expect, openWithRail, test } from './proofed.ts'

test.describe.configure({ timeout: 240_000 })

/** The element that has the keys, and what the card in question is about: in the window, and nothing over them. */
async function expectInSight(person: Person): Promise<void> {
  const isFree = () =>
    person.page.evaluate(() => {
      const marked = [...(CSS.highlights.get('stet-active-card') ?? [])][0] as Range | undefined
      const card = document.activeElement
      const line = marked?.getClientRects()[0]
      const box = card?.getBoundingClientRect()
      if (!card || !line || !box) return 'nothing is marked'
      if (line.top < 0 || line.bottom > window.innerHeight) return `the place is at ${line.top}`
      // One that is higher than the list begins in it.
      const isHigh = box.height > document.querySelector('#review-rail')!.clientHeight - 8
      if (box.top < 0 || (box.bottom > window.innerHeight && !isHigh)) return `the card is at ${box.top}`
      const over = document.elementFromPoint(line.left + 2, (line.top + line.bottom) / 2)
      if (!over?.closest('.ProseMirror')) return 'the place is covered'
      for (const y of [box.top + 4, Math.min(box.bottom, window.innerHeight) - 4])
        if (!card.contains(document.elementFromPoint(box.left + 20, y))) return 'the card is covered'
      return 'free'
    })
  await expect.poll(isFree, { intervals: [20, 50, 100] }).toBe('free')
}

for (const [zoom, locale] of [
  [2, 'de-DE'],
  [2, 'en-GB'],
  [4, 'de-DE'],
  [4, 'en-GB'],
] as const) {
  test(`(32) at ${zoom * 100} % nothing is cut off or covered, and all of the review can be done, ${locale}`, async ({
    newsroom,
    proof,
  }) => {
    const anna = await newsroom.person('reporter', {
      locale,
      viewport: { width: 1280 / zoom, height: 900 / zoom },
      deviceScaleFactor: zoom,
    })
    const button = anna.page.getByTestId('rail-button')
    const count = (left: number) =>
      expect(button).toHaveAttribute('aria-label', new RegExp(String(left), 'u'))
    const rail = await openWithRail(anna, proof)
    const bars = [anna.page.getByRole('banner'), anna.page.getByRole('contentinfo')]
    await test.step('the text and the cards can be read without scrolling sideways', async () => {
      await anna.page.addStyleTag({
        content: '.ProseMirror section, #review-rail li { content-visibility: visible !important }',
      })
      await expectUncut(anna, anna.editor, rail.root, ...bars)
    })
    await test.step('with the keys: on and back, decide, undo', async () => {
      await anna.putCaret(anna.field('lead'), 0)
      await anna.press('ControlOrMeta+Alt+j')
      // The ring is around the whole card, its buttons too.
      await expect(rail.root.locator(':has(> [data-card]:focus)')).toHaveCSS('outline-style', 'solid')
      await expectInSight(anna)
      for (let at = 0; at < 99; at += 1) {
        await anna.press('j')
        await expectInSight(anna)
      }
      await anna.press('k')
      await expectInSight(anna)
      await anna.press('a')
      await count(99)
      await expectInSight(anna)
      await anna.press('ControlOrMeta+z')
      await count(100)
    })
    await test.step('with the pointer: a card, its buttons', async () => {
      await rail.cards.nth(40).click()
      await expect(rail.root.locator('[aria-current]')).toHaveCount(1)
      const actions = rail.root.locator('li').nth(41).getByRole('button')
      await actions.nth(1).click()
      await count(99)
      await rail.root.locator('li').nth(41).getByRole('button').nth(2).click()
      await count(98)
      await rail.root.focus()
      await anna.press('ControlOrMeta+z', 'ControlOrMeta+z')
      await count(100)
    })
    await test.step('where one types is not under the cards', async () => {
      await anna.putCaret(anna.editor.locator('section p').nth(3), 'end')
      await anna.type(' Nachts kam Regen dazu, und es wurde kalt.')
      const overIt = () =>
        anna.page.evaluate(() => {
          const { anchorNode, anchorOffset } = getSelection()!
          const range = document.createRange()
          range.setStart(anchorNode!, anchorOffset - 1)
          range.setEnd(anchorNode!, anchorOffset)
          const { right, top, bottom } = range.getBoundingClientRect()
          const over = document.elementFromPoint(right - 1, (top + bottom) / 2)
          return over?.closest('.ProseMirror, #review-rail')?.className ?? `${right} ${top}`
        })
      await expect.poll(overIt).toContain('ProseMirror')
      await anna.press('Enter', 'Enter', 'Enter')
      await anna.type('Ende')
      await expect.poll(overIt).toContain('ProseMirror')
      await anna.press('ControlOrMeta+z', 'ControlOrMeta+z', 'ControlOrMeta+z')
      await anna.expectSaved()
    })
    await test.step('what was decided, and back; closed, and all of the text is there', async () => {
      await rail.root.locator('input[value="decided"]').check({ force: true })
      await expectUncut(anna, rail.root)
      await rail.root.locator('input[value="open"]').check({ force: true })
      await rail.root.getByRole('button', { name: /Close changes|Änderungen schließen/u }).click()
      await expect(rail.root).toBeHidden()
      await expect(button).toBeFocused()
      await expectUncut(anna, anna.editor, ...bars)
    })
  })
}
