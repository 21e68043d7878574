import AxeBuilder from '@axe-core/playwright'
import type { Locator } from '@playwright/test'
import { bodyLines } from './articleJson.ts'
import { expect, test } from './newsroom.ts'
import type { Person } from './Person.ts'

const article = {
  kicker: 'Kai',
  headline: 'Hafen sperrt Kai',
  dateline: 'Hamburg',
  lead: { text: 'Der Kai ist zu.', runs: [{ from: 4, to: 7, bold: true }] },
  sections: [
    {
      heading: '',
      blocks: [
        { kind: 'paragraph', text: 'Am Kai stehen Schiffe, der Kaiser kommt nicht.' },
        { kind: 'quote', text: 'Kai bleibt Kai!' },
      ],
    },
    { heading: 'Der Kai morgen', blocks: [{ kind: 'paragraph', text: 'Morgen ist alles anders.' }] },
  ],
  details: [
    { key: 'Ort', value: 'Kai 7' },
    { key: 'Quellen', value: 'Hafenamt' },
  ],
}

/** What of the find bar a person uses. */
class FindBar {
  readonly person: Person
  constructor(person: Person) {
    this.person = person
  }
  get bar(): Locator {
    return this.person.page.getByRole('search')
  }
  get query(): Locator {
    return this.bar.getByRole('textbox', { name: 'Find', exact: true })
  }
  get replacement(): Locator {
    return this.bar.getByRole('textbox', { name: 'Replace with' })
  }
  get count(): Locator {
    return this.bar.getByTestId('find-count')
  }
  get current(): Locator {
    return this.person.editor.locator('.article-find-match.is-current')
  }
  get matches(): Locator {
    return this.person.editor.locator('.article-find-match')
  }
  button(name: string): Locator {
    return this.bar.getByRole('button', { name, exact: true })
  }
}

async function wordFrom(person: Person): Promise<string> {
  return person.page.evaluate(() => {
    const selection = window.getSelection()
    return selection?.anchorNode?.parentElement?.closest('.ProseMirror') ? selection.toString() : ''
  })
}

test('finds in every field, round and round, and gives the caret back at the match', async ({ newsroom }) => {
  const anna = await newsroom.person('reporter')
  const id = await anna.createArticle(article)
  await anna.open(id)
  const find = new FindBar(anna)
  await anna.putCaret(anna.field('headline'), 'end')
  await anna.press('Control+h')
  // The next key is for the bar already, however soon it comes.
  await anna.type('kai')
  await expect(find.query).toBeFocused()
  await expect(find.query).toHaveValue('kai')
  await expect(find.count).toHaveText('3 of 9, Lead')
  await expect(find.matches).toHaveCount(9)
  await expect(anna.field('lead').locator('.is-current')).toHaveText('Kai')
  await anna.press('Enter')
  await expect(find.count).toHaveText('4 of 9, Text')
  for (let step = 0; step < 5; step++) await anna.press('Enter')
  await expect(find.count).toHaveText('9 of 9, Details')
  await expect(anna.detailsCell('value', 0).locator('.is-current')).toHaveText('Kai')
  await anna.press('Enter')
  await expect(find.count).toHaveText('1 of 9, Kicker')
  await anna.press('Shift+Enter')
  await expect(find.count).toHaveText('9 of 9, Details')

  await find.button('Whole words only').click()
  await expect(find.button('Whole words only')).toHaveAttribute('aria-pressed', 'true')
  await expect(find.count).toHaveText('8 of 8, Details')
  await find.query.fill('KAI')
  await find.button('Match case').click()
  await expect(find.count).toHaveText('No matches')
  await find.button('Match case').click()
  await find.query.press('Shift+Enter')
  await find.query.press('Escape')
  await expect(find.bar).toHaveCount(0)
  await expect(anna.editor).toBeFocused()
  await expect.poll(() => wordFrom(anna)).toBe('Kai')
  await expect(find.matches).toHaveCount(0)

  // What is selected is looked for next time; the browser's own search is left alone.
  await anna.press('Control+Shift+h')
  await expect(find.query).toHaveValue('Kai')
  await anna.press('Escape')
  const isTaken = await anna.page.evaluate(() => {
    const event = new KeyboardEvent('keydown', { key: 'f', ctrlKey: true, bubbles: true, cancelable: true })
    return !document.querySelector('.ProseMirror')?.dispatchEvent(event)
  })
  expect(isTaken).toBe(false)
})

test('replaces all at once while somebody else types, and one undo brings everything back', async ({
  newsroom,
}) => {
  const anna = await newsroom.person('reporter')
  const ben = await newsroom.person('reporter2')
  const id = await anna.createArticle(article)
  await Promise.all([anna.open(id), ben.open(id)])
  const find = new FindBar(anna)
  const before = bodyLines(await anna.storedArticle(id))

  await anna.press('Control+h')
  await find.query.fill('kai')
  await find.button('Whole words only').click()
  await find.replacement.fill('Pier')
  await ben.putCaret(ben.block('Am Kai'), 6)
  const typing = ben.type(' und sonst überall', { delay: 25 })
  await find.button('Replace all').click()
  await typing
  await expect(anna.page.getByText('8 replaced')).toBeVisible()
  await expect(find.count).toHaveText('No matches')
  for (const person of [anna, ben]) {
    await expect(person.field('kicker')).toHaveText('Pier')
    await expect(person.field('headline')).toHaveText('Hafen sperrt Pier')
    await expect(person.field('lead').locator('strong')).toHaveText('Pier')
    await expect(person.blocks).toHaveText([
      'Am Pier und sonst überall stehen Schiffe, der Kaiser kommt nicht.',
      'Pier bleibt Pier!',
      'Der Pier morgen',
      'Morgen ist alles anders.',
    ])
    await expect(person.detailsCell('value', 0)).toHaveText('Pier 7')
  }
  // From the button that was just pressed.
  await anna.press('Control+z')
  for (const person of [anna, ben]) {
    await expect(person.field('headline')).toHaveText('Hafen sperrt Kai')
    await expect(person.field('lead').locator('strong')).toHaveText('Kai')
    await expect(person.block('Am Kai')).toHaveText(
      'Am Kai und sonst überall stehen Schiffe, der Kaiser kommt nicht.',
    )
  }
  await expect(find.count).toContainText('8')
  await anna.expectSaved()
  await ben.expectSaved()
  const after = await anna.storedArticle(id)
  expect(bodyLines(after)).toEqual(before.map((line) => line.replace('Am Kai', 'Am Kai und sonst überall')))
  expect(after).toMatchObject({ kicker: 'Kai', headline: article.headline, lead: article.lead })
})

test('finds and replaces one after the other with the keyboard alone, in the bar and out of it', async ({
  newsroom,
}) => {
  const anna = await newsroom.person('reporter')
  const id = await anna.createArticle(article)
  await anna.open(id)
  const find = new FindBar(anna)
  await anna.putCaret(anna.field('kicker'), 0)
  await anna.press('Control+h')
  await anna.type('Kai')
  await expect(find.count).toHaveText('1 of 9, Kicker')
  const tabTo = async (wanted: Locator): Promise<void> => {
    for (let presses = 0; presses < 12; presses++) {
      if (await wanted.evaluate((element) => element === document.activeElement)) return
      await anna.press('Tab')
    }
    throw new Error(`not reached by Tab: ${wanted.toString()}`)
  }
  await tabTo(find.replacement)
  await anna.type('Pier')
  await anna.press('Enter')
  await expect(anna.field('kicker')).toHaveText('Pier')
  await expect(find.count).toHaveText('1 of 8, Headline')
  await anna.press('Enter')
  await expect(anna.field('headline')).toHaveText('Hafen sperrt Pier')
  await expect(find.count).toHaveText('1 of 7, Lead')
  await tabTo(find.button('Replace all'))
  await anna.press('Enter')
  await expect(find.count).toHaveText('No matches')
  await tabTo(find.button('Close find'))
  await anna.press('Enter')
  await expect(find.bar).toHaveCount(0)
  await expect(anna.editor).toBeFocused()
  await anna.press('Control+z')
  await expect(anna.block('Der Kai morgen')).toBeVisible()
  await expect(anna.field('headline')).toHaveText('Hafen sperrt Pier')
  await anna.press('Control+z')
  await expect(anna.field('headline')).toHaveText('Hafen sperrt Kai')
  await anna.press('Control+z')
  await expect(anna.field('kicker')).toHaveText('Kai')
})

test('a match far down comes into the window, and the text stays where it is when the bar opens', async ({
  newsroom,
}) => {
  const anna = await newsroom.person('reporter')
  const sections = Array.from({ length: 60 }, (_, at) => ({
    heading: `Teil ${at}`,
    blocks: Array.from({ length: 12 }, (_unused, block) => ({
      kind: 'paragraph',
      text: `${at}.${block} ${'Text, der je nach Abschnitt länger ist. '.repeat(1 + ((at + block) % 7))}`,
    })),
  }))
  sections[55]?.blocks.push({ kind: 'paragraph', text: 'Hier steht die Nadel im Heu.' })
  sections[5]?.blocks.push({ kind: 'paragraph', text: 'Und hier noch eine Nadel.' })
  const id = await anna.createArticle({ headline: 'Lang', sections })
  await anna.open(id)
  const find = new FindBar(anna)
  await anna.putCaret(anna.block('30.3 '), 0)
  const heightOf = async (): Promise<number> =>
    (await anna.block('30.3 ').evaluate((element) => element.getBoundingClientRect().top)) ?? 0
  const before = await heightOf()
  await anna.press('Control+h')
  await expect(find.bar).toBeVisible()
  expect(Math.abs((await heightOf()) - before)).toBeLessThanOrEqual(1)
  await anna.type('nadel')
  await expect(find.count).toHaveText('2 of 2, Text')
  await expect(find.current).toBeInViewport({ ratio: 1 })
  await anna.press('Enter')
  await expect(find.count).toHaveText('1 of 2, Text')
  await expect(find.current).toBeInViewport({ ratio: 1 })
  await anna.press('Enter')
  await expect(find.current).toBeInViewport({ ratio: 1 })
  await anna.press('Escape')
  await expect.poll(() => wordFrom(anna)).toBe('Nadel')
})

test('whoever only reads finds, and cannot replace', async ({ newsroom }) => {
  const anna = await newsroom.person('reporter')
  const id = await anna.createArticle(article)
  const vera = await newsroom.person('viewer')
  await vera.open(id, { toWrite: false })
  const find = new FindBar(vera)
  await vera.press('Control+h')
  await vera.type('schiffe')
  await expect(find.count).toHaveText('1 of 1, Text')
  await expect(find.current).toHaveText('Schiffe')
  await expect(find.replacement).toHaveCount(0)
  await vera.press('Escape')
  await expect(find.bar).toHaveCount(0)
  await expect.poll(() => wordFrom(vera)).toBe('Schiffe')
  await vera.page.getByRole('button', { name: 'Find', exact: true }).click()
  await expect(find.query).toBeFocused()
})

for (const colorScheme of ['light', 'dark'] as const) {
  for (const locale of ['de-DE', 'en-GB']) {
    test(`the find bar passes axe and fits 360 pixels, ${colorScheme}, ${locale}`, async ({ newsroom }) => {
      const viewport = { width: 360, height: 740 }
      const anna = await newsroom.person('reporter', { colorScheme, locale, viewport })
      const id = await anna.createArticle(article)
      await anna.open(id)
      await anna.press('Control+h')
      await anna.type('kai')
      const bar = anna.page.getByRole('search')
      await expect(bar.getByTestId('find-count')).toContainText('9')
      expect(await anna.page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
      for (const control of await bar.locator('button, input').all()) {
        const box = await control.boundingBox()
        expect(box?.x ?? -1).toBeGreaterThanOrEqual(0)
        expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(360)
      }
      await anna.page.evaluate(() =>
        Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => null))),
      )
      const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
      const { violations } = await new AxeBuilder({ page: anna.page }).withTags(tags).analyze()
      expect(
        violations.map(({ id: rule, nodes }) => `${rule}: ${nodes.map(({ html }) => html).join()}`),
      ).toEqual([])
    })
  }
}
