import type { Thread } from '@stet/protocol'
import { describe, expect, it } from 'vitest'
import { shownThreads, type Surroundings } from './ShownThread.ts'
import type { CommentChange, WaitingComment } from './WaitingComment.ts'

const ME = { id: 'anna', name: 'Anna' }
const BEN = { id: 'ben', name: 'Ben' }
const around: Surroundings = {
  articleId: 'article',
  me: ME,
  people: (id) => (id === 'ben' ? BEN : { id, name: '' }),
  waitOf: ({ refusal }) => (refusal === null ? 'waiting' : 'refused'),
}
const anchor = { root: 'lead' as const, ids: [], suggestion: null }
const thread: Thread = {
  id: 't',
  article: 'article',
  anchor,
  quote: 'Kai',
  where: null,
  isBlocking: false,
  status: 'open',
  resolvedBy: null,
  resolvedAt: null,
  comments: [
    { id: 't', author: BEN, at: '2026-11-24T12:00:00.000Z', text: 'Eins', mentions: [], editedAt: null },
  ],
}
let count = 0
const waiting = (change: CommentChange, refusal: string | null = null): WaitingComment => ({
  key: `${(count += 1)}`,
  userId: 'anna',
  articleId: 'article',
  at: count,
  change,
  refusal,
})
const says = (changes: readonly WaitingComment[]) =>
  shownThreads([thread], changes, around).map(({ id, status, comments }) => [
    id,
    status,
    comments.map(({ text, wait }) => `${text} ${wait}`),
  ])

describe('threads with what waits', () => {
  it('show a new thread and an answer in it, with whom they mention', () => {
    const changes = [
      waiting({ kind: 'new', json: { id: 'n', text: 'Neu @[ben]', anchor, quote: '' } }),
      waiting({ kind: 'new', json: { id: 'm', text: 'Antwort', thread: 'n' } }),
    ]
    expect(says(changes)).toEqual([
      ['t', 'open', ['Eins null']],
      ['n', 'open', ['Neu @[ben] waiting', 'Antwort waiting']],
    ])
    expect(shownThreads([thread], changes, around)[1]?.comments[0]?.mentions).toEqual([BEN])
  })

  it('change nothing twice: what the server has by now stays as it says', () => {
    expect(says([waiting({ kind: 'new', json: { id: 't', text: 'Anders', thread: 't' } })])).toEqual([
      ['t', 'open', ['Eins null']],
    ])
    expect(says([waiting({ kind: 'new', json: { id: 't', text: 'Anders', anchor, quote: '' } })])).toEqual([
      ['t', 'open', ['Eins null']],
    ])
  })

  it('show other words and another state in the order in which they were done', () => {
    expect(
      says([
        waiting({ kind: 'patch', id: 't', json: { status: 'resolved' } }),
        waiting({ kind: 'patch', id: 't', json: { text: 'Zwei' } }),
        waiting({ kind: 'patch', id: 't', json: { status: 'open' } }),
      ]),
    ).toEqual([['t', 'open', ['Zwei waiting']]])
  })

  it('show what was refused beside what counts', () => {
    expect(
      says([
        waiting({ kind: 'patch', id: 't', json: { text: 'Zwei' } }, 'no'),
        waiting({ kind: 'patch', id: 't', json: { status: 'resolved' } }, 'no'),
      ]),
    ).toEqual([['t', 'open', ['Eins refused']]])
  })

  it('leave out an answer in a thread that is not there', () => {
    expect(says([waiting({ kind: 'new', json: { id: 'm', text: 'Antwort', thread: 'gone' } })])).toEqual([
      ['t', 'open', ['Eins null']],
    ])
  })
})
