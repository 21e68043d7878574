import type { IdRange } from '@stet/article'

/**
 * What an update takes away that its writer could take when it was written and may not any more: characters of texts,
 * and keys of accepted spans and of decisions. Once the update is applied, all of it has to be put back.
 */
export class Overreach {
  readonly texts: IdRange[] = []
  readonly spans = new Set<string>()
  readonly decisions = new Set<string>()

  get isEmpty(): boolean {
    return this.texts.length + this.spans.size + this.decisions.size === 0
  }
}
