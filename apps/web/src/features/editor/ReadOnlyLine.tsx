import type { Mode } from '@stet/protocol'
import { Eye } from 'lucide-react'
import { useContext } from 'react'
import { useTranslation } from '../../i18n/useTranslation.ts'
import { EditorContext } from './EditorHandle.ts'
import { FindButton } from './find/FindButton.tsx'
import { useTabMode } from './modes/useTabMode.ts'
import { useOpenArticle, useSnapshot } from './OpenArticleContext.ts'
import styles from './ReadOnlyLine.module.css'

/** In place of the toolbar, as high as it is: that one can only read here, and why. */
export function ReadOnlyLine() {
  const { t } = useTranslation('editor')
  const { tabMode } = useOpenArticle()
  const mode = useTabMode()
  const editor = useContext(EditorContext)
  const refusal = useSnapshot((snapshot) => snapshot.refusal)
  const reason = refusal === null ? reasonOf(tabMode.right, mode) : 'stopped'
  return (
    <p className={styles.line} data-reason={reason}>
      <Eye aria-hidden="true" className={styles.icon} />
      <span className={styles.title}>{t('readOnly.title')}</span>
      <span className={styles.reason}>{t(`readOnly.${reason}`)}</span>
      {editor !== null && <FindButton label="labelReading" />}
    </p>
  )
}

function reasonOf(right: Mode, mode: Mode): 'connecting' | 'mode' | 'role' {
  if (right === 'view') return 'role'
  return mode === 'view' ? 'mode' : 'connecting'
}
