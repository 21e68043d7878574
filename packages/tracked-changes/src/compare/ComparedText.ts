import type { ReadBlock, ReadRun } from '@stet/article'

/** A word, a stretch of white space, or any other character. */
const WORD = /[\p{L}\p{N}\p{M}]+|\s+|[^]/gu
const HAS_WORD = /[\p{L}\p{N}]/u

/** Numbers for words: the same for the same word, all through a comparison. */
export class Vocabulary {
  readonly #numbers = new Map<string, number>()

  numberOf(word: string): number {
    const known = this.#numbers.get(word)
    if (known !== undefined) return known
    this.#numbers.set(word, this.#numbers.size)
    return this.#numbers.size - 1
  }
}

/** The words of a text, one after the other: words, white space, other characters. */
interface Words {
  readonly words: readonly number[]
  /** Where each of them begins, and the end of the text. */
  readonly starts: readonly number[]
  /** Which of them hold a letter or digit. */
  readonly isWord: readonly boolean[]
  /** How often each word that holds a letter or digit stands in it. */
  readonly bag: ReadonlyMap<number, number>
  /** How many there are. */
  readonly size: number
}

/** Where the next block begins in the text of several: one character. */
export interface Break {
  readonly text: typeof BREAK
  /** The block that begins. */
  readonly block: ReadBlock
}

const BREAK = '\n'
/** No word has this number. */
const BREAK_NUMBER = -1

/** A text as a comparison sees it; it is taken apart when somebody asks. Offsets are UTF-16 units. */
export class ComparedText {
  readonly text: string
  readonly runs: readonly (ReadRun | Break)[]
  /** The first, or only, block that it is of. */
  readonly block: ReadBlock
  readonly isOne: boolean
  readonly #words: () => Words
  #known: Words | null = null

  private constructor(
    block: ReadBlock,
    runs: readonly (ReadRun | Break)[],
    isOne: boolean,
    words: () => Words,
  ) {
    this.text = runs.map(({ text }) => text).join('')
    this.runs = runs
    this.block = block
    this.isOne = isOne
    this.#words = words
  }

  static of(block: ReadBlock, vocabulary: Vocabulary): ComparedText {
    const { runs } = block
    const text = runs.map((run) => run.text).join('')
    return new ComparedText(block, runs, true, () => wordsOf(text, vocabulary))
  }

  /** The text of neighbouring blocks, at least one, with a break before each but the first. */
  static joined(texts: readonly ComparedText[]): ComparedText {
    const [first, ...others] = texts
    if (!first || others.length === 0) return first!
    const runs = others.flatMap((text) => [{ text: BREAK, block: text.block } as const, ...text.runs])
    const words = () => others.reduce((sum, text) => joinedWords(sum, text.words), first.words)
    return new ComparedText(first.block, [...first.runs, ...runs], false, words)
  }

  get words(): Words {
    this.#known ??= this.#words()
    return this.#known
  }
}

/** How much two texts have in common: 1 for the same words, 0 for none, whatever their order. */
export function likeness(one: ComparedText, other: ComparedText): number {
  const size = one.words.size + other.words.size
  if (size === 0) return 0
  let common = 0
  for (const [word, count] of one.words.bag) common += Math.min(count, other.words.bag.get(word) ?? 0)
  return (2 * common) / size
}

function wordsOf(text: string, vocabulary: Vocabulary): Words {
  const words: number[] = []
  const starts: number[] = [0]
  const isWord: boolean[] = []
  const bag = new Map<number, number>()
  let offset = 0
  let size = 0
  for (const word of text.match(WORD) ?? []) {
    const number = vocabulary.numberOf(word)
    words.push(number)
    offset += word.length
    starts.push(offset)
    const holdsWord = HAS_WORD.test(word)
    isWord.push(holdsWord)
    if (!holdsWord) continue
    bag.set(number, (bag.get(number) ?? 0) + 1)
    size += 1
  }
  return { words, starts, isWord, bag, size }
}

function joinedWords(left: Words, right: Words): Words {
  const bag = new Map(left.bag)
  for (const [word, count] of right.bag) bag.set(word, (bag.get(word) ?? 0) + count)
  const end = left.starts.at(-1) ?? 0
  return {
    words: [...left.words, BREAK_NUMBER, ...right.words],
    starts: [...left.starts, ...right.starts.map((start) => end + BREAK.length + start)],
    isWord: [...left.isWord, false, ...right.isWord],
    bag,
    size: left.size + right.size,
  }
}
