import { useEffect, useMemo } from 'react'
import { useMe } from '../../session/useMe.ts'
import { useEditorHandle } from '../EditorHandle.ts'
import { useOpenArticle } from '../OpenArticleContext.ts'
import { IgnoredFindings } from './IgnoredFindings.ts'
import { StyleDesk } from './StyleDesk.ts'

/** The check of the article on screen, in its language; it follows the text while it is shown. */
export function useStyleDesk(): StyleDesk {
  const { view, binding, onUpdate, mayWrite } = useEditorHandle()
  const { id, language } = useOpenArticle().metadata
  const me = useMe().id
  const desk = useMemo(() => {
    const ignored = new IgnoredFindings(me, id, tabStorage())
    return new StyleDesk({ view, binding, onUpdate, mayWrite, language, ignored, now: performanceNow })
  }, [view, binding, onUpdate, mayWrite, language, me, id])
  useEffect(() => desk.begin(), [desk])
  return desk
}

function performanceNow(): number {
  return performance.now()
}

/** Null where the browser keeps nothing for pages. */
function tabStorage(): Storage | null {
  try {
    return sessionStorage
  } catch {
    return null
  }
}
