import { isCleared } from './isCleared.ts'
import { noChange, READER, type StepDesk } from './StepDesk.ts'
import { hashOfDocument } from './TextFacts.ts'
import type { WorkflowParts } from './WorkflowParts.ts'

/**
 * Puts an article back on the list of the legal department, and tells whoever cleared it, if its text is not what they cleared
 * any more. `by`: who wrote in it. In the article's turn. The gate needs none of this: it compares for itself.
 */
export async function voidClearance(
  { rooms, now }: Pick<WorkflowParts, 'rooms' | 'now'>,
  desk: StepDesk,
  articleId: string,
  by: string,
): Promise<'done' | 'again'> {
  const found = await desk.find(articleId)
  const clearance = found?.workflow.record.clearance
  if (!found || !clearance || !isCleared(found.row)) return 'done'
  const read = await rooms.edit(
    articleId,
    () => READER,
    (doc) => ({ value: hashOfDocument(doc), write: null }),
  )
  if (!read.ok) return read.reason === 'unwritable' ? 'again' : 'done'
  if (read.value === clearance.hash) return 'done'
  const change = { ...noChange(found, now()), metadata: { isCleared: null } }
  const detail = { clearedBy: clearance.by, cleared: clearance.hash, now: read.value }
  const written = await desk.write(found, change, {
    entry: { person: by, what: 'clearance-void', detail },
    step: 'clearance_void',
  })
  if (written === null) return 'again'
  desk.tell(written.row, 'clearance_void', by, [clearance.by])
  return 'done'
}
