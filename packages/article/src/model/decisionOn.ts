import type { Attribution } from './Attribution.ts'
import type { Decision, DecisionSubject, Verdict } from './review.ts'

/**
 * What is written under `decisionKey` to decide on it; null where there is nothing to decide any more: a
 * format or kind that was taken back or changed meanwhile. `n` is the same for all that is decided in one go.
 */
export function decisionOn(
  attribution: Attribution,
  subject: DecisionSubject,
  verdict: Verdict,
  n: number,
): Decision | null {
  if (subject.about === 'insertion') {
    const [client, clock] = subject.range
    return { do: verdict, n, of: attribution.stateAt(client, clock).owner }
  }
  const stored = attribution.span(subject.spanKey)
  const whose = stored ? { of: stored.by } : {}
  // What was accepted is read from the decision, also when its span is gone: it can always be re-opened.
  if (subject.about === 'deletion' || verdict === 'open') return { do: verdict, n, ...whose }
  const span = stored?.span
  if (!span || span.t === 'del' || span.t === 'unknown' || span.n !== subject.n) return null
  return { do: verdict, n, ...whose, span }
}
