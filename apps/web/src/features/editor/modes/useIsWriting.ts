import { useSnapshot } from '../OpenArticleContext.ts'
import { isProjected } from '../views/articleViews.ts'
import { useTabView } from '../views/useTabView.ts'
import { useTabMode } from './useTabMode.ts'

/** Whether what is typed in this tab now would be written: the person may, the connection allows it, and the tab does not only show. */
export function useIsWriting(): boolean {
  const mode = useTabMode()
  const isWritable = useSnapshot((snapshot) => snapshot.isWritable)
  const [view] = useTabView()
  return isWritable && mode !== 'view' && !isProjected(view)
}
