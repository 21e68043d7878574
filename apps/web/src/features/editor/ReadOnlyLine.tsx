import type { Mode } from '@stet/protocol'
import { Eye } from 'lucide-react'
import { useContext } from 'react'
import { useTranslation } from '../../i18n/useTranslation.ts'
import { CommentButton } from './comments/CommentButton.tsx'
import { EditorContext } from './EditorHandle.ts'
import { FindButton } from './find/FindButton.tsx'
import { useTabMode } from './modes/useTabMode.ts'
import { useOpenArticle, useSnapshot } from './OpenArticleContext.ts'
import { Button } from '../../ui/Button.tsx'
import { type ArticleView, isProjected } from './views/articleViews.ts'
import { useTabView } from './views/useTabView.ts'
import styles from './ReadOnlyLine.module.css'

/** In place of the toolbar, as high as it is: that one can only read here, and why. */
export function ReadOnlyLine() {
  const { t } = useTranslation('editor')
  const { tabMode, session } = useOpenArticle()
  const mode = useTabMode()
  const editor = useContext(EditorContext)
  const refusal = useSnapshot((snapshot) => snapshot.refusal)
  const [view, setView] = useTabView()
  const isStopped = refusal !== null || session.metadata.isDamaged
  const reason = isStopped ? 'stopped' : reasonOf(tabMode.right, mode, view)
  return (
    <p className={styles.line} data-reason={reason}>
      <Eye aria-hidden="true" className={styles.icon} />
      <span className={styles.title}>{t('readOnly.title')}</span>
      <span className={styles.reason}>{t(`readOnly.${reason}`)}</span>
      {isProjected(view) && (
        <Button size="small" look="bare" onClick={() => setView('all')}>
          {t('view.back')}
        </Button>
      )}
      {editor !== null && !isProjected(view) && <CommentButton />}
      {editor !== null && !isProjected(view) && <FindButton label="labelReading" />}
    </p>
  )
}

function reasonOf(
  right: Mode,
  mode: Mode,
  view: ArticleView,
): 'connecting' | 'mode' | 'role' | 'final' | 'original' {
  if (isProjected(view)) return view
  if (right === 'view') return 'role'
  return mode === 'view' ? 'mode' : 'connecting'
}
