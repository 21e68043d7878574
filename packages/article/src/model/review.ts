import type { UserId } from './ids.ts'
import type { FormatSpan, KindSpan } from './spans.ts'

export type Verdict = 'accept' | 'reject' | 'open'

/**
 * Value of `review`. Keys: `i:client:clock:length` inserted characters, `d:spanKey:client:clock:length` deleted
 * characters, `f:spanKey@n` formats and kinds, then with a copy of the span, which is read from there.
 * `of` is whose suggestion it was.
 */
export interface Decision {
  readonly do: Verdict
  readonly n: number
  readonly of?: UserId
  readonly span?: FormatSpan | KindSpan
}
