import { describe, expect, it } from 'vitest'
import { authorshipOf } from './authorship.ts'
import { clientEntry } from './clients.ts'
import { clientsRoot, originsRoot, timesRoot } from './roots.ts'
import { sharesOf } from './sharesOf.ts'
import { Sheet } from './testing/Sheet.ts'
import { timeKey } from './times.ts'
import { writersSince } from './writersSince.ts'

const MINUTE = 60_000

/** Says from which minute on, by clock, a client wrote. */
function times(
  sheet: Sheet,
  client: number,
  ...entries: (readonly [clock: number, minute: number])[]
): Sheet {
  return sheet.as(1, () => {
    for (const [clock, minute] of entries) timesRoot(sheet.doc).set(timeKey(client, clock), minute)
  })
}

/** Ada wrote "Hello" at 5 and 6 past, Ben suggested " world" at 9 past. */
function greeting(): Sheet {
  const sheet = new Sheet()
  sheet.put(10, 'body', null, { k: 'p' }, 'Hello')
  sheet.put(21, 'body', [10, 5], ' world')
  times(sheet, 10, [0, 5], [4, 6])
  return times(sheet, 21, [0, 9])
}

const bodyOf = (sheet: Sheet, view?: 'final') =>
  authorshipOf(sheet.doc, view).body.flatMap(({ runs }) => runs.map((run) => Object.values(run).join(' ')))

describe('who wrote it', () => {
  it('[A100] [A101] tells who, when and how, cut where one of them changes', () => {
    const sheet = greeting()
    expect(bodyOf(sheet, 'final')).toEqual([
      `Hel Ada ${5 * MINUTE} typed`,
      `lo Ada ${6 * MINUTE} typed`,
      ` world Ben ${9 * MINUTE} typed`,
    ])
    expect(bodyOf(sheet)).toHaveLength(2)
  })

  it('[A100] is who suggested it, whoever accepts', () => {
    const sheet = greeting().decide('i:21:0:6', 'accept', 1)
    expect(bodyOf(sheet).at(-1)).toBe(` world Ben ${9 * MINUTE} typed`)
  })

  it('[A100] [A101] goes with a move, and with the copy of a copy', () => {
    const sheet = greeting()
    sheet.put(30, 'body', [10, 0], 'lo')
    sheet.origins(30, '30.9', 'move', 2, [30, 0, 2, 10, 4])
    sheet.put(20, 'body', [10, 0], 'o')
    sheet.origins(20, '20.9', 'copy', 3, [20, 0, 1, 30, 1])
    times(sheet, 30, [0, 50])
    times(sheet, 20, [0, 60])
    expect(bodyOf(sheet)).toEqual([
      `olo Ada ${6 * MINUTE} typed`,
      `Hel Ada ${5 * MINUTE} typed`,
      `lo Ada ${6 * MINUTE} typed`,
    ])
  })

  it('[A100] does not follow sources in a circle', () => {
    const sheet = new Sheet()
    sheet.put(10, 'headline', null, 'a')
    sheet.put(20, 'headline', null, 'a')
    sheet.origins(10, '10.9', 'move', 1, [10, 0, 1, 20, 0]).origins(20, '20.9', 'copy', 2, [20, 0, 1, 10, 0])
    expect(authorshipOf(sheet.doc).headline[0]?.runs.map(({ text, by }) => text + by)).toEqual(['aaBen'])
  })

  it('[A101] tells what was imported, and that it is not known when', () => {
    const sheet = new Sheet()
    sheet.as(1, () => clientsRoot(sheet.doc).set('40', clientEntry('Dana', 'edit', 'agency')))
    sheet.put(40, 'headline', null, 'Wire')
    expect(authorshipOf(sheet.doc).headline[0]?.runs).toEqual([
      { text: 'Wire', by: 'Dana', at: null, origin: 'agency' },
    ])
  })

  it('[A101] tells what was pasted, as whoever wrote it says, and nobody else', () => {
    const sheet = greeting().decide('i:21:0:6', 'accept', 1)
    const paste = (client: number, key: string, ids: unknown) =>
      sheet.as(client, () => originsRoot(sheet.doc).set(key, { k: 'paste', ids } as never))
    paste(21, '21.9', [[21, 1, 3]])
    paste(20, '20.9', [[10, 1, 5]])
    paste(10, '10.9', [[10, 'x', 5]])
    expect(bodyOf(sheet)).toEqual([
      `Hel Ada ${5 * MINUTE} typed`,
      `lo Ada ${6 * MINUTE} typed`,
      `  Ben ${9 * MINUTE} typed`,
      `wor Ben ${9 * MINUTE} pasted`,
      `ld Ben ${9 * MINUTE} typed`,
    ])
    expect(sheet.show('markup')).toBe('<p>Hello world')
  })

  it('[A102] counts shares in characters, the largest first', () => {
    const sheet = greeting().decide('i:21:0:6', 'accept', 1)
    sheet.put(30, 'headline', null, '😀')
    expect(sharesOf(authorshipOf(sheet.doc))).toEqual([
      { by: 'Ben', characters: 6 },
      { by: 'Ada', characters: 5 },
      { by: 'Cem', characters: 1 },
    ])
  })
})

describe('who wrote since', () => {
  it('[A103] names by the minute, and suggestions once they are accepted', () => {
    const sheet = greeting()
    expect(writersSince(sheet.doc, 6 * MINUTE + 59_999)).toEqual(['Ada'])
    expect(writersSince(sheet.doc, 7 * MINUTE)).toEqual([])
    sheet.decide('i:21:0:6', 'accept', 1)
    expect(writersSince(sheet.doc, 7 * MINUTE)).toEqual(['Ben'])
    expect(writersSince(sheet.doc, 0)).toEqual(['Ada', 'Ben'])
  })

  it('[A103] forgets what is not there any more', () => {
    const sheet = greeting().erase(30, 'body', 4, 2)
    expect(writersSince(sheet.doc, 6 * MINUTE)).toEqual([])
  })

  it('[A103] names who pasted a copy, not who moved or undid', () => {
    const sheet = greeting()
    sheet.put(30, 'body', [10, 0], 'Hel')
    sheet.origins(30, '30.9', 'move', 2, [30, 0, 3, 10, 1])
    times(sheet, 30, [0, 40])
    expect(writersSince(sheet.doc, 40 * MINUTE)).toEqual([])
    sheet.put(20, 'body', [10, 0], 'el')
    sheet.origins(20, '20.9', 'copy', 3, [20, 0, 2, 30, 1])
    times(sheet, 20, [0, 41])
    expect(writersSince(sheet.doc, 40 * MINUTE)).toEqual(['Ben'])
  })

  it('[A103] takes unknown times for early ones, and the server for nobody', () => {
    const sheet = new Sheet()
    sheet.put(10, 'headline', null, 'old')
    sheet.put(1, 'headline', null, 'server')
    times(sheet, 1, [0, 3])
    expect(writersSince(sheet.doc, 0)).toEqual([])
  })
})
