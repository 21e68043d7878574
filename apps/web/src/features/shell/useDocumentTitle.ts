import { useEffect } from 'react'

/** Names the page in the tab and for screen readers: “Articles – Stet”. */
export function useDocumentTitle(title: string): void {
  useEffect(() => {
    document.title = title === '' ? 'Stet' : `${title} – Stet`
  }, [title])
}
