import { type DecisionSubject, nameIn, reviewRoot, subjectName, type Verdict } from '@stet/article'
import type * as Y from 'yjs'
import { decisionOn, type MadeDecision } from './decisionOn.ts'

/** How long a decision of one's own is watched, in milliseconds: somebody else's of the same moment comes within this. */
const WATCHED_MS = 20_000

interface OwnDecision {
  readonly names: readonly string[]
  readonly verdict: Verdict
  readonly at: number
}

/**
 * Tells when somebody else decided otherwise, at the same time, on what this person has just decided: of two decisions
 * one counts, and both people shall know which.
 */
export class DecisionWatch {
  private readonly doc: Y.Doc
  private readonly now: () => number
  private readonly onOverruled: (decision: MadeDecision) => void
  private own: OwnDecision[] = []

  constructor(doc: Y.Doc, now: () => number, onOverruled: (decision: MadeDecision) => void) {
    this.doc = doc
    this.now = now
    this.onOverruled = onOverruled
  }

  /** Watches until what it answers with is called. */
  begin(): () => void {
    const review = reviewRoot(this.doc)
    review.observe(this.handleChange)
    return () => review.unobserve(this.handleChange)
  }

  /** This person has decided. */
  note(subjects: readonly DecisionSubject[], verdict: Verdict): void {
    const at = this.now()
    this.own = this.own.filter((own) => at - own.at < WATCHED_MS)
    this.own.push({ names: subjects.map(subjectName), verdict, at })
  }

  private readonly handleChange = ({ keysChanged, transaction }: Y.YMapEvent<unknown>): void => {
    if (transaction.local || this.own.length === 0) return
    const now = this.now()
    const changed = new Set([...keysChanged].map(nameIn))
    this.own = this.own.filter(({ names, verdict, at }) => {
      if (now - at >= WATCHED_MS) return false
      const name = names.find((one) => changed.has(one))
      const made = name === undefined ? null : decisionOn(this.doc, name)
      if (!made || made.verdict === verdict) return true
      this.onOverruled(made)
      return false
    })
  }
}
