import { read } from '@stet/article'
import type { AuthorshipAnswer, Person } from '@stet/protocol'
import type * as Y from 'yjs'
import { anchorOfStretch } from '../../../apps/web/src/features/editor/comments/anchorOfSelection.ts'
import { FakeCommentServer } from '../../../apps/web/src/features/editor/comments/testing/FakeCommentServer.ts'

/** How many threads there are about the article, and how many people wrote them, and its text. */
export const THREADS = 200
const PEOPLE = 20
/** Letters that a thread is about, and from where in its block. */
const ABOUT = 24
const FROM = 12
/** Letters that one person wrote before the next one did. */
const RUN = 120

/** Answers what the screen asks about the article: who said what about it, in 200 threads all over the text, and who wrote what. */
export function answerAbout(doc: Y.Doc, articleId: string): void {
  const reading = read(doc, 'markup')
  const long = reading.body.flatMap(({ runs }, block) =>
    runs.map(({ text }) => text).join('').length > FROM + ABOUT ? [block] : [],
  )
  const server = new FakeCommentServer(articleId)
  for (let thread = 0; thread < THREADS; thread += 1) {
    const block = long[Math.floor((thread / THREADS) * long.length)]
    if (block === undefined) throw new Error('There is no text to talk about')
    const start = { root: 'body', block, offset: FROM } as const
    const id = commentId(thread, 0)
    const text = `Stimmt das so? Nachgefragt von Person ${thread % PEOPLE}.`
    server.write(
      { id, text, ...anchorOfStretch(reading, start, { ...start, offset: FROM + ABOUT }) },
      person(thread),
    )
    for (let answer = 0; answer < thread % 3; answer += 1)
      server.write(
        { id: commentId(thread, answer + 1), text: 'Ja, siehe Protokoll.', thread: id },
        person(thread + answer + 1),
      )
  }
  server.begin()
  const fetch = window.fetch.bind(window)
  const authorship = authorshipOf(doc)
  window.fetch = (input, options) => {
    const { pathname } = new URL(input instanceof Request ? input.url : input, location.href)
    return pathname.endsWith('/authorship')
      ? Promise.resolve(Response.json(authorship))
      : fetch(input, options)
  }
}

/** As if each of them had written some lines, one after the other. */
function authorshipOf(doc: Y.Doc): AuthorshipAnswer {
  let at = 0
  const texts = read(doc, 'original').body.map(({ marker, runs }) => {
    const text = runs.map((run) => run.text).join('')
    const parts = Array.from({ length: Math.ceil(text.length / RUN) }, (_, part) =>
      text.slice(part * RUN, (part + 1) * RUN),
    )
    return {
      root: 'body' as const,
      kind: marker.k,
      runs: parts.map((part) => ({
        text: part,
        by: person((at += 1)).id,
        at: null,
        origin: 'typed' as const,
      })),
    }
  })
  const people = Array.from({ length: PEOPLE }, (_, index) => person(index))
  const shares = people.map(({ id }) => ({
    by: id,
    characters: texts
      .flatMap(({ runs }) => runs)
      .filter(({ by }) => by === id)
      .reduce((sum, { text }) => sum + text.length, 0),
  }))
  return { view: 'original', texts, shares, people }
}

function commentId(thread: number, comment: number): string {
  return `00000000-0000-4000-8000-${String(thread * 10 + comment).padStart(12, '0')}`
}

function person(index: number): Person {
  const number = (index % PEOPLE) + 1
  return { id: `person-${number}`, name: `Person ${number}` }
}
