import { articleStateSchema, type Person, type Workflow } from '@stet/protocol'
import { readMetadata } from '../articles/readMetadata.ts'
import type { ArticleRow } from '../storage/Store.ts'
import type { WorkflowRecord } from '../storage/WorkflowRecord.ts'

/**
 * Where an article stands, for whoever sees it; `hash` is of its text now, null where nobody looked. What somebody said to a
 * step is for whom the internal note is for.
 */
export function presentWorkflow(
  row: ArticleRow,
  { approval, clearance, schedule, remark }: WorkflowRecord,
  hash: string | null,
  reader: { readonly person: (id: string) => Person; readonly readsRemarks: boolean },
): Workflow {
  const { person, readsRemarks } = reader
  const state = articleStateSchema.safeParse(row.state)
  const isCleared = clearance !== null && (hash === null || clearance.hash === hash)
  return {
    state: state.success ? state.data : 'draft',
    publication: row.publication,
    version: row.version,
    schedule: schedule && {
      publishAt: new Date(schedule.publishAt).toISOString(),
      by: person(schedule.by),
      isSuspended: schedule.isSuspended,
      why: (schedule.isSuspended && schedule.why) || null,
    },
    approval: approval && {
      by: person(approval.by),
      at: new Date(approval.at).toISOString(),
      isOverridden: approval.overridden.length > 0,
    },
    remark:
      readsRemarks && remark
        ? { by: person(remark.by), at: new Date(remark.at).toISOString(), reason: remark.reason }
        : null,
    legal: !readMetadata(row).isLegalCheckNeeded ? 'none' : isCleared ? 'cleared' : 'needed',
  }
}
