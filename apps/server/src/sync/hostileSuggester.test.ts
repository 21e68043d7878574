import { originsRoot, read, reviewRoot, spansRoot } from '@stet/article'
import * as Y from 'yjs'
import { describe, expect, it } from 'vitest'
import { encodeUpdate } from './testing/encodeUpdate.ts'
import type { RawDeletion, RawStruct } from './testing/encodeUpdate.ts'
import { ANNA, BEN_SUGGESTS, CHRIS, format, hostileDesk, idOf } from './testing/hostileDesk.ts'
import type { LiveDesk, RawPage } from './testing/LiveDesk.ts'

type Attack = (page: RawPage, desk: LiveDesk) => Uint8Array

const asOthersRead = (doc: Y.Doc) =>
  (['original', { without: 'chris' }] as const).map((view) => JSON.stringify(read(doc, view)))

const body = (doc: Y.Doc) => doc.getText('body')
const write =
  (edit: (doc: Y.Doc) => void, client = CHRIS): Attack =>
  (page) =>
    page.write(client, edit)
const next = (desk: LiveDesk, client: number) => Y.getState(desk.live.doc.store, client)
const raw =
  (
    build: (desk: LiveDesk) => { structs?: readonly RawStruct[]; deletions?: readonly RawDeletion[] },
  ): Attack =>
  (_page, desk) => {
    const { structs = [], deletions = [] } = build(desk)
    return encodeUpdate(structs, deletions)
  }
/** A struct of Chris's own, at the next clock. */
const own = (desk: LiveDesk, struct: Partial<RawStruct>): RawStruct => ({
  client: CHRIS,
  clock: next(desk, CHRIS),
  parent: 'body',
  content: { text: 'x' },
  ...struct,
})
const copyOf =
  (text: string, of: (doc: Y.Doc, to: readonly [number, number]) => unknown, k = 'move'): Attack =>
  (page) =>
    page.write(CHRIS, (doc) => {
      body(doc).insert(1, text)
      const to = idOf(body(doc), 1)
      originsRoot(doc).set(`${CHRIS}.z`, { k, n: 15, of: [of(doc, to)] } as never)
    })

/** Lets Chris, who may only suggest, attack; everybody else must read, to the byte, what they read before. */
function attack(build: Attack) {
  const desk = hostileDesk()
  const everybody = [desk.page('anna'), desk.page('ben')]
  const page = desk.page('chris')
  const before = asOthersRead(desk.live.doc)
  const stored = Y.encodeStateAsUpdate(desk.live.doc)
  const told = desk.taken.length
  const result = page.send(build(page, desk))
  for (const { update } of desk.taken.slice(told)) {
    for (const { doc } of everybody) {
      Y.applyUpdate(doc, update)
      expect(asOthersRead(doc)).toEqual(before)
    }
  }
  const { doc } = desk.live
  for (const reader of [doc, ...everybody.map((each) => each.doc), desk.page('ben').doc]) {
    expect(asOthersRead(reader)).toEqual(before)
  }
  return { result, isUntouched: Buffer.from(stored).equals(Y.encodeStateAsUpdate(doc)), doc }
}

describe('[S32] what a suggesting client is refused, with a code and a reason', () => {
  const attacks: readonly (readonly [what: string, code: number, reason: string, build: Attack])[] = [
    ['deletes accepted text', 4403, 'a suggestion deletes nothing', write((doc) => body(doc).delete(9, 4))],
    ['deletes a marker', 4403, 'a suggestion deletes nothing', write((doc) => body(doc).delete(0, 1))],
    [
      'deletes the suggestion of somebody else',
      4403,
      'a suggestion deletes nothing',
      write((doc) => doc.getText('lead').delete(9, 6)),
    ],
    [
      'deletes an own suggestion that was accepted',
      4403,
      'a suggestion deletes nothing',
      write((doc) => body(doc).delete(13, 5)),
    ],
    [
      'deletes own pending text instead of withdrawing it',
      4403,
      'a suggestion deletes nothing',
      write((doc) => doc.getText('headline').delete(0, 5)),
    ],
    [
      'deletes text in the same breath as writing some',
      4403,
      'a suggestion deletes nothing',
      write((doc) => {
        body(doc).insert(9, 'x')
        body(doc).delete(8, 1)
      }),
    ],
    [
      'sets a Yjs format',
      4400,
      'content of a type that an article does not have',
      write((doc) => body(doc).format(1, 4, { bold: true })),
    ],
    [
      'sets an attribute on a text',
      4400,
      'an attribute on a text',
      write((doc) => body(doc).setAttribute('lang', 'xx' as never)),
    ],
    [
      'forges a suggestion of somebody else',
      4403,
      'a client of somebody else',
      write((doc) => body(doc).insert(9, 'x'), BEN_SUGGESTS),
    ],
    [
      'forges accepted text',
      4403,
      'a client of somebody else',
      write((doc) => body(doc).insert(9, 'x'), ANNA),
    ],
    [
      'forges text of the article as it was imported',
      4403,
      'a client of somebody else',
      write((doc) => body(doc).insert(9, 'x'), 1),
    ],
    [
      'writes as the server',
      4403,
      'a client of somebody else',
      (page, desk) => page.write(desk.live.doc.clientID, (doc) => body(doc).insert(9, 'x')),
    ],
    [
      'forges a suggested deletion of somebody else',
      4403,
      'a key of somebody else',
      write((doc) => spansRoot(doc).set(`${BEN_SUGGESTS}.z`, { t: 'del', ids: [], n: 15 })),
    ],
    [
      'removes a suggested deletion of somebody else',
      4403,
      'a span of somebody else',
      write((doc) => spansRoot(doc).delete(`${BEN_SUGGESTS}.d`)),
    ],
    [
      'replaces a suggested format of somebody else',
      4403,
      'a key of somebody else',
      write((doc) => spansRoot(doc).set(`${BEN_SUGGESTS}.f`, { t: 'x', n: 15 })),
    ],
    [
      'removes a format of the article',
      4403,
      'a span of somebody else',
      write((doc) =>
        spansRoot(doc).delete([...spansRoot(doc).keys()].find((key) => key.startsWith('1.')) ?? ''),
      ),
    ],
    [
      'accepts an own suggestion',
      4403,
      'no right to review',
      write((doc) => reviewRoot(doc).set(`i:${CHRIS}:0:5`, { do: 'accept', n: 15 })),
    ],
    [
      'rejects the suggestion of somebody else',
      4403,
      'no right to review',
      write((doc) => reviewRoot(doc).set(`i:${BEN_SUGGESTS}:0:6`, { do: 'reject', n: 15 })),
    ],
    [
      'takes a decision back',
      4403,
      'a suggestion deletes nothing',
      write((doc) => reviewRoot(doc).delete([...reviewRoot(doc).keys()][0] ?? '')),
    ],
    [
      'overwrites a decision with nothing',
      4403,
      'no right to review',
      raw((desk) => {
        const [key = ''] = reviewRoot(desk.live.doc).keys()
        return { structs: [own(desk, { parent: 'review', sub: key, content: { deleted: 1 } })] }
      }),
    ],
    [
      'says whose a client is',
      4400,
      'clients is written by the server',
      write((doc) => doc.getMap('clients').set(String(CHRIS), { user: 'anna', modes: [[0, 'edit']] })),
    ],
    [
      'removes an entry of clients',
      4400,
      'clients is written by the server',
      write((doc) => doc.getMap('clients').delete(String(ANNA))),
    ],
    ['adds a root', 4400, 'an unknown root', write((doc) => doc.getText('teaser').insert(0, 'x'))],
    [
      'adds a nested text',
      4400,
      'content of a type that an article does not have',
      write((doc) => spansRoot(doc).set(`${CHRIS}.z`, new Y.Text('x') as never)),
    ],
    [
      'leaves a gap in its clocks',
      4409,
      'earlier updates are missing',
      raw((desk) => ({ structs: [own(desk, { clock: next(desk, CHRIS) + 5 })] })),
    ],
    [
      'skips clocks',
      4409,
      'earlier updates are missing',
      raw((desk) => ({
        structs: [own(desk, {}), own(desk, { content: { skip: 9 } }), own(desk, {})],
      })),
    ],
    [
      'fills a clock with something that was collected',
      4400,
      'collected structs come from nobody',
      raw((desk) => ({ structs: [own(desk, { content: { collected: 3 } })] })),
    ],
    [
      'puts text between neighbours in two texts',
      4400,
      'neighbours in two places',
      raw((desk) => ({
        structs: [
          own(desk, {
            origin: idOf(body(desk.live.doc), 2),
            rightOrigin: idOf(desk.live.doc.getText('lead'), 2),
          }),
        ],
      })),
    ],
    [
      'puts text between neighbours in the wrong order',
      4400,
      'neighbours in the wrong order',
      raw((desk) => ({
        structs: [
          own(desk, { origin: idOf(body(desk.live.doc), 20), rightOrigin: idOf(body(desk.live.doc), 2) }),
        ],
      })),
    ],
    [
      'puts text into a map',
      4400,
      'a text in a map',
      raw((desk) => ({ structs: [own(desk, { parent: 'spans', sub: `${CHRIS}.z` })] })),
    ],
    [
      'strikes characters that somebody will type',
      4409,
      'names what is not known',
      write((doc) => {
        const ids = [[ANNA, Y.getState(doc.store, ANNA), 100]]
        spansRoot(doc).set(`${CHRIS}.z`, { t: 'del', ids, n: 15 })
      }),
    ],
    [
      'takes a number that nobody can go beyond',
      4409,
      'a number ahead of everything that is known',
      write((doc) => spansRoot(doc).set(`${CHRIS}.z`, format('bold', idOf(body(doc), 1), 2 ** 48))),
    ],
    [
      'makes its own accepted text a copy of something else',
      4400,
      'a copy that was written before',
      write((doc) => {
        const of = [[CHRIS, 0, 1, ...idOf(body(doc), 1)]]
        originsRoot(doc).set(`${CHRIS}.z`, { k: 'move', n: 15, of } as never)
      }),
    ],
    [
      'makes the text of somebody else a copy',
      4400,
      'a copy that was written before',
      write((doc) => {
        const of = [[...idOf(body(doc), 9), 1, ...idOf(body(doc), 10)]]
        originsRoot(doc).set(`${CHRIS}.z`, { k: 'undo', n: 15, of } as never)
      }),
    ],
    [
      'says that other text stood there',
      4400,
      'a copy that differs from its source',
      copyOf('nie', (doc, to) => [...to, 3, ...idOf(body(doc), 25)]),
    ],
    [
      'says that other text was deleted there',
      4400,
      'a copy that differs from its source',
      copyOf('Xy', (doc, to) => [...to, 2, ...movedAway(doc)], 'undo'),
    ],
    [
      'replaces a copy of somebody else',
      4403,
      'a key of somebody else',
      write((doc) => originsRoot(doc).set(`${ANNA}.m`, { k: 'copy', n: 15, of: [] })),
    ],
    ['removes a copy', 4400, 'origins stay', write((doc) => originsRoot(doc).delete(`${ANNA}.m`))],
    [
      'brings a crowd of clients',
      4400,
      'too many new clients',
      raw(() => ({
        structs: Array.from({ length: 65 }, (_, index) => ({
          client: 9_000 + index,
          clock: 0,
          parent: 'body',
          content: { text: 'x' },
        })),
      })),
    ],
  ]
  it.each(attacks.map(([what, code, reason, build]) => ({ what, code, reason, build })))(
    '$what',
    ({ code, reason, build }) => {
      const { result, isUntouched } = attack(build)
      expect(result).toEqual({ ok: false, code, reason })
      expect(isUntouched).toBe(true)
    },
  )

  it('takes a client of somebody else at the handshake', () => {
    const desk = hostileDesk()
    const claim = { edit: [ANNA], suggest: [BEN_SUGGESTS] }
    const problem = desk.live.claim(claim, { userId: 'chris', mode: 'suggest' })
    expect(problem).toMatchObject({ ok: false, code: 4403 })
  })
})

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
    const numbered = (n: number) =>
      write((doc) => {
        for (const sub of ['y', 'z'])
          spansRoot(doc).set(`${CHRIS}.${sub}`, format('bold', idOf(body(doc), 3), n))
      })
    expect(attack(numbered(16)).result).toMatchObject({ ok: true })
    expect(attack(numbered(17)).result).toMatchObject({ ok: false, code: 4409 })
  })
})

/** The characters that Anna moved away; deleted since. */
function movedAway(doc: Y.Doc): readonly [client: number, clock: number] {
  const [, , , client, clock] = originsRoot(doc).get(`${ANNA}.m`)?.of[0] ?? []
  return [client ?? -1, clock ?? -1]
}

/** The first stretch of text of a client. */
function firstText(doc: Y.Doc, client: number): readonly [number, number, number] {
  for (const item of doc.store.clients.get(client) ?? []) {
    if (item instanceof Y.Item && item.parentSub === null) return [client, item.id.clock, item.length]
  }
  throw new Error('no text')
}

/** The text of known characters of one client. */
function textAt(doc: Y.Doc, [client, clock]: readonly [number, number], length: number): string {
  const { content, id } = Y.getItem(doc.store, Y.createID(client, clock)) as Y.Item
  return content instanceof Y.ContentString
    ? content.str.slice(clock - id.clock, clock - id.clock + length)
    : ''
}
