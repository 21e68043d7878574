import { useSyncExternalStore } from 'react'
import { useEditorHandle } from '../EditorHandle.ts'
import type { FindStatus } from './findStatus.ts'

/** A part of what the find bar shows; renders again only when that part is another value. */
export function useFind<Part>(select: (status: FindStatus) => Part): Part {
  const { find } = useEditorHandle()
  return useSyncExternalStore(find.subscribe, () => select(find.getSnapshot()))
}
