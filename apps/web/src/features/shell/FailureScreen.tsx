import { useTranslation } from '../../i18n/useTranslation.ts'
import { Button } from '../../ui/Button.tsx'
import { toast } from '../../ui/toast.ts'
import { describeError } from './describeError.ts'
import styles from './FailureScreen.module.css'
import { Notice } from './Notice.tsx'

/** A fault of ours: what it means for the person's text, a way on, and the details to pass on. */
export function FailureScreen({ error }: { error: unknown }) {
  const { t } = useTranslation('shell')
  const details = describeError(error, location.href, navigator.userAgent)
  const handleCopy = () => {
    void navigator.clipboard.writeText(details).then(() => toast.success(t('error.copied')))
  }
  return (
    <Notice
      title={t('error.title')}
      actions={
        <>
          <Button look="primary" onClick={() => location.reload()}>
            {t('error.reload')}
          </Button>
          <Button onClick={handleCopy}>{t('error.copy')}</Button>
        </>
      }
    >
      <p>{t('error.text')}</p>
      <details className={styles.details}>
        <summary>{t('error.details')}</summary>
        <pre className={styles.text}>{details}</pre>
      </details>
    </Notice>
  )
}
