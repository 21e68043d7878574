import { useCallback, useContext, useEffect, useState, useSyncExternalStore } from 'react'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { useShortcutLabel } from '../../../ui/useShortcutLabel.ts'
import { VisuallyHidden } from '../../../ui/VisuallyHidden.tsx'
import { useMe } from '../../session/useMe.ts'
import { useOpenArticle } from '../OpenArticleContext.ts'
import { EmptyRail } from '../rail/EmptyRail.tsx'
import { RailCards } from '../rail/RailCards.tsx'
import type { RailPanelProps } from '../rail/RailPanelProps.ts'
import type { RailItem } from '../rail/RailSource.ts'
import { railTab } from '../rail/railTab.ts'
import { useGoing } from '../rail/useGoing.ts'
import { useRailKeys } from '../rail/useRailKeys.ts'
import { ReviewContext } from '../review/ReviewContext.ts'
import { SHORTCUTS } from '../shortcuts.ts'
import type { CommentCard } from './CardList.ts'
import { useCommentDesk } from './useCommentDesk.ts'
import { CommentsHead, type ThreadState } from './CommentsHead.tsx'
import { DraftCard } from './DraftCard.tsx'
import { maySettle } from './maySettle.ts'
import { LostThreads } from './LostThreads.tsx'
import { ResolvedThreads } from './ResolvedThreads.tsx'
import type { ShownThread } from './ShownThread.ts'
import { ThreadCard } from './ThreadCard.tsx'
import { passesPart, type ThreadPart } from './ThreadFilter.ts'
import { useCommentNews } from './useCommentNews.ts'
import { useCommentWords } from './useCommentWords.ts'

/** R and A, which decide on suggestions, do nothing here. */
const KEYS = { c: 'answer', e: 'settle' } as const

/** The comments beside the text. Keys while the focus is in the rail: J and K go on and back, C answers, E resolves, Enter goes to the text. */
export function CommentsPanel({ rail, layout, onSaid, onStay: stay }: RailPanelProps) {
  const { t } = useTranslation('comments')
  const me = useMe()
  const { metadata } = useOpenArticle()
  const desk = useCommentDesk()
  const review = useContext(ReviewContext)
  const words = useCommentWords()
  const shortcut = useShortcutLabel()
  const cards = useSyncExternalStore(desk.cards.subscribe, desk.cards.getSnapshot)
  const [state, setState] = useState<ThreadState>('open')
  const [part, setPart] = useState<ThreadPart>('all')
  const { canComment, canSetBlocking: canBlock } = metadata
  useCommentNews(words, onSaid)
  const going = useGoing<RailItem>(desk, stay)
  const { active, goTo, goOn, toText } = going
  // Nobody looks at a thread while something else is shown.
  useEffect(() => () => desk.activate(null, 'rail'), [desk])

  const open = cards.filter(({ thread }) => thread?.status !== 'resolved')
  const shown = open.filter(({ thread }) => thread === null || passesPart(thread, part, me.id))
  const standing = shown.filter(({ isLost }) => !isLost)
  const lost = shown.filter(({ isLost }) => isLost)
  const threads = open.filter(({ thread }) => thread !== null)
  const resolved = cards.filter(
    ({ thread }) => thread?.status === 'resolved' && passesPart(thread, part, me.id),
  )
  const listed = state === 'open' ? shown : resolved
  const placeOf = going.placesIn(listed)

  const settle = useCallback(
    (thread: ShownThread) => {
      const isOpen = thread.status === 'open'
      const around = (): readonly CommentCard[] =>
        isOpen ? desk.cards.getSnapshot().filter((card) => card.thread?.status === 'open') : []
      goOn(thread, around, () => {
        desk.talk.setStatus(thread.id, isOpen ? 'resolved' : 'open')
        const left = desk.talk.threads.get().filter(({ status }) => status === 'open').length
        onSaid(isOpen ? t('announce.resolved', { left }) : t('announce.reopened'))
      })
    },
    [desk, goOn, onSaid, t],
  )
  const asked = useSyncExternalStore(desk.asked.subscribe, desk.asked.get)
  const wanted = cards.find(({ id }) => id === asked)
  const itsState = wanted?.thread?.status ?? 'open'
  if (wanted && (state !== itsState || part !== 'all')) {
    setState(itsState)
    setPart('all')
  }
  useEffect(() => {
    if (!wanted) return
    desk.asked.set(null)
    goTo(wanted)
  }, [desk, goTo, wanted])
  useRailKeys({
    rail,
    desk,
    steps: null,
    going,
    listed,
    keys: KEYS,
    onAction: (action, { thread }) => {
      if (thread === null) return false
      if (action === 'answer') {
        if (!canComment || thread.status !== 'open') return false
        desk.write({ kind: 'answer', thread: thread.id })
        return true
      }
      if (!maySettle(thread, metadata, me.id)) return false
      settle(thread)
      return true
    },
  })

  const renderCard = ({ id, thread, draft, isLost }: CommentCard) =>
    thread ? (
      <ThreadCard
        key={id}
        {...placeOf(thread)}
        thread={thread}
        isLost={isLost}
        words={words}
        canComment={canComment}
        canBlock={thread.isBlocking ? maySettle(thread, metadata, me.id) : canBlock}
        maySettle={maySettle(thread, metadata, me.id)}
        onChoose={going.choose}
        onSettle={settle}
        onSuggestion={
          thread.anchor.suggestion !== null && review?.placedCard(thread.anchor.suggestion)
            ? () => {
                railTab.set('changes')
                review.activate(thread.anchor.suggestion, 'keys')
              }
            : null
        }
      />
    ) : (
      <DraftCard
        key={id}
        draft={draft}
        canBlock={canBlock}
        isStop={placeOf({ id }).isStop}
        onSend={(written, text) => {
          desk.send(written, text)
          onSaid(t('announce.sent'))
          goTo({ id })
        }}
        onLeave={(isKept) => {
          onSaid(t(isKept ? 'announce.kept' : 'announce.discarded'))
          toText()
        }}
      />
    )

  const hint = canComment
    ? t('rail.emptyHint', { shortcut: shortcut(SHORTCUTS.comment) })
    : t('rail.emptyReading')
  return (
    <>
      <CommentsHead
        state={state}
        onState={setState}
        part={part}
        onPart={setPart}
        count={threads.filter(({ thread }) => thread && passesPart(thread, part, me.id)).length}
      />
      <VisuallyHidden id="review-keys">{t('rail.keys')}</VisuallyHidden>
      {state === 'resolved' && <ResolvedThreads cards={resolved} renderCard={renderCard} />}
      {state === 'open' && shown.length === 0 && (
        <EmptyRail
          text={t(open.length === 0 ? 'rail.empty' : 'rail.emptyFiltered')}
          hint={open.length === 0 ? hint : null}
          showAll={
            open.length === 0
              ? null
              : {
                  label: t('rail.showAll'),
                  onPress: () => {
                    setPart('all')
                    stay()
                  },
                }
          }
        />
      )}
      {state === 'open' && (
        <RailCards
          layout={layout}
          cards={standing}
          source={desk}
          active={active?.id ?? null}
          renderCard={renderCard}
        />
      )}
      {state === 'open' && lost.length > 0 && (
        <LostThreads
          cards={lost}
          isActive={lost.some(({ id }) => id === active?.id)}
          onFold={() => {
            if (lost.some(({ id }) => id === active?.id)) desk.activate(null, 'rail')
          }}
          renderCard={renderCard}
        />
      )}
    </>
  )
}
