import { type DecisionSubject, spansRoot } from '@stet/article'
import type { ModelWriter } from './ModelWriter.ts'

/**
 * Takes back what the person suggested themselves: what should come is withdrawn, what should go stays, and what should
 * look otherwise stays as it is. Suggestions of others are left alone.
 */
export function writeWithdrawal(writer: ModelWriter, subjects: readonly DecisionSubject[]): void {
  const { attribution, author, maps } = writer
  for (const subject of subjects) {
    if (subject.about === 'insertion') {
      const [client, clock, length] = subject.range
      const own = (attribution.segments(client, clock, length) ?? []).filter(
        ({ state }) => state.base === 'pending' && state.owner === author.user && !state.isWithdrawn,
      )
      if (own.length > 0)
        writer.withdraw(own.map(({ offset, length: part }) => [client, clock + offset, part]))
      continue
    }
    const stored = attribution.span(subject.spanKey)
    if (stored?.by !== author.user) continue
    const { span } = stored
    if (subject.about === 'deletion') {
      if (span.t === 'del') writer.keep([subject.range], span.mv ?? null)
    } else if (span.t !== 'del' && span.t !== 'unknown' && span.n === subject.n) {
      maps.as('suggest', () => spansRoot(maps.transaction.doc).delete(subject.spanKey))
    }
  }
}
