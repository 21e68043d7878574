/** What runs and blocks say about which nothing is suggested and nothing was decided. */
export const NOTHING_PENDING = {
  insertion: null,
  deletions: [],
  strikes: [],
  move: null,
  own: [],
  isSuperseded: false,
  history: null,
} as const
