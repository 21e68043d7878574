import {
  type Attribution,
  decisionKey,
  decisionOn,
  type DecisionSubject,
  reviewRoot,
  subjectName,
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
  const decision = decisionOn(attribution, subject, verdict, maps.decisionN())
  if (!decision) return
  maps.as('edit', () => {
    const { doc } = maps.transaction
    reviewRoot(doc).set(decisionKey(doc.clientID, subjectName(subject)), decision)
  })
}
