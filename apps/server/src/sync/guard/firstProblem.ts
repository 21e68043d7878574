import type { Refusal } from './Refusal.ts'

/** The first refusal that a check comes to; null if everything passes. */
export function firstProblem<T>(items: Iterable<T>, check: (item: T) => Refusal | null): Refusal | null {
  for (const item of items) {
    const problem = check(item)
    if (problem !== null) return problem
  }
  return null
}
