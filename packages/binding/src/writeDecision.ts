import {
  type Attribution,
  type Decision,
  decisionKey,
  type DecisionSubject,
  reviewRoot,
  type Verdict,
} from '@stet/article'
import type { MapWriter } from './MapWriter.ts'

/** Decides on a suggestion; a format or kind that was taken back meanwhile is left alone, but can be re-opened. */
export function writeDecision(
  maps: MapWriter,
  attribution: Attribution,
  subject: DecisionSubject,
  verdict: Verdict,
): void {
  const decision = decisionOn(maps, attribution, subject, verdict)
  if (!decision) return
  maps.as('edit', () => reviewRoot(maps.transaction.doc).set(decisionKey(subject), decision))
}

function decisionOn(
  maps: MapWriter,
  attribution: Attribution,
  subject: DecisionSubject,
  verdict: Verdict,
): Decision | null {
  if (subject.about === 'insertion') {
    const [client, clock] = subject.range
    return { do: verdict, n: maps.nextN(), of: attribution.stateAt(client, clock).owner }
  }
  const stored = attribution.span(subject.spanKey)
  if (subject.about === 'deletion')
    return { do: verdict, n: maps.nextN(), ...(stored ? { of: stored.by } : {}) }
  // What was accepted is read from the decision, also when its span is gone.
  if (verdict === 'open') return { do: verdict, n: maps.nextN(), ...(stored ? { of: stored.by } : {}) }
  const span = stored?.span
  if (!span || span.t === 'del' || span.t === 'unknown' || span.n !== subject.n) return null
  return { do: verdict, n: maps.nextN(), of: stored.by, span }
}
