import type { Finding } from '@stet/house-style'
import type { TabStorage } from '../modes/TabMode.ts'
import { Observable } from '../Observable.ts'

/** As many are remembered for an article; the oldest are forgotten first. */
const MOST = 500

/** What of an article a person does not want to be told again, in this tab, across reloads. */
export class IgnoredFindings {
  readonly names: Observable<ReadonlySet<string>>
  private readonly key: string
  private readonly storage: TabStorage | null

  /** `storage` null: it lasts as long as the page. */
  constructor(userId: string, articleId: string, storage: TabStorage | null) {
    this.key = `stet.style.${userId}.${articleId}`
    this.storage = storage
    this.names = new Observable<ReadonlySet<string>>(new Set(this.kept()))
  }

  has(finding: Finding): boolean {
    return this.names.get().has(ignoredName(finding))
  }

  add(finding: Finding): void {
    this.put([...this.names.get(), ignoredName(finding)].slice(-MOST))
  }

  /** It is told again. */
  remove(finding: Finding): void {
    this.put([...this.names.get()].filter((name) => name !== ignoredName(finding)))
  }

  private put(names: readonly string[]): void {
    this.names.set(new Set(names))
    try {
      if (names.length === 0) this.storage?.removeItem(this.key)
      else this.storage?.setItem(this.key, JSON.stringify(names))
    } catch {
      // It then lasts as long as the page.
    }
  }

  private kept(): readonly string[] {
    try {
      const kept: unknown = JSON.parse(this.storage?.getItem(this.key) ?? '[]')
      return Array.isArray(kept) ? kept.filter((name) => typeof name === 'string') : []
    } catch {
      return []
    }
  }
}

/** Names a finding as long as the same stands there: another text is another finding. */
export function ignoredName({ id, text }: Finding): string {
  return `${id} ${text}`
}
