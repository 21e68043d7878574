import { expectAccessible } from './expectAccessible.ts'
import { expectUncut } from './expectUncut.ts'
import { expect, test } from './newsroom.ts'
import type { Person } from './Person.ts'
import { Rail } from './Rail.ts'
import { StyleRail } from './StyleRail.ts'

const N = '\u202F'

const ARTICLE = {
  headline: 'Kai "zu"',
  byline: 'Von Ada',
  dateline: 'Kiel',
  lead: { text: 'Nur  5 % der Schiffe - so das Amt - kommen .' },
  details: [{ key: 'Quellen', value: 'Hafenamt' }],
}
const FOUND = [
  'Headline: Straight quote or apostrophe, in: Kai "zu"',
  'Headline: Straight quote or apostrophe, in: Kai "zu"',
  'Lead: More than one space, in: Nur  5 % der Schiffe - so das Amt -',
  'Lead: A narrow space that does not break belongs between number and unit, in: Nur  5 % der Schiffe - so das Amt -',
  'Lead: Hyphen instead of a dash, in: Nur  5 % der Schiffe - so das Amt - kommen .',
  'Lead: Hyphen instead of a dash, in: 5 % der Schiffe - so das Amt - kommen .',
  'Lead: Wrong space before the punctuation mark, in: Schiffe - so das Amt - kommen .',
]
const RIGHT = { headline: 'Kai „zu“', lead: `Nur 5${N}% der Schiffe – so das Amt – kommen.` }

async function opened(person: Person, article: object = ARTICLE): Promise<string> {
  const id = await person.createArticle(article)
  await person.open(id)
  return id
}

test('what is not as the house writes is listed with its reason; all suggested at once is a card each and one undo', async ({
  newsroom,
}) => {
  const sub = await newsroom.person('subeditor')
  const id = await opened(sub)
  const style = new StyleRail(sub)
  await style.open()
  await style.expectFindings(...FOUND)
  await expect(style.cards.first()).toBeFocused()
  await style.applyAll('suggest')
  await expect(style.announcement).toHaveText('7 suggestions made.')
  await style.expectFindings()
  await sub.expectSaved()
  expect(await sub.storedArticle(id, 'final')).toMatchObject({
    headline: RIGHT.headline,
    lead: { text: RIGHT.lead },
  })
  expect(await sub.storedArticle(id)).toMatchObject({ headline: ARTICLE.headline, lead: ARTICLE.lead })

  const { name } = await sub.me()
  const rail = new Rail(sub)
  await sub.page.getByTestId('rail-tab-changes').click()
  await rail.expectChanges(
    'replaces “"” with “„”',
    'replaces “"” with ““”',
    'deletes “␣”',
    'replaces “␣” with “⍽”',
    'replaces “-” with “–”',
    'replaces “-” with “–”',
    'deletes “␣”',
  )
  for (const card of await rail.cards.all())
    await expect(card).toHaveAccessibleName(new RegExp(`^${name} \\(you, style check\\), `, 'u'))

  // Somebody else sees it as well, and after a reload.
  const desk = await newsroom.person('editor')
  await desk.open(id)
  const hers = new Rail(desk)
  await hers.open()
  await expect(hers.cards).toHaveCount(7)
  for (const card of await hers.cards.all())
    await expect(card).toHaveAccessibleName(new RegExp(`^${name} \\(style check\\), `, 'u'))

  await sub.putCaret(sub.field('lead'), 'end')
  await sub.press('ControlOrMeta+z')
  await rail.expectChanges()
  await expect(sub.field('lead')).toHaveText(ARTICLE.lead.text)
  await sub.press('ControlOrMeta+Shift+z')
  await expect(rail.cards).toHaveCount(7)
  for (const card of await rail.cards.all()) await expect(card).toHaveAccessibleName(/\(you, style check\)/u)
})

test('by keys alone: on and back, one suggested, one changed at once, one ignored, and to the place in the text', async ({
  newsroom,
}) => {
  const anna = await newsroom.person('reporter')
  const id = await opened(anna)
  const style = new StyleRail(anna)
  await style.open()
  await expect(style.cards.first()).toBeFocused()
  await anna.press('j', 'j', 'j', 'k')
  await expect(style.cards.nth(2)).toBeFocused()
  await anna.press('d')
  await expect(style.announcement).toHaveText('1 place changed.')
  await style.expectFindings(...FOUND.toSpliced(2, 1).map((said) => said.replace('Nur  5', 'Nur 5')))
  await expect(style.cards.nth(2)).toBeFocused()
  await anna.press('a')
  await expect(style.announcement).toHaveText('1 suggestion made.')
  await expect(style.cards).toHaveCount(5)
  await anna.press('i')
  await expect(style.announcement).toHaveText('Ignored: Hyphen instead of a dash.')
  await expect(style.cards).toHaveCount(4)
  await anna.expectSaved()
  expect(await anna.storedArticle(id)).toMatchObject({
    lead: { text: 'Nur 5 % der Schiffe - so das Amt - kommen .' },
  })
  expect(await anna.storedArticle(id, 'final')).toMatchObject({
    lead: { text: `Nur 5${N}% der Schiffe - so das Amt - kommen .` },
  })

  await expect(style.cards.nth(2)).toBeFocused()
  await anna.press('Enter')
  await expect(anna.editor).toBeFocused()
  await anna.type('!')
  await expect(anna.field('lead')).toContainText('so das Amt -! kommen')
  await anna.press('Backspace', 'ControlOrMeta+Alt+p')
  await expect(style.cards.nth(2)).toBeFocused()
  await anna.press('ControlOrMeta+Alt+p')
  await expect(anna.editor).toBeFocused()

  // What was ignored stays so, for this tab, until it is asked back.
  await anna.expectSaved()
  await anna.page.reload()
  await expect(anna.editor).toHaveAttribute('contenteditable', 'true')
  await style.open()
  await expect(style.cards).toHaveCount(4)
  await style.show('Ignored')
  await expect(style.cards).toHaveCount(1)
  await style.cards.first().focus()
  await anna.press('i')
  await expect(style.announcement).toHaveText('Shown again: Hyphen instead of a dash.')
  await style.show('Open')
  await expect(style.cards).toHaveCount(5)
})

test('whoever edits may change all at once, as one undo; the findings follow whoever types', async ({
  newsroom,
}) => {
  const anna = await newsroom.person('reporter')
  const ben = await newsroom.person('reporter2')
  const id = await opened(anna)
  await ben.open(id)
  const style = new StyleRail(anna)
  await style.open()
  await style.applyAll('edit')
  await expect(style.announcement).toHaveText('7 places changed.')
  await style.expectFindings()
  await expect(ben.field('lead')).toHaveText(RIGHT.lead)
  await expect(ben.field('headline')).toHaveText(RIGHT.headline)

  await ben.putCaret(ben.field('lead'), 'end')
  await ben.type(' Wer ?')
  await style.expectFindings(
    'Lead: Wrong space before the punctuation mark, in: – so das Amt – kommen. Wer ?',
  )
  await anna.page.getByRole('button', { name: 'Undo' }).first().click()
  await expect(anna.field('lead')).toHaveText(`${ARTICLE.lead.text} Wer ?`)
  await expect(style.cards).toHaveCount(8)
  await Promise.all([anna.expectSaved(), ben.expectSaved()])
  expect(await anna.storedArticle(id)).toMatchObject({ lead: { text: `${ARTICLE.lead.text} Wer ?` } })
})

test('who only reads is told, and can change nothing; the menu opens it too', async ({ newsroom }) => {
  const anna = await newsroom.person('reporter')
  const vera = await newsroom.person('viewer')
  const id = await anna.createArticle(ARTICLE)
  await vera.open(id, { toWrite: false })
  await vera.page.getByRole('button', { name: 'Article and view' }).click()
  await vera.page.getByRole('menuitem', { name: 'Style check' }).click()
  const style = new StyleRail(vera)
  await style.expectFindings(...FOUND)
  await expect(style.cards.first()).toBeFocused()
  await expect(style.root.getByRole('button', { name: /Suggest all|directly|Apply/ })).toHaveCount(0)
  await vera.press('a', 'd')
  await style.expectFindings(...FOUND)
})

for (const [colorScheme, locale] of [
  ['light', 'de-DE'],
  ['dark', 'en-GB'],
] as const) {
  for (const width of [1440, 360]) {
    test(`the findings are accessible and uncut: ${colorScheme}, ${locale}, ${width} px`, async ({
      newsroom,
    }) => {
      const viewport = { width, height: width === 360 ? 740 : 900 }
      const sub = await newsroom.person('editor', { colorScheme, locale, viewport })
      await opened(sub, { ...ARTICLE, dateline: '', byline: '', headline: 'Lang '.repeat(20) })
      const style = new StyleRail(sub)
      await style.open()
      await expect(style.cards.first()).toBeFocused()
      await expectAccessible(sub, `findings at ${width}`)
      await expectUncut(sub, style.root)
      await sub.press('i')
      await style.show(locale === 'de-DE' ? 'Übergangen' : 'Ignored')
      await expectAccessible(sub, `ignored findings at ${width}`)
    })
  }
}
