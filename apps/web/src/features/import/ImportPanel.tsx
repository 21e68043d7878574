import { X } from 'lucide-react'
import { useTranslation } from '../../i18n/useTranslation.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { countFinished } from './ImportJob.ts'
import styles from './ImportPanel.module.css'
import { ImportRow } from './ImportRow.tsx'
import type { Importing } from './useImport.ts'

/** What is being imported, how far it is, and what became of each file; stays until it is closed. */
export function ImportPanel({ importing }: { importing: Importing }) {
  const { t } = useTranslation('import')
  const { jobs, isRunning } = importing
  const finished = countFinished(jobs)
  return (
    <>
      {/* Apart from the panel and always there, so that it is heard. */}
      <div role="status" className={styles.announcement}>
        {jobs.length > 0 && !isRunning && <Summary importing={importing} />}
      </div>
      {jobs.length > 0 && (
        <section className={styles.panel} aria-label={t('title')} data-testid="import-panel">
          <header className={styles.head}>
            <h2 className={styles.title}>{isRunning ? t('title') : <Summary importing={importing} />}</h2>
            {isRunning && (
              <span className={styles.count}>{t('progress', { done: finished, total: jobs.length })}</span>
            )}
            {isRunning ? (
              jobs.length > 1 && (
                <Button size="small" look="bare" onClick={importing.stop}>
                  {t('stop')}
                </Button>
              )
            ) : (
              <IconButton
                label={t('dismiss')}
                icon={<X aria-hidden="true" />}
                tooltipSide="top"
                onClick={importing.dismiss}
              />
            )}
          </header>
          {isRunning && (
            <progress
              className={styles.progress}
              aria-label={t('title')}
              max={jobs.length}
              value={finished}
            />
          )}
          <ul className={styles.jobs}>
            {jobs.map((job) => (
              <ImportRow key={job.source.id} job={job} onRetry={() => importing.retry(job.source.id)} />
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function Summary({ importing }: { importing: Importing }) {
  const { t } = useTranslation('import')
  const done = importing.jobs.filter(({ progress }) => progress.status === 'done').length
  const refused = importing.jobs.length - done
  return [done > 0 && t('finished', { count: done }), refused > 0 && t('refused', { count: refused })]
    .filter(Boolean)
    .join(', ')
}
