import type { ArticleMetadata } from '@stet/protocol'
import { useEffect } from 'react'
import type { EditorHandle } from './EditorHandle.ts'

/** Names the browser's tab after the headline, a little behind the typing; after the slug while there is none. */
export function useHeadlineTitle(editor: EditorHandle | null, metadata: ArticleMetadata): void {
  const { headline, slug } = metadata
  useEffect(() => {
    const show = (): void => {
      const written = editor?.lengths.getSnapshot().headline ?? headline
      document.title = `${written.trim() || slug} – Stet`
    }
    show()
    return editor?.lengths.subscribe(show)
  }, [editor, headline, slug])
}
