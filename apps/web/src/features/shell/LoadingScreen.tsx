import { useTranslation } from '../../i18n/useTranslation.ts'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'
import styles from './LoadingScreen.module.css'
import { SheetSkeleton } from './SheetSkeleton.tsx'

/** The sheet before its article: lines where the text will be, without a jump when it comes. */
export function LoadingScreen() {
  const { t } = useTranslation('shell')
  return (
    <>
      <div className={styles.bar} />
      <main id="main" tabIndex={-1} className={styles.sheet} aria-busy="true">
        <VisuallyHidden>{t('loadingScreen')}</VisuallyHidden>
        <SheetSkeleton />
      </main>
    </>
  )
}
