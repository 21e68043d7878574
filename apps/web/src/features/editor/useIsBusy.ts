import type { IsBusy } from '@stet/binding'
import { useCallback } from 'react'
import { useEditorHandle } from './EditorHandle.ts'

/** Asks whether another person's caret stands in a stretch of the article: what is moved under them would lose their typing. */
export function useIsBusy(): IsBusy {
  const { isBusy } = useEditorHandle()
  return useCallback((from, to) => isBusy(from, to), [isBusy])
}
