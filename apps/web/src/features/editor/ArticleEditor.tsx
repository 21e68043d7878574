import { useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import { useTranslation } from '../../i18n/useTranslation.ts'
import { type ArticleEditorInstance, createArticleEditor, type EditorLooks } from './createArticleEditor.ts'
import type { EditorHandle } from './EditorHandle.ts'
import { focusEmptyArticle } from './focusEmptyArticle.ts'
import { useOpenArticle, useSnapshot } from './OpenArticleContext.ts'
import { useFieldNames } from './useFieldNames.ts'
import { usePasteRefusal } from './usePasteRefusal.ts'
import { usePlaceholders } from './usePlaceholders.ts'

/** The article itself. React makes its place and its labels and keeps out of everything inside. */
export function ArticleEditor({ onReady }: { onReady: (editor: EditorHandle | null) => void }) {
  const { t } = useTranslation('editor')
  const { session, tabMode, metadata } = useOpenArticle()
  const isWritable = useSnapshot((snapshot) => snapshot.isWritable)
  const fieldNames = useFieldNames()
  const placeholders = usePlaceholders()
  const place = useRef<HTMLDivElement>(null)
  const instance = useRef<ArticleEditorInstance | null>(null)
  const { language } = metadata
  const label = t('editor')
  const onPasteRefused = usePasteRefusal()
  const looks = useMemo<EditorLooks>(
    () => ({ isWritable, label, fieldNames, language, onPasteRefused }),
    [isWritable, label, fieldNames, language, onPasteRefused],
  )
  const first = useRef(looks)

  useEffect(() => {
    if (place.current === null) return undefined
    const made = createArticleEditor(place.current, session, tabMode, first.current)
    instance.current = made
    onReady(made.handle)
    if (made.handle.mayWrite()) focusEmptyArticle(made.handle.view)
    return () => {
      instance.current = null
      onReady(null)
      made.dispose()
    }
  }, [session, tabMode, onReady])

  // In the frame in which the rest of the screen says it: nobody shall type into what is already said to be closed.
  useLayoutEffect(() => {
    first.current = looks
    instance.current?.refresh(looks)
    const handle = instance.current?.handle
    if (handle?.mayWrite() === true) focusEmptyArticle(handle.view)
  }, [looks])

  return <div ref={place} style={placeholders} />
}
