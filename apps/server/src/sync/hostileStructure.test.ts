import { originsRoot, spansRoot } from '@stet/article'
import * as Y from 'yjs'
import { describe } from 'vitest'
import { body, copyOf, movedAway, own, raw, refuses, write } from './testing/attack.ts'
import { ANNA, CHRIS, format, idOf } from './testing/hostileDesk.ts'

describe('[S32] [S36] [S37] [S38] a suggesting client is refused, with a code and a reason, when it', () => {
  refuses([
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
      raw((desk) => ({ structs: [own(desk, { clock: Y.getState(desk.live.doc.store, CHRIS) + 5 })] })),
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
      'says of the text of somebody else that it was pasted',
      4400,
      'a paste that was written before',
      write((doc) => {
        const ids = [[...idOf(body(doc), 1), 1]]
        originsRoot(doc).set(`${CHRIS}.z`, { k: 'paste', ids } as never)
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
  ])
})
