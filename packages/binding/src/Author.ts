import type { UserId, WriteMode } from '@stet/article'

/** The two ids under which a tab writes, one per mode; fresh for every page load. */
export type ClientIds = Readonly<Record<WriteMode, number>>

/** Who writes, and under which ids. */
export interface Author {
  readonly user: UserId
  readonly clientIds: ClientIds
}
