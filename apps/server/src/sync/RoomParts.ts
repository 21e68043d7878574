import type { PresentPerson } from '@stet/protocol'
import type { Logger } from '../observability/logger.ts'
import type { ArticleRow, Store } from '../storage/Store.ts'
import type { SyncCounts } from './SyncCounts.ts'
import type { SyncSettings } from './SyncSettings.ts'

/** What the room of an article is given. */
export interface RoomParts {
  readonly articleId: string
  readonly store: Store
  readonly logger: Logger
  readonly now: () => number
  /** Milliseconds of a clock that never goes back. */
  readonly clock: () => number
  readonly random: () => number
  readonly settings: SyncSettings
  readonly counts: SyncCounts
  readonly onPeopleChange: (people: readonly PresentPerson[]) => void
  readonly onSummary: (article: ArticleRow) => void
  /** Called when the document has what this person wrote, or what was put on record about it. */
  readonly onWritten: (personId: string) => void
}
