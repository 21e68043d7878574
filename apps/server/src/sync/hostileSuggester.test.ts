import { reviewRoot, spansRoot } from '@stet/article'
import { describe, expect, it } from 'vitest'
import { body, own, raw, refuses, write } from './testing/attack.ts'
import { ANNA, BEN_SUGGESTS, CHRIS, hostileDesk } from './testing/hostileDesk.ts'

describe('[S32] a suggesting client is refused, with a code and a reason, when it', () => {
  refuses([
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
      write((doc) => body(doc).setAttribute('lang', 'xx')),
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
      write((doc) => reviewRoot(doc).set(`${CHRIS}.i:${CHRIS}:0:5`, { do: 'accept', n: 15 })),
    ],
    [
      'rejects the suggestion of somebody else',
      4403,
      'no right to review',
      write((doc) => reviewRoot(doc).set(`${CHRIS}.i:${BEN_SUGGESTS}:0:6`, { do: 'reject', n: 15 })),
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
  ])

  it('takes a client of somebody else at the handshake', () => {
    const desk = hostileDesk()
    const claim = { edit: [ANNA], suggest: [BEN_SUGGESTS] }
    const problem = desk.live.claim(claim, { userId: 'chris', mode: 'suggest' })
    expect(problem).toMatchObject({ ok: false, code: 4403 })
  })
})
