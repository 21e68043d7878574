import { CircleAlert, CircleCheck, Clock3, LoaderCircle } from 'lucide-react'
import { useTranslation } from '../../i18n/useTranslation.ts'
import { Link } from 'wouter'
import { articlePath } from '../../routes.ts'
import { Button } from '../../ui/Button.tsx'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'
import { canRetry, type ImportJob } from './ImportJob.ts'
import styles from './ImportRow.module.css'
import { RefusalText } from './RefusalText.tsx'
import { WarningText } from './WarningText.tsx'

const ICONS = { waiting: Clock3, sending: LoaderCircle, done: CircleCheck, refused: CircleAlert }

/** One file of the import list: how far it is, what is wrong with it, and what can be done. */
export function ImportRow({ job, onRetry }: { job: ImportJob; onRetry: () => void }) {
  const { t } = useTranslation('import')
  const { progress } = job
  const name = job.source.name ?? t('pastedName')
  const Icon = ICONS[progress.status]
  return (
    <li className={styles.job} data-status={progress.status}>
      <Icon aria-hidden="true" className={styles.icon} />
      <div className={styles.words}>
        <p className={styles.name}>
          <bdi>{name}</bdi>
          <VisuallyHidden>: {t(`status.${progress.status}`)}</VisuallyHidden>
        </p>
        {progress.status === 'refused' && <RefusalText refusal={progress.refusal} />}
        {progress.status === 'done' &&
          progress.warnings.map((warning) => <WarningText key={warning.code} warning={warning} />)}
      </div>
      {progress.status === 'done' && (
        <Link
          href={articlePath(progress.articleId)}
          className={styles.open ?? ''}
          aria-label={t('openNamed', { name })}
        >
          {t('open')}
        </Link>
      )}
      {progress.status === 'refused' && canRetry(progress.refusal) && (
        <Button size="small" aria-label={t('retryNamed', { name })} onClick={onRetry}>
          {t('retry')}
        </Button>
      )}
    </li>
  )
}
