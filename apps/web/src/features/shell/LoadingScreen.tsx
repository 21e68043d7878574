import { useTranslation } from '../../i18n/useTranslation.ts'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'
import styles from './LoadingScreen.module.css'

/** The sheet before its article: lines where the text will be, without a jump when it comes. */
export function LoadingScreen() {
  const { t } = useTranslation('shell')
  return (
    <>
      <div className={styles.bar} />
      <main id="main" tabIndex={-1} className={styles.sheet} aria-busy="true">
        <VisuallyHidden>{t('loadingScreen')}</VisuallyHidden>
        <Skeleton width="8rem" />
        <Skeleton width="100%" height="2rem" />
        <Skeleton width="70%" height="2rem" />
        <Skeleton width="96%" />
        <Skeleton width="100%" />
        <Skeleton width="88%" />
      </main>
    </>
  )
}
