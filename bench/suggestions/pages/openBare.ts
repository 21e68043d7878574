import { createArticleEditor } from '../../../apps/web/src/features/editor/createArticleEditor.ts'
import { TabMode } from '../../../apps/web/src/features/editor/modes/TabMode.ts'
import { LOOKS, ME, startedSession } from '../../editor/pages/startedSession.ts'
import type { SuggestionsData } from '../SuggestionsData.ts'
import type { OpenedBench } from './OpenedBench.ts'

/** The editor of the article screen alone, on a session as in the product. */
export async function openBare(place: HTMLElement, { article }: SuggestionsData): Promise<OpenedBench> {
  const session = await startedSession(article)
  const tabMode = new TabMode('edit', ME.id, 'bench', null)
  const { handle } = createArticleEditor(place, session, tabMode, LOOKS)
  return { view: handle.view, doc: session.doc, setMode: tabMode.set }
}
