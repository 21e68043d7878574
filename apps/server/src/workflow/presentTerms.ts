import type { Terms } from '@stet/protocol'
import { readMetadata } from '../articles/readMetadata.ts'
import { can, type Asker } from '../permissions.ts'
import type { ArticleRow } from '../storage/Store.ts'
import { embargoRules, type Channel } from './channels.ts'

/** What of an article's metadata decides whether it may go out, and what of it the asker may change. `served`: the channels that it goes out on. */
export function presentTerms(asker: Asker, row: ArticleRow, served: readonly Channel[]): Terms {
  const { embargoUntil, isLegalCheckNeeded } = readMetadata(row)
  const mayChange = can(asker, 'changeMetadata', row)
  return {
    embargo: {
      until: embargoUntil,
      maySet: mayChange && can(asker, 'setEmbargo', row),
      channels: [...embargoRules(served)],
    },
    legalCheck: {
      isWanted: isLegalCheckNeeded,
      mayAsk: mayChange,
      mayDrop: mayChange && can(asker, 'override', row),
    },
  }
}
