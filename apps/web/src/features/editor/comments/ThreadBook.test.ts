import type { Thread } from '@stet/protocol'
import { describe, expect, it } from 'vitest'
import { ThreadBook } from './ThreadBook.ts'

const threadOf = (id: string, quote: string): Thread => ({
  id,
  article: 'article',
  anchor: { root: 'lead', ids: [], suggestion: null },
  quote,
  where: null,
  isBlocking: false,
  status: 'open',
  resolvedBy: null,
  resolvedAt: null,
  comments: [],
})
const says = (book: ThreadBook) => book.threads.get().map(({ id, quote }) => `${id} ${quote}`)

describe('the book of threads', () => {
  it('takes an answer, unless an event about that thread overtook it', () => {
    const book = new ThreadBook()
    const sentAt = book.moment()
    book.hear(threadOf('a', 'new'))
    book.answer(threadOf('a', 'old'), sentAt)
    book.answer(threadOf('b', 'old'), sentAt)
    expect(says(book)).toEqual(['a new', 'b old'])
    book.answer(threadOf('a', 'newer'), book.moment())
    expect(says(book)).toEqual(['a newer', 'b old'])
  })

  it('takes a whole list, but for threads of which it heard since that was asked for', () => {
    const book = new ThreadBook()
    book.hear(threadOf('gone', 'once'))
    const askedAt = book.moment()
    book.hear(threadOf('a', 'new'))
    book.hear(threadOf('begun', 'since'))
    book.replace([threadOf('a', 'old'), threadOf('b', 'there')], askedAt)
    expect(says(book)).toEqual(['a new', 'b there', 'begun since'])
  })
})
