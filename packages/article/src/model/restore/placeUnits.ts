import * as Y from 'yjs'
import { itemAt } from '../characters.ts'
import type { CharacterId } from '../ids.ts'
import { longestRise } from './longestRise.ts'
import { nameOf, type RestoredUnit } from './RestoredUnit.ts'

/** What has to become of a text so that it reads as it shall. */
export interface Placement {
  /** For each unit that shall stand there: the character that stands for it now; null if it has to come. */
  readonly kept: readonly (CharacterId | null)[]
  /** For each that has to come: true if its own place, deleted or hidden, is where it belongs. */
  readonly isAtHome: readonly boolean[]
  /** What stands there and shall not. */
  readonly surplus: readonly CharacterId[]
}

/** The first of the characters that a character is a copy of. */
type FirstOf = (id: CharacterId) => string

/**
 * Compares what stands in a text with what shall: by identity, through moves and copies, so that what is there already
 * stays and nothing comes twice. What is in another order moves.
 */
export function placeUnits(
  text: Y.Text,
  standing: readonly RestoredUnit[],
  wanted: readonly RestoredUnit[],
  firstOf: FirstOf,
): Placement {
  const partners = partnersOf(standing, wanted, firstOf)
  const stay = new Set(longestRise(partners))
  const taken = new Set<number>()
  const kept = partners.map((place, index) => {
    const unit = place === null || !stay.has(index) ? null : standing[place]
    if (!unit || place === null) return null
    taken.add(place)
    return unit.id
  })
  const surplus = standing.filter((_, index) => !taken.has(index)).map(({ id }) => id)
  return { kept, isAtHome: unitsAtHome(text, wanted, kept), surplus }
}

/** For each unit that shall stand there the index of the one that stands for it: itself, else a copy of the same. */
function partnersOf(
  standing: readonly RestoredUnit[],
  wanted: readonly RestoredUnit[],
  firstOf: FirstOf,
): readonly (number | null)[] {
  const free = new Map(standing.map(({ id }, index) => [nameOf(id), index]))
  const themselves = wanted.map(({ id }) => {
    const place = free.get(nameOf(id)) ?? null
    free.delete(nameOf(id))
    return place
  })
  const byFirst = new Map<string, number[]>()
  for (const index of free.values()) {
    const unit = standing[index]
    if (!unit) continue
    const first = firstOf(unit.id)
    const copies = byFirst.get(first)
    if (copies) copies.push(index)
    else byFirst.set(first, [index])
  }
  return themselves.map((place, index) => {
    const unit = wanted[index]
    if (place !== null || !unit) return place
    return byFirst.get(firstOf(unit.id))?.shift() ?? null
  })
}

function unitsAtHome(
  text: Y.Text,
  wanted: readonly RestoredUnit[],
  kept: readonly (CharacterId | null)[],
): readonly boolean[] {
  const orderOf = orders(text)
  const isAtHome = wanted.map(() => false)
  const nextKept = wanted.map(() => Infinity)
  let next = Infinity
  for (let index = wanted.length - 1; index >= 0; index -= 1) {
    nextKept[index] = next
    const here = kept[index]
    if (here) next = orderOf(here) ?? next
  }
  let last = -1
  for (const [index, { id }] of wanted.entries()) {
    const here = kept[index]
    const order = orderOf(here ?? id)
    if (here) last = order ?? last
    else if (order !== null && order > last && order < (nextKept[index] ?? Infinity)) {
      isAtHome[index] = true
      last = order
    }
  }
  return isAtHome
}

/** Where each character ever stood among all that were ever in the text. */
function orders(text: Y.Text): (id: CharacterId) => number | null {
  const firsts = new Map<Y.Item, number>()
  let order = 0
  for (let item = text._start; item; item = item.right) {
    firsts.set(item, order)
    order += item.length
  }
  const { doc } = text
  return (id) => {
    const item = doc && itemAt(doc, id)
    const first = item ? firsts.get(item) : undefined
    return item && first !== undefined ? first + id[1] - item.id.clock : null
  }
}

/** Looks up the first of a character once, however often it is asked for. */
export function remembering(firstOf: (id: CharacterId) => CharacterId): FirstOf {
  const known = new Map<string, string>()
  return (id) => {
    const name = nameOf(id)
    const first = known.get(name) ?? nameOf(firstOf(id))
    known.set(name, first)
    return first
  }
}
