import type { UserId } from '@stet/article'
import type { Part } from './Part.ts'
import type { Line } from './Token.ts'

/** What one person wants to come or to go in one stretch. */
export interface TextRun {
  readonly key: string
  readonly by: UserId
  readonly parts: Part[]
}

/**
 * The insertions and deletions of one text. A run is a longest stretch in which everything is wanted alike; what others
 * suggest to come in between does not part it, text that stands does, and so does what the same person wants otherwise.
 * Moves are left out.
 */
export function textRuns(lines: readonly Line[]): readonly TextRun[] {
  const runs: TextRun[] = []
  let open: TextRun[] = []
  for (const { tokens } of lines) {
    for (const token of tokens) {
      if (token.wishes.length === 0 && (open.length === 0 || token.isStanding)) {
        if (open.length > 0) open = []
        continue
      }
      const wishes = token.wishes.filter(({ move }) => move === null)
      const isParted = ({ key, by }: TextRun): boolean =>
        wishes.every((wish) => wish.key !== key) &&
        (token.isStanding || token.elsewhere.includes(by) || wishes.some((wish) => wish.by === by))
      open = open.filter((run) => !isParted(run))
      for (const wish of wishes) {
        const run = open.find(({ key }) => key === wish.key)
        if (run) run.parts.push({ token, wish })
        else {
          const opened = { key: wish.key, by: wish.by, parts: [{ token, wish }] }
          open.push(opened)
          runs.push(opened)
        }
      }
    }
  }
  return runs
}
