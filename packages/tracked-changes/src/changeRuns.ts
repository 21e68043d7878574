import type { Line, SpanWish, Token } from './Token.ts'

/** One change: all that one span changes, and neighbouring spans of one person that do the same. */
export interface ChangeRun {
  /** The first of them. */
  readonly change: SpanWish
  readonly wishes: SpanWish[]
  readonly tokens: Token[]
}

/** Changed formats of one text, or changed kinds; a token of the other sort does not part two that touch. */
export function changeRuns(lines: readonly Line[], of: 'formats' | 'kinds'): readonly ChangeRun[] {
  const runs: ChangeRun[] = []
  const bySpan = new Map<string, ChangeRun>()
  let open = new Map<string, ChangeRun>()
  for (const { tokens } of lines) {
    for (const token of tokens) {
      if ((token.text === null) !== (of === 'kinds')) continue
      if (open.size === 0 && token.changes.length === 0) continue
      const next = new Map<string, ChangeRun>()
      for (const wish of token.changes) {
        const run = bySpan.get(wish.name) ?? open.get(wish.manner) ?? next.get(wish.manner)
        const grown = run ?? { change: wish, wishes: [], tokens: [] }
        if (!run) runs.push(grown)
        grown.wishes.push(wish)
        if (grown.tokens.at(-1) !== token) grown.tokens.push(token)
        bySpan.set(wish.name, grown)
        next.set(wish.manner, grown)
      }
      open = next
    }
  }
  return runs
}
