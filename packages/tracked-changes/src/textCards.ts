import type { UserId } from '@stet/article'
import type { Card } from './Card.ts'
import { changeOfText } from './changeOfText.ts'
import { placesOf } from './placesOf.ts'
import { idOf, subjectsOfText } from './subjectsOfText.ts'
import type { Token } from './tokens.ts'

/**
 * The insertions and deletions of one text. A card is a longest run of what one person suggests to come or to go; what
 * others suggest to come in between does not break it, text that stands does. Moves are left out.
 */
export function textCards(tokens: readonly Token[], isApart: (spanKey: string) => boolean): readonly Card[] {
  const runs: { readonly by: UserId; readonly tokens: Token[] }[] = []
  const open = new Map<UserId, Token[]>()
  for (const token of tokens) {
    const people = suggestedBy(token)
    const isStanding = token.insertion === null || token.move !== null
    for (const by of open.keys()) {
      if (!people.has(by) && (isStanding || token.insertion === by)) open.delete(by)
    }
    for (const by of people) {
      const run = open.get(by)
      if (run) run.push(token)
      else {
        const opened = [token]
        open.set(by, opened)
        runs.push({ by, tokens: opened })
      }
    }
  }
  return runs.map(({ by, tokens: run }) => ({
    id: idOf(run, by),
    by,
    change: changeOfText(run, by),
    places: placesOf(run),
    subjects: subjectsOfText(run, by, isApart),
  }))
}

/** Who suggests that this comes, or goes, by other means than a move. */
function suggestedBy({ insertion, strikes, move }: Token): ReadonlySet<UserId> {
  const people = new Set<UserId>()
  if (insertion !== null && move === null) people.add(insertion)
  for (const strike of strikes) if (strike.move === null) people.add(strike.by)
  return people
}
