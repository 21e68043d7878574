import type { BudgetSettings } from './BudgetSettings.ts'
import { TokenBucket } from './TokenBucket.ts'

/** What one person may use with all sockets together. */
export interface PersonBudget {
  readonly messages: TokenBucket
  readonly bytes: TokenBucket
  /** In bytes. */
  readonly answers: TokenBucket
}

/**
 * The budgets of everybody who came since the start: not forgotten when the last socket closes, or coming back would be a
 * way around them. There are no more than accounts.
 */
export class PersonBudgets {
  readonly #settings: BudgetSettings
  readonly #budgets = new Map<string, PersonBudget>()

  constructor(settings: BudgetSettings) {
    this.#settings = settings
  }

  /** `now`: milliseconds of a clock that never goes back. */
  of(personId: string, now: number): PersonBudget {
    const known = this.#budgets.get(personId)
    if (known) return known
    const { personMessages, personBytes, personAnswers } = this.#settings
    const budget = {
      messages: new TokenBucket(personMessages, now),
      bytes: new TokenBucket(personBytes, now),
      answers: new TokenBucket(personAnswers, now),
    }
    this.#budgets.set(personId, budget)
    return budget
  }
}
