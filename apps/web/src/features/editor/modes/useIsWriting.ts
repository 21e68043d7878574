import { useSnapshot } from '../OpenArticleContext.ts'
import { useTabMode } from './useTabMode.ts'

/** Whether what is typed in this tab now would be written: the person may, the connection allows it, and the tab is not only viewing. */
export function useIsWriting(): boolean {
  const mode = useTabMode()
  const isWritable = useSnapshot((snapshot) => snapshot.isWritable)
  return isWritable && mode !== 'view'
}
