import { useTranslation } from '../../i18n/useTranslation.ts'
import { useFormat } from '../../i18n/useFormat.ts'
import { IMPORT_LIMIT, type ImportRefusal } from './ImportJob.ts'
import styles from './RefusalText.module.css'

/** More places than this help nobody at once. */
const SHOWN_PLACES = 6

/** Says in words why a file was not taken, with each place that is wrong. */
export function RefusalText({ refusal }: { refusal: ImportRefusal }) {
  const { t } = useTranslation('import')
  const format = useFormat()
  if (refusal.kind === 'tooLarge') {
    return (
      <p>{t('problem.tooLarge', { size: format.bytes(refusal.bytes), limit: format.bytes(IMPORT_LIMIT) })}</p>
    )
  }
  if (refusal.kind === 'unexpected') return <p>{t('problem.unexpected', { detail: refusal.detail })}</p>
  if (refusal.kind !== 'invalid') return <p>{t(`problem.${refusal.kind}`)}</p>

  const hidden = refusal.errors.length - SHOWN_PLACES
  return (
    <>
      <p>{t('problem.invalid')}</p>
      <ul className={styles.places} lang="en">
        {refusal.errors.slice(0, SHOWN_PLACES).map(({ path, message }) => (
          <li key={`${path} ${message}`}>
            {path !== '' && <code className={styles.path}>{path}</code>} {message}
          </li>
        ))}
      </ul>
      {hidden > 0 && <p>{t('problem.more', { count: hidden })}</p>}
      <p>{t('problem.nothing')}</p>
    </>
  )
}
