import { originsRoot, spansRoot } from '@stet/article'
import * as Y from 'yjs'
import { describe, expect, it } from 'vitest'
import { attack, body, copyOf, firstText, movedAway, own, raw, textAt, write } from './testing/attack.ts'
import type { Attack } from './testing/attack.ts'
import { ANNA, BEN_SUGGESTS, CHRIS, format, idOf } from './testing/hostileDesk.ts'

describe('[S32] what a suggesting client may do and nobody else notices', () => {
  const attacks: readonly (readonly [what: string, build: Attack])[] = [
    ['inserts into accepted text', write((doc) => body(doc).insert(9, 'x'))],
    ['splits a formatted run', write((doc) => doc.getText('lead').insert(2, 'x'))],
    ['inserts under a client that nobody knows', write((doc) => body(doc).insert(9, 'x'), 4_711)],
    [
      'inserts a marker, a row and a cell',
      write((doc) => {
        body(doc).insertEmbed(5, { k: 'h' })
        doc.getText('details').insertEmbed(0, { k: 'row' })
        doc.getText('details').insertEmbed(3, { k: 'cell' })
      }),
    ],
    [
      'inserts a marker of an unknown kind',
      write((doc) => body(doc).insertEmbed(5, { k: 'video', src: 'x' })),
    ],
    ['inserts before the first marker', write((doc) => body(doc).insert(0, 'x'))],
    [
      'inserts a marker into a one-line field',
      write((doc) => doc.getText('headline').insertEmbed(2, { k: 'p' })),
    ],
    [
      'strikes the suggestion of somebody else',
      write((doc) => {
        spansRoot(doc).set(`${CHRIS}.z`, { t: 'del', ids: [[...idOf(doc.getText('lead'), 9), 6]], n: 15 })
      }),
    ],
    [
      'strikes everything',
      write((doc) => {
        const ids = [1, BEN_SUGGESTS, ANNA].map((client) => firstText(doc, client))
        spansRoot(doc).set(`${CHRIS}.z`, { t: 'del', ids, n: 15 })
      }),
    ],
    [
      'strikes in the name of somebody else',
      write((doc) => {
        spansRoot(doc).set(`${CHRIS}.z`, { t: 'del', ids: [[...idOf(body(doc), 9), 2]], n: 15, by: 'anna' })
      }),
    ],
    [
      'ties a deletion to the move of somebody else',
      write((doc) => {
        spansRoot(doc).set(`${CHRIS}.z`, {
          t: 'del',
          ids: [[...idOf(body(doc), 9), 2]],
          n: 15,
          mv: `${ANNA}.m`,
        })
      }),
    ],
    [
      'withdraws an own suggestion that was accepted',
      write((doc) => {
        spansRoot(doc).set(`${CHRIS}.z`, { t: 'del', ids: [[CHRIS, 0, 5]], n: 15 })
      }),
    ],
    ['removes an own deletion that was accepted', write((doc) => spansRoot(doc).delete(`${CHRIS}.d`))],
    ['removes an own format that was accepted', write((doc) => spansRoot(doc).delete(`${CHRIS}.f`))],
    [
      'replaces an own format that was accepted, under the same number',
      write((doc) => {
        spansRoot(doc).set(`${CHRIS}.f`, format('bold', idOf(body(doc), 3), 4))
      }),
    ],
    [
      'turns an own deletion that was accepted into a format',
      write((doc) => {
        spansRoot(doc).set(`${CHRIS}.d`, format('bold', idOf(body(doc), 3), 15))
      }),
    ],
    [
      'turns an own format that was accepted into a deletion',
      write((doc) => {
        spansRoot(doc).set(`${CHRIS}.f`, { t: 'del', ids: [[...idOf(body(doc), 9), 4]], n: 4 })
      }),
    ],
    [
      'formats accepted text with the highest number there is',
      write((doc) => {
        spansRoot(doc).set(`${CHRIS}.z`, format('bold', idOf(body(doc), 3), 15))
      }),
    ],
    [
      'takes a format away',
      write((doc) => {
        spansRoot(doc).set(`${CHRIS}.z`, {
          ...format('bold', idOf(doc.getText('lead'), 0), 15),
          on: false,
          root: 'lead',
        })
      }),
    ],
    [
      'formats the whole article to its end',
      write((doc) => {
        spansRoot(doc).set(`${CHRIS}.z`, {
          ...format('link', idOf(body(doc), 0), 15),
          v: 'https://evil.example',
          e: null,
        })
      }),
    ],
    [
      'labels accepted text with an unknown type',
      write((doc) => {
        spansRoot(doc).set(`${CHRIS}.z`, format('glitter', idOf(body(doc), 9), 15))
      }),
    ],
    [
      'makes a marker another kind',
      write((doc) => {
        spansRoot(doc).set(`${CHRIS}.z`, { t: 'kind', at: idOf(body(doc), 0), v: { k: 'h' }, n: 15 })
      }),
    ],
    [
      'writes broken values under own keys',
      write((doc) => {
        for (const [index, value] of [null, 7, 'x', [], { t: 'del' }, { t: 'bold', n: 'x' }].entries())
          spansRoot(doc).set(`${CHRIS}.y${index}`, value)
      }),
    ],
    [
      'suggests that accepted text moves',
      write((doc) => {
        const source = idOf(body(doc), 24)
        body(doc).insert(1, textAt(doc, source, 2))
        originsRoot(doc).set(`${CHRIS}.y`, { k: 'move', n: 15, of: [[...idOf(body(doc), 1), 2, ...source]] })
        spansRoot(doc).set(`${CHRIS}.z`, { t: 'del', ids: [[...source, 2]], n: 16, mv: `${CHRIS}.y` })
      }),
    ],
    [
      'suggests a second copy of what was moved',
      copyOf('We', (doc, to) => [...to, 2, ...idOf(doc.getText('kicker'), 4)]),
    ],
    [
      'suggests a copy of what was deleted in a move',
      (page) =>
        page.write(CHRIS, (doc) => {
          doc.getText('kicker').insert(0, 'We')
          const to = idOf(doc.getText('kicker'), 0)
          originsRoot(doc).set(`${CHRIS}.z`, {
            k: 'undo',
            n: 15,
            of: [[...to, 2, ...movedAway(doc)]],
          } as never)
        }),
    ],
    ['repeats what everybody knows', (_page, desk) => Y.encodeStateAsUpdate(desk.live.doc)],
    ['repeats what somebody else wrote', (_page, desk) => desk.taken.at(-1)?.update ?? new Uint8Array()],
    [
      'writes on an old state',
      (_page, desk) => {
        const stale = new Y.Doc()
        for (const { update } of desk.taken.slice(0, 5)) Y.applyUpdate(stale, update)
        const first = desk.page('chris')
        Y.applyUpdate(stale, Y.encodeStateAsUpdate(first.doc))
        const sv = Y.encodeStateVector(stale)
        stale.clientID = CHRIS
        stale.getText('kicker').insert(0, 'alt')
        stale.getText('body').insert(14, 'alt')
        return Y.encodeStateAsUpdate(stale, sv)
      },
    ],
    [
      'goes in between what was deleted',
      raw((desk) => {
        const [client, clock] = movedAway(desk.live.doc)
        return { structs: [own(desk, { origin: [client, clock], rightOrigin: [client, clock + 1] })] }
      }),
    ],
  ]
  it.each(attacks.map(([what, build]) => ({ what, build })))('$what', ({ build }) => {
    const { result } = attack(build)
    expect(result).toMatchObject({ ok: true, converted: null })
  })

  it('two values bring the highest number two further, and no more', () => {
    expect(attack(numbered(16)).result).toMatchObject({ ok: true })
    expect(attack(numbered(17)).result).toMatchObject({ ok: false, code: 4409 })
  })
})

/** Two formats with this number. */
const numbered = (n: number) =>
  write((doc) => {
    for (const sub of ['y', 'z']) spansRoot(doc).set(`${CHRIS}.${sub}`, format('bold', idOf(body(doc), 3), n))
  })
