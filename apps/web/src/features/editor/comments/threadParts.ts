import { snapToCharacters } from '@stet/article'
import type { ShownThread } from './ShownThread.ts'

/** How much of a quote a card shows, in characters. */
const QUOTE = 120

/** A quote in one line, without its middle if it is long. */
export function shownQuote(quote: string): string {
  const line = quote.replace(/\s+/gu, ' ').trim()
  if (line.length <= QUOTE) return line
  const before = line.slice(0, snapToCharacters(line, QUOTE * 0.6, 'before')).trimEnd()
  const behind = line.slice(snapToCharacters(line, line.length - QUOTE * 0.3, 'after')).trimStart()
  return `${before} … ${behind}`
}

/** What a thread is about, in words of its own where the quote alone does not say it, and the quote in one line. */
export function subjectOf({ anchor, quote }: Pick<ShownThread, 'anchor' | 'quote'>) {
  const line = shownQuote(quote)
  const kind = anchor.suggestion !== null ? 'onSuggestion' : line === '' ? 'whole' : null
  return { kind, quote: line } as const
}

/** Which comments of a thread that is not looked at are shown: the first and the last; how many stand between them. */
export function shownAnswers({ comments }: ShownThread, isWhole: boolean) {
  const answers = comments.slice(1)
  const isCut = !isWhole && answers.length > 2
  return { answers: isCut ? answers.slice(-1) : answers, hidden: isCut ? answers.length - 1 : 0 }
}
