import { expect } from '@playwright/test'
import type { ArticleJson } from './articleJson.ts'
import type { Person } from './Person.ts'

/** What a person's screen shows of the article: the texts of fields, blocks and cells in reading order, empty ones left out. */
async function shownArticle(person: Person): Promise<string[]> {
  const texts = await person.editor
    .locator(
      '[data-field]:not([data-field="details"]), section > *, [data-block="detailsKey"], [data-block="detailsValue"]',
    )
    .evaluateAll((blocks) =>
      blocks.map((block) => {
        const copy = block.cloneNode(true) as Element
        for (const widget of copy.querySelectorAll('.ProseMirror-widget')) widget.remove()
        return copy.textContent ?? ''
      }),
    )
  return texts.filter((text) => text !== '')
}

/** The same of what the server has on record, with all suggestions in it. */
function storedTexts(article: ArticleJson): string[] {
  const { kicker, headline, subheadline, byline, dateline, lead, sections, details } = article
  const texts = [kicker, headline, subheadline, byline, dateline, lead.text]
  for (const { heading, blocks } of sections) texts.push(heading, ...blocks.map(({ text }) => text))
  for (const { key, value } of details) texts.push(key, value)
  return texts.filter((text) => text !== '')
}

/** Everything is saved, and the screens of all show what the server has on record. Answers with that. */
export async function expectSame(id: string, ...people: readonly Person[]): Promise<string[]> {
  for (const person of people) await person.expectSaved()
  const [first] = people
  if (!first) throw new Error('nobody is here')
  let stored: string[] = []
  await expect
    .poll(async () => {
      stored = storedTexts(await first.storedArticle(id, 'markup'))
      const screens = await Promise.all(people.map((person) => shownArticle(person)))
      return screens.map((screen) => difference(stored, screen)).filter((found) => found !== null)
    })
    .toEqual([])
  return stored
}

function difference(stored: readonly string[], shown: readonly string[]): object | null {
  const at = stored.findIndex((text, index) => text !== shown[index])
  if (at < 0 && stored.length === shown.length) return null
  const index = at < 0 ? stored.length : at
  return { index, stored: stored[index], shown: shown[index] }
}
