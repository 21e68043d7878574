import type { UserId } from './ids.ts'
import type { Verdict } from './review.ts'

/** A decision as it counts for a character: of several the one with the highest `n`, ties by key. */
interface Ruling {
  readonly verdict: Verdict
  readonly n: number
  readonly key: string
}

/** Whose deletion span it is, and the key in `origins` of the copies if it is the deleting half of a move. */
interface Strike {
  readonly by: UserId
  readonly move: string | null
}

/** What the index knows about a range of characters. */
export type Fact =
  | { readonly about: 'insertion'; readonly ruling: Ruling }
  | { readonly about: 'deletion'; readonly spanKey: string; readonly ruling: Ruling }
  | { readonly about: 'struck'; readonly spanKey: string; readonly strike: Strike }

/** All that counts for one character. */
export interface CharacterFacts {
  readonly insertion: Ruling | null
  /** Who strikes it, by the key of the deletion span. */
  readonly struck: ReadonlyMap<string, Strike>
  /** What was decided on striking it, by the key of the deletion span, which may be gone. */
  readonly rulings: ReadonlyMap<string, Ruling>
}

const NO_STRIKES: ReadonlyMap<string, Strike> = new Map()
const NO_RULINGS: ReadonlyMap<string, Ruling> = new Map()

/** Nothing was suggested or decided. Compare by identity. */
export const NO_FACTS: CharacterFacts = { insertion: null, struck: NO_STRIKES, rulings: NO_RULINGS }

/** What these facts, all about one character, come to. */
export function gatherFacts(facts: Iterable<Fact>): CharacterFacts {
  let insertion: Ruling | null = null
  let struck: Map<string, Strike> | null = null
  let rulings: Map<string, Ruling> | null = null
  for (const fact of facts) {
    if (fact.about === 'insertion') insertion = stronger(insertion, fact.ruling)
    else if (fact.about === 'struck') (struck ??= new Map()).set(fact.spanKey, fact.strike)
    else {
      rulings ??= new Map()
      rulings.set(fact.spanKey, stronger(rulings.get(fact.spanKey), fact.ruling))
    }
  }
  if (!insertion && !struck && !rulings) return NO_FACTS
  return { insertion, struck: struck ?? NO_STRIKES, rulings: rulings ?? NO_RULINGS }
}

/** The facts of a copy: its own and those of its source. */
export function joinFacts(own: CharacterFacts, source: CharacterFacts): CharacterFacts {
  if (source === NO_FACTS) return own
  if (own === NO_FACTS) return source
  const rulings = new Map(own.rulings)
  for (const [spanKey, ruling] of source.rulings) rulings.set(spanKey, stronger(rulings.get(spanKey), ruling))
  return {
    insertion: source.insertion ? stronger(own.insertion, source.insertion) : own.insertion,
    struck: source.struck.size === 0 ? own.struck : new Map([...source.struck, ...own.struck]),
    rulings,
  }
}

function stronger(left: Ruling | null | undefined, right: Ruling): Ruling {
  if (!left || right.n > left.n || (right.n === left.n && right.key > left.key)) return right
  return left
}
