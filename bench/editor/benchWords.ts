/** A block of the article that every editor is given. */
export interface WordsBlock {
  readonly kind: 'p' | 'h' | 'q'
  readonly words: readonly BenchWord[]
}

/** A word, and whether it is suggested to come or to go. */
export interface BenchWord {
  readonly text: string
  readonly suggestion?: { readonly kind: 'insertion' | 'deletion'; readonly user: number }
}

/** How many words are suggestions, and by how many people. */
export interface Marks {
  readonly suggestions: number
  readonly users: number
}

const WORDS_A_PARAGRAPH = 45
const WORDS_A_HEADING = 5
const PARAGRAPHS_A_HEADING = 9
const PARAGRAPHS_A_QUOTE = 17

const SYLLABLES = 'ber den lich gen ver ste un hal mit fra ge ort ken sel ra tum hof nau lei zwi'.split(' ')

/**
 * An article of so many words: paragraphs of 45, a heading for every nine, a quote for every seventeen. Headings come on
 * top and stay plain, so that they are headings in every editor.
 */
export function benchWords(count: number, { suggestions, users }: Marks): readonly WordsBlock[] {
  const random = numbers(count)
  const step = count / suggestions
  let marked = 0
  const plainWord = (): string => {
    const syllables = 1 + Math.floor(random() * 3)
    return Array.from({ length: syllables }, () => SYLLABLES[Math.floor(random() * SYLLABLES.length)]).join(
      '',
    )
  }
  const word = (at: number): BenchWord => {
    const text = plainWord()
    if (marked >= suggestions || at < (marked + 0.5) * step) return { text }
    marked += 1
    const kind = marked % 2 === 0 ? 'insertion' : 'deletion'
    return { text, suggestion: { kind, user: marked % users } }
  }
  const blocks: WordsBlock[] = []
  const paragraphs = Math.ceil(count / WORDS_A_PARAGRAPH)
  for (let paragraph = 0; paragraph < paragraphs; paragraph += 1) {
    if (paragraph % PARAGRAPHS_A_HEADING === 0) {
      const words = Array.from({ length: WORDS_A_HEADING }, () => ({ text: plainWord() }))
      blocks.push({ kind: 'h', words })
    }
    const first = paragraph * WORDS_A_PARAGRAPH
    const length = Math.min(WORDS_A_PARAGRAPH, count - first)
    const kind = paragraph % PARAGRAPHS_A_QUOTE === PARAGRAPHS_A_QUOTE - 1 ? 'q' : 'p'
    blocks.push({ kind, words: Array.from({ length }, (_, at) => word(first + at)) })
  }
  return blocks
}

/** The same numbers between 0 and 1 for the same seed (mulberry32, Tommy Ettinger, public domain). */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
