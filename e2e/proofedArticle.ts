import type { AccountName } from './accounts.ts'
import type { Newsroom } from './newsroom.ts'
import type { Person } from './Person.ts'

const AUTHORS: readonly AccountName[] = ['reporter', 'reporter2', 'editor', 'subeditor', 'chief']

const PARAGRAPHS = [
  'Die Sperrung des Kais dauert länger als erwartet. Am Montag war ein Kran umgestürzt, zwei Arbeiter kamen ins Krankenhaus.',
  'Der Betreiber wollte sich zur Ursache nicht äußern. Die Ermittler prüfen, ob ein technischer Defekt vorlag.',
  'Im Sommer war ein ähnlicher Kran in Bremen umgestürzt. Damals hatte ein Gutachter vor den Bolzen gewarnt.',
  'Mehrere Reedereien haben ihre Schiffe umgeleitet. Die Wartezeiten vor der Schleuse betragen inzwischen zehn Stunden.',
  'Anwohner klagen über Lärm in der Nacht. Die Stadt hat eine Rufnummer eingerichtet, die rund um die Uhr besetzt ist.',
] as const

function sectionUnder(heading: string) {
  return { heading, blocks: PARAGRAPHS.map((text) => ({ kind: 'paragraph', text })) }
}

/** An article of four sections that five people have edited heavily, all as suggestions: a hundred cards. */
export async function proofedArticle(newsroom: Newsroom): Promise<string> {
  const first = await newsroom.person(AUTHORS[0]!)
  const id = await first.createArticle({
    kicker: 'Hafen',
    headline: 'Kai bleibt bis Freitag gesperrt',
    byline: 'Von Jana Reuter',
    dateline: 'Hamburg',
    lead: { text: 'Nach dem Unfall am Kai bleibt die Zufahrt gesperrt. Mehrere Menschen wurden verletzt.' },
    sections: ['', 'Ursache unklar', 'Folgen', 'Was die Stadt tut'].map(sectionUnder),
    details: [
      { key: 'Ort', value: 'Hamburg' },
      { key: 'Quellen', value: 'Polizei, Betreiber' },
    ],
  })
  for (const [at, account] of AUTHORS.entries()) {
    const person = at === 0 ? first : await newsroom.person(account)
    await person.open(id)
    if (!(await person.page.getByTestId('mode-menu').textContent())?.includes('Suggesting'))
      await person.press('ControlOrMeta+Shift+E')
    await edit(person, at)
    await person.expectSaved()
    await person.context.close()
  }
  return id
}

/** Twenty suggestions of one person, five in each section. */
async function edit(person: Person, at: number): Promise<void> {
  const paragraphs = person.editor.locator('section > p')
  for (let section = 0; section < 4; section += 1) {
    const paragraph = (offset: number) => paragraphs.nth(section * 5 + ((at + offset) % 5))
    await person.putCaret(paragraph(0), 12 + at)
    await person.press('Control+Shift+ArrowRight')
    await person.type(['rund', 'etwa', 'bald', 'heute', 'kaum'][at] ?? '')
    await person.type(' ')
    await person.putCaret(paragraph(1), 'end')
    await person.type(
      [' Das bestätigte die Polizei.', ' So viel ist klar.', ' Mehr dazu morgen.'][at % 3] ?? '',
    )
    await person.putCaret(paragraph(2), 30 + at * 3)
    await person.press('Control+Shift+ArrowRight', 'Delete')
    await person.putCaret(paragraph(3), 3)
    await person.press('Control+Shift+ArrowRight', at % 2 === 0 ? 'Control+b' : 'Control+i')
    await person.putCaret(paragraph(4), 52)
    if (at === section) await person.press('Enter')
    else await person.type('– ')
  }
}
