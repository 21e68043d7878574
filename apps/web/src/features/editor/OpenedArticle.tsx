import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation.ts'
import { useEvents } from '../../api/useEvents.ts'
import { Banner } from '../../ui/Banner.tsx'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'
import { useStorageTrouble } from '../shell/LiveState.tsx'
import { useMe } from '../session/useMe.ts'
import './articleFields.css'
import './articleBlocks.css'
import './articleMarks.css'
import './articleSuggestions.css'
import './articleComments.css'
import './articleModes.css'
import { ArticleEditor } from './ArticleEditor.tsx'
import styles from './OpenedArticle.module.css'
import { BottomBar } from './BottomBar.tsx'
import { AddRowButton, RowHandles } from './DetailsControls.tsx'
import { EditorContext, type EditorHandle } from './EditorHandle.ts'
import { CommentsContext } from './comments/CommentsContext.ts'
import { useComments } from './comments/useComments.ts'
import { Find } from './find/Find.tsx'
import { Observable } from './Observable.ts'
import { OpenArticleContext, useOpenArticle, useSnapshot } from './OpenArticleContext.ts'
import { OutlineButton } from './outline/OutlineButton.tsx'
import { OutlinePanel } from './outline/OutlinePanel.tsx'
import { RareNotices } from './notices/RareNotices.tsx'
import { useOutlineOpen } from './outline/useOutlineOpen.ts'
import { ProofHead } from './ProofHead.tsx'
import { ReadOnlyLine } from './ReadOnlyLine.tsx'
import { railOpen } from './rail/railOpen.ts'
import { useRailTab } from './rail/railTab.ts'
import { ReviewContext } from './review/ReviewContext.ts'
import { useHasRailRoom } from './rail/useHasRailRoom.ts'
import { useReview } from './review/useReview.ts'
import { RecoveredNotice } from './RecoveredNotice.tsx'
import { SavingNotice } from './SavingNotice.tsx'
import { SectionHandle } from './SectionHandle.tsx'
import type { ArticleSession } from './session/ArticleSession.ts'
import type { BrowserStore, RecoveredCopy } from './session/BrowserStore.ts'
import { SheetSkeleton } from '../shell/SheetSkeleton.tsx'
import { Toolbar } from './Toolbar.tsx'
import { TopBar } from './TopBar.tsx'
import { useKeptSwitch } from './KeptSwitch.ts'
import { TabMode, type TabStorage } from './modes/TabMode.ts'
import { useIsWriting } from './modes/useIsWriting.ts'
import { useTabMode } from './modes/useTabMode.ts'
import { useArticleMetadata } from './useArticleMetadata.ts'
import { useHeadlineTitle } from './useHeadlineTitle.ts'
import { useHasMargin } from './useHasMargin.ts'
import { useIsNarrow } from './useIsNarrow.ts'
import { useRecoveredCopies } from './useRecoveredCopies.ts'
import { useTextStays } from './useTextStays.ts'
import { type ArticleView, isProjected } from './views/articleViews.ts'
import { useTabView } from './views/useTabView.ts'
import { lazyWorkflow } from './workflow/lazyWorkflow.ts'
import { wholeText } from './wholeText.ts'

/** Props of `OpenedArticle`. */
export interface OpenedArticleProps {
  readonly session: ArticleSession
  /** A copy that the session before this one left. */
  readonly recovered: RecoveredCopy | null
  readonly store: BrowserStore
}

/**
 * An article whose session is under way: bars, sheet, notices. Another session (new rights, another life) begins the screen
 * anew; the steps of the workflow, which may have caused it, stay open above it.
 */
export function OpenedArticle({ session, recovered, store }: OpenedArticleProps) {
  const { metadata, change } = useArticleMetadata(session.metadata)
  usePresence(session)
  const [tabMode, tabView] = useMemo(() => {
    const { mode, id, state } = session.metadata
    // Whoever looks through what others wrote suggests, unless they say otherwise.
    const first = state === 'in_review' ? 'suggest' : mode
    return [
      new TabMode(mode, session.user.id, id, tabStorage(), first),
      new Observable<ArticleView>('all'),
    ] as const
  }, [session])
  const [step, openSteps] = useState<string | null>(null)
  const workflow = lazyWorkflow.useLoaded(step !== null)
  return (
    <OpenArticleContext value={{ session, tabMode, tabView, metadata, changeMetadata: change, openSteps }}>
      <Screen key={session.clientIds.edit} recovered={recovered} store={store} />
      {workflow && step !== null && <workflow.WorkflowDialog first={step} onClose={() => openSteps(null)} />}
    </OpenArticleContext>
  )
}

function Screen({ recovered, store }: Pick<OpenedArticleProps, 'recovered' | 'store'>) {
  const { metadata } = useOpenArticle()
  const mode = useTabMode()
  const [view] = useTabView()
  const isNarrow = useIsNarrow()
  const [isRailOpen, setRailOpen] = useKeptSwitch(railOpen)
  const hasMargin = useHasMargin(isRailOpen)
  const [isOutlineOpen] = useOutlineOpen()
  const [railTab] = useRailTab()
  const [isWhole] = useKeptSwitch(wholeText)
  const hasRailRoom = useHasRailRoom()
  const isReadable = useSnapshot((snapshot) => snapshot.isReadable)
  const isWriting = useIsWriting()
  const [editor, setEditor] = useState<EditorHandle | null>(null)
  const { copies, discard } = useRecoveredCopies(metadata.id, store, recovered)
  const head = useRef<HTMLDivElement>(null)
  const desk = useRef<HTMLElement>(null)
  const review = useReview(editor, isRailOpen || view !== 'all')
  const comments = useComments(editor, isRailOpen)
  const railLayout = hasRailRoom ? 'beside' : 'sheet'
  const rail = review && isRailOpen && (
    <review.parts.Rail layout={railLayout} onClose={() => setRailOpen(false)} />
  )
  useHeadlineTitle(editor, metadata)
  useTextStays(head, desk)

  return (
    <EditorContext value={editor}>
      <ReviewContext value={review?.desk ?? null}>
        <CommentsContext value={comments}>
          <div
            className={styles.screen}
            data-article-screen
            data-outline={hasMargin && isOutlineOpen ? 'beside' : undefined}
          >
            <div className={styles.head} ref={head}>
              <TopBar isNarrow={isNarrow} />
              <div className={styles.tools}>
                {editor !== null && (
                  <div className={styles.outline}>
                    <OutlineButton hasMargin={hasMargin} />
                  </div>
                )}
                {isWriting ? editor !== null && <Toolbar /> : isReadable && <ReadOnlyLine />}
              </div>
              {editor !== null && <Find />}
              {review && isWhole && <review.parts.SuggestionSpeech />}
            </div>
            <main
              id="main"
              ref={desk}
              tabIndex={-1}
              className={styles.desk}
              data-rail={isRailOpen && hasRailRoom ? 'beside' : undefined}
              data-rail-tab={railTab}
              aria-busy={!isReadable}
            >
              {editor !== null && hasMargin && isOutlineOpen && <OutlinePanel />}
              <div
                className={styles.sheet}
                data-mode={mode}
                data-view={view}
                data-whole={isWhole || mode === 'view' || undefined}
              >
                {isReadable ? (
                  <>
                    {editor !== null && <ProofHead />}
                    <div className={styles.column}>
                      <div hidden={isProjected(view)}>
                        <ArticleEditor onReady={setEditor} />
                      </div>
                      {review && isProjected(view) && <review.parts.ProjectedArticle view={view} />}
                      {editor !== null && isWriting && (
                        <>
                          <SectionHandle />
                          <RowHandles />
                        </>
                      )}
                    </div>
                    {editor !== null && isWriting && <AddRowButton />}
                  </>
                ) : (
                  <Waiting />
                )}
              </div>
              {railLayout === 'beside' && rail}
            </main>
            <div className={styles.below}>
              {railLayout === 'sheet' && rail}
              <div className={styles.notices}>
                <RareNotices />
                <SavingNotice />
                <RecoveredNotice copies={copies} onDiscard={discard} />
              </div>
            </div>
            <BottomBar isNarrow={isNarrow} />
          </div>
        </CommentsContext>
      </ReviewContext>
    </EditorContext>
  )
}

/** Null where the browser keeps nothing for pages. */
function tabStorage(): TabStorage | null {
  try {
    return sessionStorage
  } catch {
    return null
  }
}

/** Until the article is there: lines where it will be, and a word when nobody answers. */
function Waiting() {
  const { t } = useTranslation('editor')
  const isOffline = useSnapshot((snapshot) => snapshot.isOffline)
  return (
    <>
      <VisuallyHidden>{t('loading')}</VisuallyHidden>
      {isOffline && (
        <div className={styles.waiting}>
          <Banner tone="warning" title={t('unavailable.title')}>
            {t('unavailable.text')}
          </Banner>
        </div>
      )}
      <SheetSkeleton />
    </>
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
    if (event.type === 'workflow-step' && event.id === session.metadata.id) {
      void lazyWorkflow.load().then(({ announceStep }) => announceStep(event, me.id))
    }
    if (event.type === 'article-removed' && event.id === session.metadata.id) session.checkConnection()
  })
}
