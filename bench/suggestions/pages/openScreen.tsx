import { railOpen } from '../../../apps/web/src/features/editor/rail/railOpen.ts'
import { startedSession } from '../../editor/pages/startedSession.ts'
import { renderScreen } from '../../editor/pages/renderScreen.tsx'
import type { SuggestionsData } from '../SuggestionsData.ts'
import type { OpenedBench } from './OpenedBench.ts'

/** The whole article screen with the rail of changes open or closed. */
export async function openScreen(
  place: HTMLElement,
  { article }: SuggestionsData,
  isRailOpen: boolean,
): Promise<OpenedBench> {
  const session = await startedSession(article)
  railOpen.set(isRailOpen)
  const view = await renderScreen(place, session)
  return { view, doc: session.doc, setMode: null }
}
