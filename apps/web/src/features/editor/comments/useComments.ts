import { useEffect, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useSearch } from 'wouter'
import { useEvents } from '../../../api/useEvents.ts'
import { useMe } from '../../session/useMe.ts'
import type { EditorHandle } from '../EditorHandle.ts'
import { KeptSwitch } from '../KeptSwitch.ts'
import { useOpenArticle } from '../OpenArticleContext.ts'
import { useRailTab } from '../rail/railTab.ts'
import { showRail } from '../rail/showRail.ts'
import { type CommentsState, useOpenThreads } from './CommentsContext.ts'
import { lazyComments } from './lazyComments.ts'

/** The comments of the article on screen: their code comes when there are some, or somebody is about to read or write one. */
export function useComments(editor: EditorHandle | null, isRailOpen: boolean): CommentsState {
  const { session, metadata } = useOpenArticle()
  const me = useMe()
  const { id, openComments, canReadComments: isAllowed } = metadata
  // This browser holds something that the server does not have.
  const kept = useMemo(() => new KeptSwitch(`stet.comments.${me.id}.${id}`), [me.id, id])
  const [tab] = useRailTab()
  const [isWanted, setIsWanted] = useState(() => kept.get())
  // Somebody comes to read one.
  const thread = new URLSearchParams(useSearch()).get('thread')
  const isNeeded = isWanted || thread !== null || openComments > 0 || (isRailOpen && tab === 'comments')
  const isHere = editor !== null && isAllowed && isNeeded
  const loaded = lazyComments.useLoaded(isHere)
  const parts = isHere ? loaded : null
  const desk = useMemo(
    () => editor && parts && parts.createCommentDesk(editor, session, me, kept.set),
    [editor, parts, session, me, kept],
  )
  useEffect(() => desk?.begin(), [desk])
  useEvents((event) => desk?.talk.take(event))
  useEffect(() => {
    if (thread !== null) desk?.comeFor(thread)
  }, [desk, thread])
  // Whoever selects something may be about to comment on it.
  useEffect(
    () =>
      editor?.onUpdate(() => {
        if (!editor.view.state.selection.empty) setIsWanted(true)
      }),
    [editor],
  )
  const isBeginning = useRef(false)
  useEffect(() => {
    if (desk && isBeginning.current) desk.beginHere()
    isBeginning.current = isBeginning.current && !desk
  }, [desk])
  const openCount = useOpenThreads(desk) ?? openComments
  return useMemo(
    () => ({
      comments: parts && desk && { parts, desk },
      openCount,
      isAllowed,
      want: () => setIsWanted(true),
      begin: () => {
        // What is typed until the field is here is not for the text.
        editor?.view.dom.blur()
        isBeginning.current = !desk
        flushSync(() => showRail('comments'))
        desk?.beginHere()
      },
    }),
    [parts, desk, openCount, isAllowed, editor],
  )
}
