import type { ReactNode } from 'react'
import { useTranslation } from '../../i18n/useTranslation.ts'
import { LanguageMenu } from '../shell/LanguageMenu.tsx'
import { Mark } from '../shell/Mark.tsx'
import { ThemeMenu } from '../shell/ThemeMenu.tsx'
import { useDocumentTitle } from '../shell/useDocumentTitle.ts'
import styles from './SignInScreen.module.css'

/** What surrounds every screen before somebody is in. */
export function EntranceFrame({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const { t } = useTranslation('signIn')
  useDocumentTitle(title)
  return (
    <div className={styles.screen}>
      <div className={styles.corner}>
        <LanguageMenu />
        <ThemeMenu />
      </div>
      <main id="main" tabIndex={-1} className={styles.column}>
        <Mark size="large" />
        <p className={styles.slogan}>{t('slogan')}</p>
        <h1 className={styles.title}>{title}</h1>
        {children}
      </main>
    </div>
  )
}
