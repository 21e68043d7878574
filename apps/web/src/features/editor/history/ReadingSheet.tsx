import { articleSchema, toProseMirror, type ReadArticle } from '@stet/article'
import { DOMSerializer } from '@tiptap/pm/model'
import { useEffect, useRef } from 'react'
import styles from './HistoryDialog.module.css'

/** Props of `ReadingSheet`. */
export interface ReadingSheetProps {
  readonly reading: ReadArticle
  readonly label: string
  readonly language: string
}

/** A reading of the article on a sheet of its own, with what is marked in it; to read only. */
export function ReadingSheet({ reading, label, language }: ReadingSheetProps) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const node = toProseMirror(reading, articleSchema)
    const serializer = DOMSerializer.fromSchema(articleSchema)
    place.current?.replaceChildren(serializer.serializeFragment(node.content))
  }, [reading])
  return (
    <div className={styles.sheet}>
      <div
        ref={place}
        className="ProseMirror"
        role="document"
        aria-label={label}
        lang={language}
        data-projection="version"
      />
    </div>
  )
}
