import { useMemo } from 'react'
import { useEditorHandle } from '../EditorHandle.ts'
import { type FindActions, findActions } from './findActions.ts'

/** The same object for the same editor. */
export function useFindActions(): FindActions {
  const editor = useEditorHandle()
  return useMemo(() => findActions(editor), [editor])
}
