import { read, toArticleJson } from '@stet/article'
import { changedFields } from './changedFields.ts'
import { withoutApproval } from './changeFor.ts'
import { noChange, READER, type StepDesk } from './StepDesk.ts'
import { hashOfArticle } from './TextFacts.ts'
import type { WorkflowParts } from './WorkflowParts.ts'

/**
 * Takes an approval back, with what was to go out by itself, if the text is not what was approved any more. `by`: who wrote
 * in it. In the article's turn; `not approved`: there is nothing to take back.
 */
export async function voidApproval(
  { rooms, store, now }: Pick<WorkflowParts, 'rooms' | 'store' | 'now'>,
  desk: StepDesk,
  articleId: string,
  by: string,
): Promise<'done' | 'again' | 'not approved'> {
  const found = await desk.find(articleId)
  const record = found?.workflow.record
  const approval = record?.approval
  if (!found || !record || !approval || found.row.state !== 'approved') return 'not approved'
  const looked = await rooms.edit(
    articleId,
    () => READER,
    (doc) => ({ value: toArticleJson(read(doc, 'original')), write: null }),
  )
  if (!looked.ok) return looked.reason === 'unwritable' ? 'again' : 'done'
  const hash = hashOfArticle(looked.value)
  if (hash === approval.hash) return 'done'
  const { row } = found
  const change = {
    ...noChange(found, now()),
    ...withoutApproval(record, row.publication, row.version, 'changed'),
    state: 'in_review',
  }
  const detail = { approvedBy: approval.by, approved: approval.hash, now: hash }
  const fields = await changedFields(store, articleId, approval.hash, looked.value)
  const written = await desk.write(found, change, {
    entry: { person: by, what: 'approval-void', detail },
    step: 'approval_void',
    fields,
  })
  if (written === null) return 'again'
  const scheduledBy = record.schedule ? [record.schedule.by] : []
  desk.tell(written.row, 'approval_void', by, [approval.by, ...scheduledBy])
  desk.tellHeld(found, written, by)
  return 'done'
}
