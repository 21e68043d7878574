import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useEvents } from '../../api/useEvents.ts'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'
import { LoadingScreen } from '../shell/LoadingScreen.tsx'
import { useStorageTrouble } from '../shell/LiveState.tsx'
import { useMe } from '../session/useMe.ts'
import './article.css'
import { ArticleEditor } from './ArticleEditor.tsx'
import styles from './ArticleScreen.module.css'
import { BottomBar } from './BottomBar.tsx'
import { DetailsControls } from './DetailsControls.tsx'
import { EditorContext, type EditorHandle } from './EditorHandle.ts'
import { ArticleGone, ArticleUnavailable } from './NotHere.tsx'
import { OpenArticleContext, useOpenArticle, useSnapshot } from './OpenArticleContext.ts'
import { ReadOnlyLine } from './ReadOnlyLine.tsx'
import { RecoveredNotice } from './RecoveredNotice.tsx'
import { SavingNotice } from './SavingNotice.tsx'
import { SectionHandle } from './SectionHandle.tsx'
import type { ArticleSession } from './session/ArticleSession.ts'
import type { RecoveredCopy } from './session/BrowserStore.ts'
import { indexedDbStore } from './session/indexedDbStore.ts'
import { SheetSkeleton } from './SheetSkeleton.tsx'
import { Toolbar } from './Toolbar.tsx'
import { TopBar } from './TopBar.tsx'
import { useArticleMetadata } from './useArticleMetadata.ts'
import { useArticleSession } from './useArticleSession.ts'
import { useHeadlineTitle } from './useHeadlineTitle.ts'
import { useIsNarrow } from './useMediaQuery.ts'
import { useRecoveredCopies } from './useRecoveredCopies.ts'

const store = indexedDbStore()

/** One article: opened from the server or from this browser, written together, read by whoever may only read. */
export function ArticleScreen({ articleId }: { articleId: string }) {
  const opening = useArticleSession(articleId, store)
  switch (opening.status) {
    case 'opening':
      return <LoadingScreen />
    case 'gone':
      return <ArticleGone articleId={articleId} store={store} recovered={opening.recovered} />
    case 'unavailable':
      return <ArticleUnavailable detail={opening.detail} onRetry={opening.retry} />
    case 'open':
      break
  }
  return (
    <Opened key={opening.session.clientIds.edit} session={opening.session} recovered={opening.recovered} />
  )
}

function Opened({ session, recovered }: { session: ArticleSession; recovered: RecoveredCopy | null }) {
  const { metadata, change } = useArticleMetadata(session.metadata)
  usePresence(session)
  return (
    <OpenArticleContext value={{ session, metadata, changeMetadata: change }}>
      <Screen recovered={recovered} />
    </OpenArticleContext>
  )
}

function Screen({ recovered }: { recovered: RecoveredCopy | null }) {
  const { t } = useTranslation('editor')
  const { session, metadata } = useOpenArticle()
  const isNarrow = useIsNarrow()
  const isReadable = useSnapshot((snapshot) => snapshot.isReadable)
  const isWritable = useSnapshot((snapshot) => snapshot.isWritable)
  const [editor, setEditor] = useState<EditorHandle | null>(null)
  const { copies, discard } = useRecoveredCopies(metadata.id, store, recovered)
  useHeadlineTitle(editor, metadata)

  return (
    <EditorContext value={editor}>
      <div className={styles.screen}>
        <div className={styles.head}>
          <TopBar isNarrow={isNarrow} />
          <div className={styles.tools}>
            {editor !== null && isWritable ? <Toolbar /> : isReadable && <ReadOnlyLine />}
          </div>
        </div>
        <main id="main" tabIndex={-1} className={styles.desk} aria-busy={!isReadable}>
          <div className={styles.sheet} data-mode={session.mayEdit ? 'edit' : 'view'}>
            {isReadable ? (
              <div className={styles.column}>
                <ArticleEditor onReady={setEditor} />
                {editor !== null && isWritable && (
                  <>
                    <SectionHandle />
                    <DetailsControls />
                  </>
                )}
              </div>
            ) : (
              <>
                <VisuallyHidden>{t('loading')}</VisuallyHidden>
                <SheetSkeleton />
              </>
            )}
          </div>
        </main>
        <div className={styles.notices}>
          <SavingNotice />
          <RecoveredNotice copies={copies} onDiscard={discard} />
        </div>
        <BottomBar isNarrow={isNarrow} />
      </div>
    </EditorContext>
  )
}

/** What the events say about this session: the colour that the server gave us, and whether it can save. */
function usePresence(session: ArticleSession): void {
  const me = useMe()
  const trouble = useStorageTrouble()
  useEffect(() => session.noteStorageTrouble(trouble !== null), [session, trouble])
  useEvents((event) => {
    if (event.type === 'people-changed' && event.id === session.metadata.id) {
      session.noteColor(event.people.find((person) => person.id === me.id)?.color)
    }
    if (event.type === 'state') {
      session.noteColor(event.people[session.metadata.id]?.find((person) => person.id === me.id)?.color)
    }
    if (event.type === 'article-removed' && event.id === session.metadata.id) session.checkConnection()
  })
}
