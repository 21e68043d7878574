import type { CharacterId, UserId } from './ids.ts'
import type { Ruling } from './Ruling.ts'

/** What was decided on a deletion, and whose deletion it was, should its span be gone. */
interface DecisionOnDeletion {
  readonly ruling: Ruling
  readonly of: UserId
}

/** Whose deletion span it is, and the key in `origins` of the copies if it is the deleting half of a move. */
interface Strike {
  readonly by: UserId
  readonly move: string | null
  /** The item in `spans` that wrote the key first. */
  readonly at: CharacterId
}

/** What the index knows about a range of characters. */
export type Fact =
  | { readonly about: 'insertion'; readonly ruling: Ruling }
  | { readonly about: 'deletion'; readonly spanKey: string; readonly decision: DecisionOnDeletion }
  | { readonly about: 'struck'; readonly spanKey: string; readonly strike: Strike }

/** All that counts for one character. */
export interface CharacterFacts {
  readonly insertion: Ruling | null
  /** Who strikes it, by the key of the deletion span. */
  readonly struck: ReadonlyMap<string, Strike>
  /** What was decided on striking it, by the key of the deletion span, which may be gone. */
  readonly rulings: ReadonlyMap<string, DecisionOnDeletion>
}

const NO_STRIKES: ReadonlyMap<string, Strike> = new Map()
const NO_RULINGS: ReadonlyMap<string, DecisionOnDeletion> = new Map()

/** Nothing was suggested or decided. Compare by identity. */
export const NO_FACTS: CharacterFacts = { insertion: null, struck: NO_STRIKES, rulings: NO_RULINGS }

/** What these facts, all about one character, come to. */
export function gatherFacts(facts: Iterable<Fact>): CharacterFacts {
  let insertion: Ruling | null = null
  let struck: Map<string, Strike> | null = null
  let rulings: Map<string, DecisionOnDeletion> | null = null
  for (const fact of facts) {
    if (fact.about === 'insertion') insertion = stronger(insertion, fact.ruling)
    else if (fact.about === 'struck') (struck ??= new Map()).set(fact.spanKey, fact.strike)
    else {
      rulings ??= new Map()
      rulings.set(fact.spanKey, strongerDecision(rulings.get(fact.spanKey), fact.decision))
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
  for (const [spanKey, decision] of source.rulings)
    rulings.set(spanKey, strongerDecision(rulings.get(spanKey), decision))
  return {
    insertion: source.insertion ? stronger(own.insertion, source.insertion) : own.insertion,
    struck: source.struck.size === 0 ? own.struck : new Map([...source.struck, ...own.struck]),
    rulings,
  }
}

/** Of two decisions on the same the one that counts. */
export function stronger(left: Ruling | null, right: Ruling): Ruling {
  if (!left || right.n > left.n || (right.n === left.n && right.key > left.key)) return right
  return left
}

function strongerDecision(
  left: DecisionOnDeletion | undefined,
  right: DecisionOnDeletion,
): DecisionOnDeletion {
  return left && stronger(left.ruling, right.ruling) === left.ruling ? left : right
}
