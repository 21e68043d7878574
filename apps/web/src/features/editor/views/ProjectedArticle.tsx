import { articleSchema, read, toProseMirror } from '@stet/article'
import { DOMSerializer } from '@tiptap/pm/model'
import { useEffect, useRef } from 'react'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { useEditorHandle } from '../EditorHandle.ts'
import { useOpenArticle } from '../OpenArticleContext.ts'
import { calmPace } from '../ThrottledStore.ts'

/** How far the text may be behind what is written elsewhere, in milliseconds. */
const BEHIND_MS = 500

/** The article as it would read if everything suggested were accepted, or nothing: a text of its own, to read only. */
export function ProjectedArticle({ view }: { view: 'final' | 'original' }) {
  const { t } = useTranslation('editor')
  const { session, metadata } = useOpenArticle()
  const { onUpdate } = useEditorHandle()
  const place = useRef<HTMLDivElement>(null)
  const { doc } = session

  useEffect(() => {
    let shown: ReturnType<typeof toProseMirror> | null = null
    let cancel: (() => void) | null = null
    const show = (): void => {
      const next = toProseMirror(read(doc, view), articleSchema)
      if (shown !== null && next.eq(shown)) return
      shown = next
      const serializer = DOMSerializer.fromSchema(articleSchema)
      place.current?.replaceChildren(serializer.serializeFragment(next.content))
    }
    show()
    const stop = onUpdate(() => {
      cancel ??= calmPace(BEHIND_MS)(() => {
        cancel = null
        show()
      })
    })
    return () => {
      stop()
      cancel?.()
    }
  }, [doc, view, onUpdate])

  return (
    <div
      ref={place}
      className="ProseMirror"
      contentEditable={false}
      role="document"
      aria-label={t(`view.${view}`)}
      lang={metadata.language}
      data-projection={view}
    />
  )
}
