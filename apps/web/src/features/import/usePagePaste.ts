import { useEffect, useEffectEvent } from 'react'

/** What somebody pasted: files, or text. */
export type Pasted =
  | { readonly kind: 'files'; readonly files: readonly File[] }
  | { readonly kind: 'text'; readonly text: string }

/** Takes what is pasted while no field has the focus and no dialog is open. */
export function usePagePaste(isEnabled: boolean, onPaste: (pasted: Pasted) => void): void {
  const handlePaste = useEffectEvent(onPaste)
  useEffect(() => {
    if (!isEnabled) return undefined
    const handlePasteEvent = (event: ClipboardEvent) => {
      if (
        event.target instanceof Element &&
        event.target.closest('input,textarea,[contenteditable],[role$=dialog]')
      )
        return
      const files = [...(event.clipboardData?.files ?? [])]
      const text = event.clipboardData?.getData('text/plain') ?? ''
      if (files.length > 0) handlePaste({ kind: 'files', files })
      else if (text.trim() !== '') handlePaste({ kind: 'text', text })
      else return
      event.preventDefault()
    }
    document.addEventListener('paste', handlePasteEvent)
    return () => document.removeEventListener('paste', handlePasteEvent)
  }, [isEnabled])
}
