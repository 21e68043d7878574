import { minuteOf, timeKey, timesRoot } from '@stet/article'
import * as Y from 'yjs'
import { benchWords } from '../editor/benchWords.ts'
import { FIRST_SUGGESTING, stetDocument } from '../editor/stetDocument.ts'

/** How many people suggest. */
export const SUGGESTING = 10
/** One suggestion in so many words: 500 in 20,000. */
const WORDS_A_SUGGESTION = 40
const SERVER = 1
const FIRST_AT = Date.UTC(2026, 10, 28, 8)
const MINUTE = 60_000

/** How many suggestions an article of so many words has. */
export function suggestionsIn(words: number): number {
  return words / WORDS_A_SUGGESTION
}

/** An article with suggestions by ten people, each made in a minute of its own, as the server writes that down. */
export function suggestedArticle(words: number): Y.Doc {
  const marks = { suggestions: suggestionsIn(words), users: SUGGESTING }
  const doc = stetDocument(benchWords(words, marks), SUGGESTING)
  doc.clientID = SERVER
  doc.transact(() => {
    let minutes = 0
    for (let user = 0; user < SUGGESTING; user += 1) {
      const client = FIRST_SUGGESTING + user
      for (const { id } of doc.store.clients.get(client) ?? []) {
        timesRoot(doc).set(timeKey(client, id.clock), minuteOf(FIRST_AT + minutes * MINUTE))
        minutes += 1
      }
    }
  })
  return doc
}
