import type { ArticleRow, Store } from '../storage/Store.ts'
import type { Channel } from './channels.ts'

/** The channels that an article goes out on: the public, and partners where some are told of it early. */
export async function channelsOf(
  { webhooks }: Pick<Store, 'webhooks'>,
  { desk }: Pick<ArticleRow, 'desk'>,
): Promise<readonly Channel[]> {
  const all = await webhooks.list()
  const hasPartners = all.some(
    (webhook) =>
      webhook.isActive &&
      webhook.policy === 'deliver-marked' &&
      (webhook.desk === null || webhook.desk === desk),
  )
  return hasPartners ? ['public', 'partners'] : ['public']
}
