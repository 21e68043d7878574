import type { ImportWarning } from '@stet/protocol'

/** Something to bring in: a file, or pasted text. */
export interface ImportSource {
  readonly id: string
  /** The file's name; null for pasted text. */
  readonly name: string | null
  readonly content: Blob
}

/** How far a source is. Each is taken whole or not at all. */
export type ImportProgress =
  | { readonly status: 'waiting' }
  | { readonly status: 'sending' }
  | { readonly status: 'done'; readonly articleId: string; readonly warnings: readonly ImportWarning[] }
  | { readonly status: 'refused'; readonly refusal: ImportRefusal }

/** Why a source was not taken, by kind, for the words to say it in. Nothing of it was stored. */
export type ImportRefusal =
  | { readonly kind: 'tooLarge'; readonly bytes: number }
  | {
      readonly kind: 'invalid'
      readonly errors: readonly { readonly path: string; readonly message: string }[]
    }
  | { readonly kind: 'unexpected'; readonly detail: string }
  | {
      readonly kind:
        | 'empty'
        | 'notText'
        | 'unsupported'
        | 'forbidden'
        | 'storage'
        | 'tooMany'
        | 'unreachable'
        | 'unreadable'
        | 'stopped'
    }

/** One line of the import list. */
export interface ImportJob {
  readonly source: ImportSource
  readonly progress: ImportProgress
}

/** The largest file that the server takes, in bytes. */
export const IMPORT_LIMIT = 5 * 1024 * 1024

/** How many jobs are over, well or not. */
export function countFinished(jobs: readonly ImportJob[]): number {
  return jobs.filter(({ progress }) => progress.status === 'done' || progress.status === 'refused').length
}

/** The list with one job's progress changed. */
export function withProgress(
  jobs: readonly ImportJob[],
  sourceId: string,
  progress: ImportProgress,
): readonly ImportJob[] {
  return jobs.map((job) => (job.source.id === sourceId ? { ...job, progress } : job))
}

/** The list with everything that has not begun called off. */
export function withRestStopped(jobs: readonly ImportJob[]): readonly ImportJob[] {
  return jobs.map((job) =>
    job.progress.status === 'waiting'
      ? { ...job, progress: { status: 'refused', refusal: { kind: 'stopped' } } }
      : job,
  )
}

/** Whether sending the same again can end differently. */
export function canRetry(refusal: ImportRefusal): boolean {
  return ['storage', 'tooMany', 'unreachable', 'stopped', 'unexpected'].includes(refusal.kind)
}
