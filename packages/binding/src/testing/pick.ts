/** One of several, chosen by any number. */
export function pick<Item>(items: readonly Item[], n: number): Item {
  return items[n % items.length]!
}
