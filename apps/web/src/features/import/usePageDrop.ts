import { useEffect, useEffectEvent, useState } from 'react'

/** Takes files that are dropped anywhere on the page. `isOver`: some are held above it now. */
export function usePageDrop(
  isEnabled: boolean,
  onDrop: (files: readonly File[]) => void,
): { isOver: boolean } {
  const [isOver, setIsOver] = useState(false)
  const handleDrop = useEffectEvent(onDrop)

  useEffect(() => {
    // Entering a child fires before leaving its parent: only the sum says whether something is over the page.
    let depth = 0
    const show = (change: number) => {
      depth = Math.max(0, depth + change)
      setIsOver(isEnabled && depth > 0)
    }
    const handleEnter = (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      show(1)
    }
    const handleLeave = (event: DragEvent) => {
      if (hasFiles(event)) show(-1)
    }
    const handleOver = (event: DragEvent) => {
      if (!hasFiles(event)) return
      // Also where nothing may be imported: the browser would leave Stet and show the file.
      event.preventDefault()
      if (event.dataTransfer) event.dataTransfer.dropEffect = isEnabled ? 'copy' : 'none'
    }
    const handleDropEvent = (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      show(-depth)
      const files = [...(event.dataTransfer?.files ?? [])]
      if (isEnabled && files.length > 0) handleDrop(files)
    }
    window.addEventListener('dragenter', handleEnter)
    window.addEventListener('dragleave', handleLeave)
    window.addEventListener('dragover', handleOver)
    window.addEventListener('drop', handleDropEvent)
    return () => {
      window.removeEventListener('dragenter', handleEnter)
      window.removeEventListener('dragleave', handleLeave)
      window.removeEventListener('dragover', handleOver)
      window.removeEventListener('drop', handleDropEvent)
    }
  }, [isEnabled])

  return { isOver }
}

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false
}
