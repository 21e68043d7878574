import type { Token, Wish } from './Token.ts'

/** A token of a run, and what the run's person wants of it. */
export interface Part {
  readonly token: Token
  readonly wish: Wish
}
