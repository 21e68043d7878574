import { read, reviewRoot, spansRoot } from '@stet/article'
import { bold, p, section, article } from '@stet/article/testing'
import { cardsOf } from '@stet/tracked-changes'
import * as Y from 'yjs'
import { describe, expect, it } from 'vitest'
import { LiveDesk } from './testing/LiveDesk.ts'
import { readingOf } from './testing/readingOf.ts'

const ANNA = 100
const ANNA_SUGGESTS = 200
const BEN = 101
const CHRIS_SUGGESTS = 202

const start = article('Stand', section('', bold('Sturm', p('Der Sturm kommt')), p('Und geht')))

/** A desk on which anna wrote as an editor, and then may only suggest; her page has not heard of it. */
function demoted(prepare: (desk: LiveDesk) => void = () => {}) {
  const desk = new LiveDesk(start)
  prepare(desk)
  const anna = desk.page('anna')
  desk.change('anna', 'suggest')
  const before = readings(desk.live.doc)
  return { desk, anna, before }
}

function readings(doc: Y.Doc): readonly string[] {
  return (['original', { without: 'anna' }] as const).map((view) => readingOf(doc, view))
}

const shown = (doc: Y.Doc) =>
  read(doc, 'markup').body.map(({ runs }) =>
    runs.map(({ text, insertion, deletions }) => [text, insertion ?? '', ...deletions].join('|')).join(' '),
  )

/** The key and value of what the server suggests on behalf of somebody. */
const struckFor = (doc: Y.Doc) =>
  [...spansRoot(doc)].filter(([, value]) => (value as { by?: string }).by !== undefined)

describe('[S39] late work', () => {
  it('deleted text stands again, as a deletion that the person suggests; for others nothing happened', () => {
    const { desk, anna, before } = demoted()
    const result = anna.make(ANNA, (doc) => doc.getText('body').delete(5, 6))
    expect(result.converted).toEqual({ inserted: 0, struck: 6, restored: 0 })
    expect(readings(desk.live.doc)).toEqual(before)
    expect(shown(desk.live.doc)).toEqual(['Der | Sturm||anna  ||anna kommt|', 'Und geht|'])
    expect(cardsOf(read(desk.live.doc, 'markup'))).toMatchObject([{ by: 'anna' }])
    const [first] = read(desk.live.doc, 'original').body
    expect(first?.runs[1]).toMatchObject({ text: 'Sturm', author: 'dora', formats: { bold: true } })
  })

  it('a deleted marker stands again with its kind, and what was typed is pending', () => {
    const { desk, anna, before } = demoted((each) => {
      each.page('ben').make(BEN, (doc) => {
        const at = [1, markerClock(doc, 1)]
        spansRoot(doc).set(`${BEN}.1`, { t: 'kind', at, v: { k: 'h' }, n: 2 })
      })
    })
    const result = anna.make(ANNA, (doc) => {
      doc.getText('body').insert(16, ' heftig.')
      doc.getText('body').delete(24, 1)
    })
    expect(result.converted).toEqual({ inserted: 8, struck: 1, restored: 0 })
    expect(readings(desk.live.doc)).toEqual(before)
    const second = read(desk.live.doc, 'markup').body[1]
    expect(second).toMatchObject({ marker: { k: 'h' }, deletions: ['anna'] })
    expect(shown(desk.live.doc)[0]).toContain(' heftig.|anna')
  })

  it('goes to everybody in one message; to its author only what the server added', () => {
    const { desk, anna } = demoted()
    const ben = desk.page('ben')
    const before = readings(ben.doc)
    const told = desk.taken.length
    anna.make(ANNA, (doc) => doc.getText('body').delete(1, 3))
    const messages = desk.taken.filter(({ author }) => author !== null)
    expect(messages).toHaveLength(1)
    for (const { update } of desk.taken.slice(told)) {
      Y.applyUpdate(ben.doc, update)
      expect(readings(ben.doc)).toEqual(before)
    }
    for (const { author, update, answer } of desk.taken)
      Y.applyUpdate(anna.doc, author === null ? update : (answer ?? update))
    for (const { doc } of [anna, ben]) {
      expect(readingOf(doc, 'markup')).toBe(readingOf(desk.live.doc, 'markup'))
      expect(Y.encodeStateVector(doc)).toEqual(Y.encodeStateVector(desk.live.doc))
    }
  })

  it('a move is one suggestion', () => {
    const { desk, anna, before } = demoted()
    anna.make(ANNA, (doc) => {
      const clock = markerClock(doc, 0) + 1
      doc.getText('body').insert(16, 'Der ')
      const to = Y.getState(doc.store, ANNA) - 4
      doc.getMap('origins').set(`${ANNA}.9`, { k: 'move', n: 2, of: [[ANNA, to, 4, 1, clock]] })
      doc.getText('body').delete(1, 4)
    })
    expect(readings(desk.live.doc)).toEqual(before)
    expect(cardsOf(read(desk.live.doc, 'markup'))).toHaveLength(1)
    expect(struckFor(desk.live.doc)).toMatchObject([[expect.any(String), { mv: `${ANNA}.9` }]])
  })

  it('the suggestion of somebody else that was deleted is theirs again', () => {
    const { desk, anna, before } = demoted((each) => {
      each.page('chris').make(CHRIS_SUGGESTS, (doc) => doc.getText('body').insert(4, '!!'))
    })
    anna.make(ANNA, (doc) => doc.getText('body').delete(4, 2))
    expect(readings(desk.live.doc)).toEqual(before)
    expect(shown(desk.live.doc)[0]).toContain('!!|chris|anna')
  })

  it('decisions that were taken back or overwritten stand, with who made them', () => {
    const keys = [0, 1].map((clock) => `${ANNA}.i:${CHRIS_SUGGESTS}:${clock}:1`)
    const { desk, anna, before } = demoted((each) => {
      each.page('chris').make(CHRIS_SUGGESTS, (doc) => doc.getText('body').insert(4, 'ab'))
      each.page('anna').make(ANNA, (doc) => {
        for (const key of keys) reviewRoot(doc).set(key, { do: 'accept', n: 2, of: 'chris' })
      })
    })
    const result = anna.make(ANNA, (doc) => {
      reviewRoot(doc).delete(keys[0] ?? '')
      reviewRoot(doc).set(keys[1] ?? '', { do: 'reject', n: 3 })
    })
    expect(result.converted).toEqual({ inserted: 0, struck: 0, restored: 2 })
    expect(readings(desk.live.doc)).toEqual(before)
    for (const key of keys) {
      expect(reviewRoot(desk.live.doc).get(key)).toEqual({ do: 'accept', n: 2, of: 'chris', by: 'anna' })
    }
  })

  it('a decision that never counted does not come to count by being put back', () => {
    const { desk, anna, before } = demoted((each) => {
      each.page('chris').make(CHRIS_SUGGESTS, (doc) => doc.getText('body').insert(4, 'ab'))
    })
    const key = `${ANNA}.i:${CHRIS_SUGGESTS}:0:2`
    for (const verdict of ['accept', 'accept', 'reject']) {
      anna.make(ANNA, (doc) => reviewRoot(doc).set(key, { do: verdict, n: 2 }))
      anna.catchUp()
    }
    anna.make(ANNA, (doc) => reviewRoot(doc).delete(key))
    expect(readings(desk.live.doc)).toEqual(before)
    expect(shown(desk.live.doc)[0]).toContain('ab|chris')
  })

  it('an accepted format that was removed and set again counts as before', () => {
    const span = { t: 'italic', on: true, root: 'body', s: [1, 10, 0], e: null, n: 2 }
    const { desk, anna, before } = demoted((each) => {
      each.page('anna').make(ANNA, (doc) => spansRoot(doc).set(`${ANNA}.1`, span))
    })
    const gone = anna.write(ANNA, (doc) => spansRoot(doc).delete(`${ANNA}.1`))
    const back = anna.write(ANNA, (doc) => spansRoot(doc).set(`${ANNA}.1`, { ...span, on: false }))
    for (const update of [gone, back, gone, back]) {
      expect(anna.send(update)).toMatchObject({ ok: true })
      expect(readings(desk.live.doc)).toEqual(before)
    }
    expect(spansRoot(desk.live.doc).get(`${ANNA}.1`)).toEqual(span)
  })

  it('the person takes back what was suggested on their behalf; nobody else who only suggests can', () => {
    const { desk, anna } = demoted()
    anna.make(ANNA, (doc) => doc.getText('body').delete(1, 3))
    const [key = ''] = struckFor(desk.live.doc)[0] ?? []
    const chris = desk.page('chris')
    const forged = chris.write(CHRIS_SUGGESTS, (doc) => spansRoot(doc).delete(key))
    expect(chris.send(forged)).toMatchObject({ ok: false, code: 4403 })
    const replaced = desk
      .page('anna')
      .write(ANNA_SUGGESTS, (doc) => spansRoot(doc).set(key, { t: 'del', ids: [], n: 1 }))
    expect(anna.send(replaced)).toMatchObject({ ok: false, code: 4403 })
    anna.catchUp().make(ANNA_SUGGESTS, (doc) => spansRoot(doc).delete(key))
    expect(shown(desk.live.doc)[0]).toBe('Der | Sturm|  kommt|')
    expect(cardsOf(read(desk.live.doc, 'markup'))).toEqual([])
  })

  it('text under an id that was kept for editing is told to have become suggestions; other text is not', () => {
    const { anna } = demoted()
    const insert = (client: number) => anna.make(client, (doc) => doc.getText('headline').insert(0, 'So '))
    expect(insert(ANNA).converted).toEqual({ inserted: 3, struck: 0, restored: 0 })
    expect(insert(ANNA_SUGGESTS).converted).toBeNull()
    expect(insert(4_711).converted).toBeNull()
  })

  it('who could never edit here is refused, whatever they say about their ids', () => {
    const desk = new LiveDesk(start)
    const chris = desk.page('chris')
    expect(desk.live.claim({ edit: [301], suggest: [] }, { userId: 'chris', mode: 'suggest' })).toBeNull()
    const before = Y.encodeStateAsUpdate(desk.live.doc)
    const update = chris.write(301, (doc) => {
      doc.getText('body').insert(0, 'x')
      doc.getText('body').delete(2, 3)
    })
    expect(chris.send(update)).toMatchObject({ ok: false, code: 4403 })
    expect(Y.encodeStateAsUpdate(desk.live.doc)).toEqual(before)
  })

  it('who may edit again, edits', () => {
    const { desk, anna } = demoted()
    desk.change('anna', 'edit')
    const result = anna.make(ANNA, (doc) => doc.getText('body').delete(1, 4))
    expect(result.converted).toBeNull()
    expect(shown(desk.live.doc)[0]).toBe('Sturm|  kommt|')
  })
})

/** The clock of the nth marker of the body, which one client wrote. */
function markerClock(doc: Y.Doc, index: number): number {
  const clocks: number[] = []
  for (let item = doc.getText('body')._start; item; item = item.right) {
    if (item.content instanceof Y.ContentEmbed) clocks.push(item.id.clock)
  }
  return clocks[index] ?? -1
}
