import type { Wish } from './Token.ts'

/** Wishes about one token: those of one key that are no move, or the same move, become one. */
export function wishesOf(wishes: readonly Wish[]): readonly Wish[] {
  if (wishes.length < 2) return wishes
  const joined: Wish[] = []
  for (const wish of wishes) {
    const at = joined.findIndex(({ key, move }) => key === wish.key && move === wish.move)
    const known = joined[at]
    if (known) joined[at] = join(known, wish)
    else joined.push(wish)
  }
  return joined
}

function join(left: Wish, right: Wish): Wish {
  return {
    ...left,
    comes: left.comes || right.comes,
    strikes: [...left.strikes, ...right.strikes],
    own: [...left.own, ...right.own],
    rulings: [...left.rulings, ...right.rulings],
  }
}
