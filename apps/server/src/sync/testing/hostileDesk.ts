import {
  decisionKey,
  deletionName,
  formatName,
  insertionName,
  originsRoot,
  reviewRoot,
  spansRoot,
} from '@stet/article'
import { article, bold, kicker, lead, p, row, section } from '@stet/article/testing'
import type * as Y from 'yjs'
import { LiveDesk } from './LiveDesk.ts'

export const ANNA = 100
export const BEN_SUGGESTS = 201
export const CHRIS = 202

/**
 * A desk in the middle of its work. Anna moved "Pier " and a suggestion of Chris's, deleted "ganz " and brought it
 * back. Ben suggests an insertion, a deletion, a format and a kind. Of Chris's suggestions an insertion, a deletion and
 * a format are accepted, one insertion is rejected, and one of each is open.
 */
export function hostileDesk(): LiveDesk {
  const desk = new LiveDesk(
    article(
      'Sturm am Pier',
      kicker('Wetter'),
      lead('Der Pier ist zu.', { from: 0, to: 8, bold: true }),
      section('', p('Erster ganz kurzer Absatz'), bold('Satz', p('Zweiter Satz'))),
      row('Ort', 'Sotschi'),
    ),
  )
  const [anna, ben, chris] = [desk.page('anna'), desk.page('ben'), desk.page('chris')]
  const lead0 = idOf(anna.doc.getText('lead'), 0)

  chris.make(CHRIS, (doc) => {
    body(doc).insert(7, 'sehr ')
    spansRoot(doc).set(`${CHRIS}.d`, { t: 'del', ids: [[...idOf(body(doc), 1), 3]], n: 3 })
    spansRoot(doc).set(`${CHRIS}.f`, format('italic', idOf(body(doc), 15), 4))
  })
  const accepted = idOf(body(chris.doc), 7)
  anna.catchUp().make(ANNA, (doc) => {
    decide(doc, insertionName([...accepted, 5]), { do: 'accept', n: 5, of: 'chris' })
    const struck = deletionName(`${CHRIS}.d`, [...idOf(body(doc), 1), 3])
    decide(doc, struck, { do: 'accept', n: 6, of: 'chris' })
    const span = spansRoot(doc).get(`${CHRIS}.f`)
    decide(doc, formatName(`${CHRIS}.f`, 4), { do: 'accept', n: 7, of: 'chris', span })
  })
  chris.catchUp().make(CHRIS, (doc) => body(doc).insert(4, '[nein]'))
  const rejected = idOf(body(chris.doc), 4)
  anna.catchUp().make(ANNA, (doc) => {
    decide(doc, insertionName([...rejected, 6]), { do: 'reject', n: 8, of: 'chris' })
  })
  ben.catchUp().make(BEN_SUGGESTS, (doc) => {
    doc.getText('lead').insert(9, 'heute ')
    spansRoot(doc).set(`${BEN_SUGGESTS}.d`, { t: 'del', ids: [[...lead0, 3]], n: 9 })
    spansRoot(doc).set(`${BEN_SUGGESTS}.f`, format('italic', idOf(body(doc), 20), 10))
    const at = idOf(body(doc), 0)
    spansRoot(doc).set(`${BEN_SUGGESTS}.k`, { t: 'kind', at, v: { k: 'q' }, n: 11 })
  })
  chris.catchUp().make(CHRIS, (doc) => {
    doc.getText('headline').insert(0, 'Neu: ')
    spansRoot(doc).set(`${CHRIS}.e`, { t: 'del', ids: [[...idOf(doc.getText('headline'), 5), 5]], n: 12 })
    spansRoot(doc).set(`${CHRIS}.g`, format('bold', idOf(body(doc), 22), 13))
  })
  anna.catchUp().make(ANNA, (doc) => {
    const field = doc.getText('kicker')
    const source = idOf(field, 0)
    field.insert(6, 'We')
    const copy = idOf(field, 6)
    originsRoot(doc).set(`${ANNA}.m`, { k: 'move', n: 14, of: [[...copy, 2, ...source]] })
    field.delete(0, 2)
  })
  return desk
}

const body = (doc: Y.Doc) => doc.getText('body')

function decide(doc: Y.Doc, name: string, decision: object): void {
  reviewRoot(doc).set(decisionKey(doc.clientID, name), decision)
}

/** The id of the nth character of a text that is not deleted. */
export function idOf(text: Y.Text, index: number): readonly [client: number, clock: number] {
  let left = index
  for (let item = text._start; item; item = item.right) {
    if (item.deleted) continue
    if (left < item.length) return [item.id.client, item.id.clock + left]
    left -= item.length
  }
  throw new Error('no such character')
}

export function format(t: string, [client, clock]: readonly [number, number], n: number, more: object = {}) {
  return { t, on: true, root: 'body', s: [client, clock, 0], e: [client, clock, 1], n, ...more }
}
