import type { Change } from '@stet/tracked-changes'
import { describe, expect, test } from 'vitest'
import { findMessage } from '../../../i18n/findMessage.ts'
import { messages } from './messages.ts'
import { saidChange } from './saidChange.ts'

const block = (k: string, text: string) => ({ marker: { k }, text })

const said = (change: Change, language: 'de' | 'en'): string | null => {
  const { key, count, texts } = saidChange(change)
  return findMessage(
    messages[language],
    `change.${key}`,
    count === undefined ? texts : { ...texts, count },
    language,
  )
}

const changes: readonly (readonly [Change, de: string, en: string])[] = [
  [{ what: 'insertsText', text: 'drei' }, 'fügt drei ein', 'inserts drei'],
  [{ what: 'deletesText', text: 'sehr' }, 'streicht sehr', 'deletes sehr'],
  [
    { what: 'replacesText', old: 'mehrere', now: 'zwei' },
    'ersetzt mehrere durch zwei',
    'replaces mehrere with zwei',
  ],
  [{ what: 'splitsBlock' }, 'teilt den Absatz', 'splits the paragraph'],
  [{ what: 'joinsBlocks' }, 'verbindet zwei Absätze', 'joins two paragraphs'],
  [
    { what: 'addsBlocks', blocks: [block('p', 'Neu.')] },
    'fügt einen Absatz ein: Neu.',
    'adds a paragraph: Neu.',
  ],
  [
    { what: 'addsBlocks', blocks: [block('h', 'Titel'), block('p', 'Neu.')] },
    'fügt einen Abschnitt ein: Titel',
    'adds a section: Titel',
  ],
  [
    { what: 'removesBlocks', blocks: [block('p', 'Eins.'), block('p', 'Zwei.')] },
    'streicht 2 Blöcke: Eins.\nZwei.',
    'removes 2 blocks: Eins.\nZwei.',
  ],
  [
    { what: 'removesBlocks', blocks: [block('row', 'Ort'), block('cell', 'Kiel')] },
    'streicht eine Zeile der Details: Ort: Kiel',
    'removes a row of the details: Ort: Kiel',
  ],
  [
    { what: 'moves', blocks: [block('h', 'Titel'), block('p', 'Text.')], text: '' },
    'verschiebt den Abschnitt Titel',
    'moves the section Titel',
  ],
  [{ what: 'moves', blocks: [], text: 'heute' }, 'verschiebt heute', 'moves heute'],
  [
    { what: 'changesKind', blocks: [block('p', 'Kurz')], to: { k: 'h' } },
    'macht Kurz zur Zwischenüberschrift',
    'makes Kurz a section heading',
  ],
  [{ what: 'setsFormat', format: 'bold', text: 'jetzt' }, 'setzt jetzt fett', 'makes jetzt bold'],
  [
    { what: 'setsFormat', format: 'link', text: 'hier', link: 'https://stet.example/' },
    'verlinkt hier mit https://stet.example/',
    'links hier to https://stet.example/',
  ],
  [
    { what: 'clearsFormat', format: 'italic', text: 'nie' },
    'nimmt nie die Kursive',
    'takes the italics off nie',
  ],
]

describe('saidChange', () => {
  test.each(changes)('%j', (change, de, en) => {
    expect(said(change, 'de')).toBe(de)
    expect(said(change, 'en')).toBe(en)
  })

  test('has a sentence for every kind of block, in both languages', () => {
    const kinds = ['p', 'h', 'q', 'ul', 'ol', 'fig', 'box', 'row', 'cell', 'hologram']
    const missing = kinds.flatMap((k) => {
      const blocks = [block(k, 'x')]
      const all: readonly Change[] = [
        { what: 'addsBlocks', blocks },
        { what: 'removesBlocks', blocks },
        { what: 'moves', blocks, text: '' },
        { what: 'changesKind', blocks, to: { k } },
      ]
      return all.filter((change) => said(change, 'de') === null || said(change, 'en') === null)
    })
    expect(missing).toEqual([])
  })
})
