import { clientsRoot, originsRoot, StyleChecks } from '@stet/article'
import type { Card } from '@stet/tracked-changes'
import type * as Y from 'yjs'

/** Which suggestions a check of the house style found; reads that anew only when the document says more about it. */
export class CheckedCards {
  private readonly doc: Y.Doc
  private checks: StyleChecks | null = null

  constructor(doc: Y.Doc) {
    this.doc = doc
  }

  has({ subjects }: Pick<Card, 'subjects'>): boolean {
    this.checks ??= new StyleChecks(this.doc)
    return this.checks.areAll(subjects)
  }

  /** These were written. */
  note(transactions: readonly Y.Transaction[]): void {
    const roots = new Set<unknown>([originsRoot(this.doc), clientsRoot(this.doc)])
    const isTold = transactions.some(({ changed }) => [...changed.keys()].some((type) => roots.has(type)))
    if (isTold) this.checks = null
  }
}
