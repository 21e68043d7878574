import type { Locator } from '@playwright/test'
import { contrastOf, type Seen } from './contrast.ts'
import { expect, openWithRail, test } from './proofed.ts'

test.describe.configure({ timeout: 240_000 })

async function expectSeen(root: Locator, seen: Seen, least: number, where: string): Promise<void> {
  // At rest, not half-way through a transition.
  await root.evaluate(() =>
    Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => null))),
  )
  const { count, faint } = await contrastOf(root, seen)
  expect(faint, where).toEqual([])
  expect(count, where).toBeGreaterThan(least)
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`(30) what is suggested and who suggests it can be seen well, ${colorScheme}`, async ({
    newsroom,
    proof,
  }) => {
    const anna = await newsroom.person('reporter', { colorScheme })
    const rail = await openWithRail(anna, proof)
    await test.step('text and signs, lines and bars in the text', async () => {
      // All of it laid out: what is out of sight is not measured.
      await anna.page.addStyleTag({
        content: '.ProseMirror section { content-visibility: visible !important }',
      })
      await expectSeen(anna.editor, 'texts', 150, 'the text')
      await expectSeen(anna.editor, 'lines', 100, 'lines in the text')
    })
    await test.step('cards, with one that the keys are on', async () => {
      await rail.cards.first().focus()
      await anna.press('j', 'j')
      await expect(rail.root.locator('[aria-current]:focus-visible')).toHaveCount(1)
      await expectSeen(rail.root, 'texts', 50, 'cards')
      await expectSeen(rail.root, 'lines', 50, 'lines and icons of cards')
    })
    await test.step('what the active card is about, and the one under the pointer', async () => {
      await rail.cards.nth(1).hover()
      const marked = await anna.page.evaluate(() => {
        const ins = document.querySelector('.ProseMirror ins')!
        const grounds = ['active', 'pointed'].map(
          (name) => getComputedStyle(ins, `::highlight(stet-${name}-card)`).backgroundColor,
        )
        const probe = document.createElement('div')
        probe.id = 'probe'
        for (const ground of grounds) {
          for (const role of ['insert', 'delete', 'format', 'move', 'ink', 'ink-muted', 'accent'])
            probe.innerHTML += `<p style="color: var(--${role}); background: ${ground}">${role} on ${ground}</p>`
        }
        document.querySelector('main')?.append(probe)
        return grounds
      })
      expect(new Set(marked).size).toBe(2)
      expect(marked).not.toContain('rgba(0, 0, 0, 0)')
      await expectSeen(anna.page.locator('#probe'), 'texts', 13, 'cards in question in the text')
    })
    await test.step('everybody’s bar, and the name at their caret', async () => {
      await anna.page.evaluate(() => {
        const probe = document.createElement('div')
        probe.id = 'people'
        for (const ground of ['paper', 'raised', 'desk']) {
          for (let person = 1; person <= 12; person += 1)
            probe.innerHTML += `<p style="color: var(--person-${person}); background: var(--${ground})">${person} on ${ground}</p>`
        }
        for (let person = 1; person <= 12; person += 1)
          probe.innerHTML += `<p style="background: var(--person-${person}); color: var(--paper)">name of ${person}</p>`
        document.querySelector('main')?.append(probe)
      })
      await expectSeen(anna.page.locator('#people'), 'texts', 47, 'people')
    })
    await test.step('decided cards', async () => {
      await rail.cards.first().focus()
      await anna.press('a', 'r')
      await rail.showDecided()
      await expect(rail.decidedCards).toHaveCount(2)
      await rail.decidedCards.first().getByRole('button').first().click()
      await expectSeen(rail.root, 'texts', 10, 'decided cards')
      await rail.root.locator('input[value="open"]').check({ force: true })
      await rail.root.focus()
      await anna.press('ControlOrMeta+z', 'ControlOrMeta+z')
      await expect(anna.page.getByTestId('rail-button')).toHaveAttribute('aria-label', /100/u)
    })
  })
}

/** What of a suggestion one sees without its colours. */
async function lookOf(element: Locator): Promise<string> {
  return element.first().evaluate((one) => {
    const style = getComputedStyle(one)
    const line = `${style.textDecorationLine} ${style.textDecorationStyle}`
    const bar = style.borderImageSource.replaceAll(/(?:rgba?|color)\([^)]*\)|transparent/gu, 'colour')
    return one.matches('.article-block') ? `${bar} ${style.borderImageSlice}` : line
  })
}

async function thickness(element: Locator): Promise<number> {
  return element.first().evaluate((one) => Number.parseFloat(getComputedStyle(one).textDecorationThickness))
}

for (const forcedColors of ['none', 'active'] as const) {
  test(`(30) insertion, deletion, format, block and move are told apart without colour, forced colours: ${forcedColors}`, async ({
    newsroom,
    proof,
  }) => {
    const anna = await newsroom.person('reporter', { forcedColors })
    const rail = await openWithRail(anna, proof)
    const { editor } = anna
    const texts = {
      insertion: await lookOf(editor.locator('ins:not([data-moved], :has(del))')),
      deletion: await lookOf(editor.locator('del:not([data-moved], ins *)')),
      format: await lookOf(editor.locator('.article-modification')),
      movedHere: await lookOf(editor.locator('ins[data-moved]')),
      movedAway: await lookOf(editor.locator('del[data-moved]')),
    }
    expect(texts).toEqual({
      insertion: 'underline solid',
      deletion: 'line-through solid',
      format: 'underline dotted',
      movedHere: 'underline double',
      movedAway: 'line-through double',
    })
    const blocks = {
      comes: await lookOf(editor.locator('.article-block[data-insertion]:not([data-moved])')),
      changes: await lookOf(editor.locator('.article-block[data-modification]')),
      moves: await lookOf(editor.locator('.article-block[data-moved]')),
      stays: await lookOf(
        editor.locator('.article-block:not([data-insertion], [data-deletion], [data-modification])'),
      ),
    }
    expect(new Set(Object.values(blocks)).size, JSON.stringify(blocks)).toBe(4)
    expect(blocks.stays).toContain('none')
    await test.step('a link is no insertion: its line is thinner', async () => {
      const [added, link] = [
        await thickness(editor.locator('[data-field="lead"] ins')),
        await thickness(editor.locator('[data-field="lead"] a')),
      ]
      expect(added / link).toBeGreaterThanOrEqual(1.5)
    })
    await test.step('breaks have a sign', async () => {
      const signs = await editor
        .locator('.article-block')
        .evaluateAll(
          (all) => all.filter((one) => getComputedStyle(one, '::after').content.includes('¶')).length,
        )
      expect(signs).toBeGreaterThanOrEqual(3)
    })
    await test.step('on cards: words, lines and whose it is', async () => {
      await expect(rail.card('replaces “Kai” with “Amerikakai”')).toContainText('Tom Feldmann')
      expect(await lookOf(rail.cards.first().locator('ins'))).toBe('underline solid')
      expect(await lookOf(rail.cards.first().locator('del'))).toBe('line-through solid')
    })
    if (forcedColors === 'active') {
      await expectSeen(editor, 'texts', 100, 'the text')
      await expectSeen(editor, 'lines', 60, 'lines in the text')
      await expectSeen(rail.root, 'texts', 30, 'cards')
      await expectSeen(rail.root, 'lines', 20, 'lines and icons of cards')
      await expectSeen(anna.page.getByRole('banner'), 'texts', 3, 'how many there are')
    }
  })
}
