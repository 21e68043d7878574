/** The two Yjs clientIDs of one page load: what is written under `edit` counts at once, under `suggest` as a suggestion. */
export interface ClientIdPair {
  readonly edit: number
  readonly suggest: number
}

/**
 * A pair that no other page load has. `random32` gives a random integer of 32 bits. Zero is left out: Yjs readers take
 * it for "none" in places.
 */
export function freshClientIds(random32: () => number): ClientIdPair {
  const next = (): number => {
    const id = random32() >>> 0
    return id === 0 ? next() : id
  }
  const edit = next()
  let suggest = next()
  while (suggest === edit) suggest = next()
  return { edit, suggest }
}

/** 32 random bits of the browser's own source. */
export function cryptoRandom32(): number {
  const bits = new Uint32Array(1)
  crypto.getRandomValues(bits)
  return bits[0] ?? 0
}
