import { createDocument, emptyArticle, SCHEMA_VERSION, type ArticleJson } from '@stet/article'
import type { NewArticle } from '../../apps/server/src/storage/Store.ts'
import { searchedContent } from '../../apps/server/src/search/searchedContent.ts'

const STATES = ['draft', 'in_review', 'approved', 'hold', 'spiked'] as const
const DESKS = ['Politik', 'Wirtschaft', 'Lokales', 'Sport', 'Kultur', 'Wissen']
const WORDS_A_TEXT = 400
const VOCABULARY = 40_000
const SYLLABLES =
  'ha fen sper rung kiel stadt rat ge setz ver bot kli ma schutz bau stra ße lei ter wah len kom men ung keit lich er en mi nis prä si dent wirt schaft'.split(
    ' ',
  )
const DAY = 86_400_000

/** A newsroom's worth of articles, the same for the same number; words are as common as in a language: few are most of the text. */
export function* makeArticles(count: number, now: number): Generator<NewArticle> {
  const random = numbers(7)
  const words = vocabulary(random)
  const text = (length: number) =>
    Array.from({ length }, () => words[Math.floor(random() ** 3 * words.length)] ?? '').join(' ')
  for (let number = 0; number < count; number += 1) {
    const headline = `${text(7)} ${number}`
    const article: ArticleJson = {
      ...emptyArticle(),
      headline,
      lead: { text: text(40) },
      sections: [{ heading: '', blocks: [{ kind: 'paragraph', text: text(WORDS_A_TEXT - 40) }] }],
      details: [{ key: 'Quellen', value: text(3) }],
    }
    yield {
      id: `00000000-0000-4000-9000-${String(number).padStart(12, '0')}`,
      slug: `bench-${number}`,
      state: STATES[number % 5] ?? 'draft',
      language: 'de',
      desk: DESKS[number % DESKS.length] ?? '',
      metadata:
        number % 3 === 0 ? { dueAt: new Date(now + ((number % 97) - 20) * (DAY / 24)).toISOString() } : {},
      summary: { headline, characters: 2_600, words: WORDS_A_TEXT, authors: [], openSuggestions: number % 4 },
      content: searchedContent(article),
      createdBy: 'bench',
      createdAt: now - number * 60_000,
      schemaVersion: SCHEMA_VERSION,
      snapshot: createDocument(article, { clientId: 7, user: 'bench', origin: 'imported' }),
    }
  }
}

/** What somebody may type to find something: common and rare words, whole and half. */
export function questions(count: number): readonly string[] {
  const random = numbers(11)
  const words = vocabulary(numbers(7))
  const word = () => words[Math.floor(random() ** 2 * words.length)] ?? ''
  return Array.from({ length: count }, (_, number) => {
    if (number % 4 === 0) return word().slice(0, 3)
    return number % 4 === 1 ? `${word()} ${word()}` : word()
  })
}

function vocabulary(random: () => number): readonly string[] {
  return Array.from({ length: VOCABULARY }, () => {
    const syllables = 1 + Math.floor(random() * 4)
    return Array.from({ length: syllables }, () => SYLLABLES[Math.floor(random() * SYLLABLES.length)]).join(
      '',
    )
  })
}

/** Numbers from 0 to 1 that are the same in every run. */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}
