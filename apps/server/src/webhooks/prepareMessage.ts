import { read, toArticleJson } from '@stet/article'
import type { DueDelivery } from '../storage/StoredWebhook.ts'
import type { Store } from '../storage/Store.ts'
import type { Rooms } from '../sync/Rooms.ts'
import { hashOfArticle } from '../workflow/TextFacts.ts'
import { composeMessage } from './composeMessage.ts'
import { whatLeaves } from './whatLeaves.ts'

interface Parts {
  readonly store: Pick<Store, 'getArticle' | 'getWorkflow' | 'publishedById'>
  readonly rooms: Pick<Rooms, 'read'>
  readonly now: () => number
  readonly newsroom: string
}

/** The message that is sent now, or why none is. */
type Prepared =
  | { readonly does: 'send'; readonly body: string }
  | { readonly does: 'wait'; readonly until: number }
  | { readonly does: 'drop' }

/** Milliseconds after which it is looked again where a text is not what was approved, or cannot be read. */
const AGAIN_AFTER = 10_000

/** What a delivery says is made when it is sent, of what is stored by then: nothing of a text waits anywhere. */
export async function prepareMessage(due: DueDelivery, parts: Parts): Promise<Prepared> {
  const { store, now, newsroom } = parts
  const published = await store.publishedById(due.article)
  const row = published?.row ?? (await store.getArticle(due.article))
  if (row === null) return { does: 'drop' }
  const isOverridden = published?.latest.overridden.includes('embargo') ?? false
  const leaving = whatLeaves(due.event, due.policy, row, isOverridden, now())
  if (leaving.does === 'wait' || leaving.does === 'drop') return leaving
  if (leaving.does !== 'announced')
    return { does: 'send', body: composeMessage(due, { leaving, row, published, approved: null, newsroom }) }
  return prepareAnnounced(due, parts)
}

/** Of what is not out yet: the text in the live document, if it is the one that was approved. What is decided meanwhile counts. */
async function prepareAnnounced(due: DueDelivery, { store, rooms, now, newsroom }: Parts): Promise<Prepared> {
  const text = await rooms.read(due.article, (doc) => toArticleJson(read(doc, 'original')))
  const published = await store.publishedById(due.article)
  const workflow = await store.getWorkflow(due.article)
  const row = published?.row ?? (await store.getArticle(due.article))
  const leaving = row && whatLeaves(due.event, due.policy, row, false, now())
  const approval = workflow?.record.approval
  const isApproved = text.ok && approval?.hash === hashOfArticle(text.value)
  if (!row || leaving?.does !== 'announced' || !isApproved || !approval)
    return { does: 'wait', until: now() + AGAIN_AFTER }
  const approved = { article: text.value, at: approval.at }
  return { does: 'send', body: composeMessage(due, { leaving, row, published, approved, newsroom }) }
}
