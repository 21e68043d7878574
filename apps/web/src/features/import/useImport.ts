import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { articlePath } from '../../routes.ts'
import { ARTICLE_LIST_KEY } from '../articles/articleListKey.ts'
import {
  countFinished,
  type ImportJob,
  type ImportProgress,
  type ImportSource,
  withProgress,
  withRestStopped,
} from './ImportJob.ts'
import { lazyImportParts } from './lazyImportParts.ts'

/** What is being brought in, and how to bring in more. */
export interface Importing {
  /** In the order in which they were given; empty when the list was closed. */
  readonly jobs: readonly ImportJob[]
  readonly isRunning: boolean
  readonly begin: (sources: readonly ImportSource[]) => void
  readonly retry: (sourceId: string) => void
  /** Calls off what has not begun. */
  readonly stop: () => void
  /** Closes the list. */
  readonly dismiss: () => void
}

/**
 * Brings sources in one after the other. A single one that came in without a warning is opened at once; otherwise the list
 * of what happened stays until it is closed. `onImported` is told when the list has new articles.
 */
export function useImport(onImported: () => void): Importing {
  const client = useQueryClient()
  const [, navigate] = useLocation()
  const [jobs, setJobs] = useState<readonly ImportJob[]>([])
  const sending = useRef<string | null>(null)
  const waiting = jobs.find(({ progress }) => progress.status === 'waiting')
  const isRunning = countFinished(jobs) < jobs.length

  useEffect(() => {
    if (!waiting || sending.current !== null) return
    const { source } = waiting
    sending.current = source.id
    const work = async () => {
      setJobs((current) => withProgress(current, source.id, { status: 'sending' }))
      const progress = await send(source)
      sending.current = null
      setJobs((current) => withProgress(current, source.id, progress))
      if (progress.status !== 'done') return
      const isOnlyOne = jobs.length === 1
      if (isOnlyOne && progress.warnings.length === 0) navigate(articlePath(progress.articleId))
      else void client.invalidateQueries({ queryKey: [ARTICLE_LIST_KEY] }).then(onImported)
    }
    void work()
  }, [waiting, jobs.length, client, navigate, onImported])

  return {
    jobs,
    isRunning,
    begin: (sources) => {
      const added = sources.map((source): ImportJob => ({ source, progress: { status: 'waiting' } }))
      // What is over has been seen; what still runs stays.
      setJobs((current) => [...(countFinished(current) < current.length ? current : []), ...added])
    },
    retry: (sourceId) => setJobs((current) => withProgress(current, sourceId, { status: 'waiting' })),
    stop: () => setJobs(withRestStopped),
    dismiss: () => setJobs([]),
  }
}

/** What sends is loaded with what shows it; where that cannot be had, nothing can be sent either. */
async function send(source: ImportSource): Promise<ImportProgress> {
  try {
    const { sendImport } = await lazyImportParts.load()
    return await sendImport(source)
  } catch {
    return { status: 'refused', refusal: { kind: 'unreachable' } }
  }
}
