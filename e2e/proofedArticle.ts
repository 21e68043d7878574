import { expect } from '@playwright/test'
import type { AccountName } from './accounts.ts'
import { drag } from './drag.ts'
import type { Newsroom } from './newsroom.ts'
import type { Person } from './Person.ts'
import { pointAt } from './pointAt.ts'
import { PROOF } from './proofText.ts'

const AUTHORS: readonly AccountName[] = ['reporter2', 'editor', 'subeditor', 'reporter', 'chief']
const CARDS = 100
/** Longer than browsers wait for a third click. */
const THIRD_CLICK_MS = 600

/** What is suggested at one place of a text, in units of the text as it was. */
interface Edit {
  readonly from: number
  readonly to: number
  readonly now: string
  readonly format: '*' | '/' | null
}

/** The text as it was, and what is suggested in it. */
function parse(marked: string): { readonly text: string; readonly edits: readonly Edit[] } {
  const edits: Edit[] = []
  let text = ''
  for (const part of marked.split(/(\{[^}]*\})/u)) {
    const [, format, old, now] = /^\{([*/])?([^>]*)>?(.*)\}$/u.exec(part) ?? []
    if (old === undefined) {
      text += part
      continue
    }
    const isFormat = format === '*' || format === '/'
    edits.push({
      from: text.length,
      to: text.length + old.length,
      now: now ?? '',
      format: isFormat ? format : null,
    })
    text += old
  }
  return { text, edits }
}

function plain(marked: string): string {
  return parse(marked).text
}

function linkTo(text: string, word: string) {
  const from = text.indexOf(word)
  return [{ from, to: from + word.length, link: 'https://hafen.example/zufahrt' }]
}

/** An article of five sections that five people have edited heavily, all as suggestions: a hundred cards of every kind. */
export async function proofedArticle(newsroom: Newsroom): Promise<string> {
  const first = await newsroom.person('reporter')
  const id = await first.createArticle({
    kicker: PROOF.kicker,
    headline: plain(PROOF.headline),
    byline: PROOF.byline,
    dateline: PROOF.dateline,
    lead: { text: plain(PROOF.lead), runs: linkTo(plain(PROOF.lead), 'Zufahrt') },
    sections: PROOF.sections.map(({ heading, paragraphs }) => ({
      heading: plain(heading),
      blocks: paragraphs.map((text) => ({ kind: 'paragraph', text: plain(text) })),
    })),
    details: PROOF.details.map(({ key, value }) => ({ key, value: plain(value) })),
  })
  for (const [at, account] of AUTHORS.entries()) {
    const person = await newsroom.person(account)
    await person.open(id)
    await person.toMode('suggest')
    await editText(person, at)
    if (account === 'chief') await editBlocks(person)
    await person.expectSaved()
    await person.context.close()
  }
  const answer = await first.http.get(`/api/articles/${id}/suggestions`)
  expect(((await answer.json()) as { suggestions: unknown[] }).suggestions.length).toBe(CARDS)
  await first.context.close()
  return id
}

/** Each takes every fifth place; what those before put in stands in the text by now. */
async function editText(person: Person, author: number): Promise<void> {
  const blocks = PROOF.sections.flatMap(({ heading, paragraphs }) =>
    heading === '' ? paragraphs : [heading, ...paragraphs],
  )
  const places = [
    { block: person.field('headline'), marked: PROOF.headline },
    { block: person.field('lead'), marked: PROOF.lead },
    ...blocks.map((marked, at) => ({ block: person.blocks.nth(at), marked })),
    { block: person.detailsCell('value', 1), marked: PROOF.details[1].value },
  ]
  let count = 0
  for (const { block, marked } of places) {
    let shift = 0
    for (const edit of parse(marked).edits) {
      const turn = count % AUTHORS.length
      count += 1
      if (turn === author) await suggest(person, block, edit, shift)
      if (turn <= author) shift += edit.now.length
    }
  }
}

async function suggest(
  person: Person,
  block: Person['editor'],
  { from, to, now, format }: Edit,
  shift: number,
): Promise<void> {
  if (from === to) await person.putCaret(block, from + shift)
  else await person.select(block, from + shift, to + shift)
  if (format !== null) await person.press(format === '*' ? 'ControlOrMeta+b' : 'ControlOrMeta+i')
  else if (now === '') await person.press('Delete')
  else await person.type(now)
}

/** What concerns whole blocks, and what moves. */
async function editBlocks(person: Person): Promise<void> {
  const { x, y } = await pointAt(person.block('A 7'), 'Verkehr')
  await person.page.mouse.dblclick(x, y)
  await person.page.waitForTimeout(THIRD_CLICK_MS)
  await drag(
    person,
    await pointAt(person.block('A 7'), 'Verkehr'),
    await pointAt(person.block('A 7'), 'still', 'begin'),
  )
  await person.putCaret(person.block('Die Gewerkschaft'), 0)
  await person.press('ControlOrMeta+Shift+9')
  await person.putCaret(person.block('Der Kai '), 'end')
  await person.press('Enter')
  await person.type('Eine Erweiterung ist geplant.')
  await person.putCaret(person.block('Zum Vergleich'), 'end')
  await person.press('Alt+Shift+ArrowUp')
}
