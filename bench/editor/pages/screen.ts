import { createArticleEditor } from '../../../apps/web/src/features/editor/createArticleEditor.ts'
import { TabMode } from '../../../apps/web/src/features/editor/modes/TabMode.ts'
import type { ArticleSession } from '../../../apps/web/src/features/editor/session/ArticleSession.ts'
import type { BenchData } from '../BenchData.ts'
import { awarenessCounter } from './awarenessCounter.ts'
import type { BenchEditor, Prepare } from './BenchEditor.ts'
import { joinCarets } from './joinCarets.ts'
import { renderScreen } from './renderScreen.tsx'
import { LOOKS, ME, startedSession } from './startedSession.ts'

/** The whole article screen, on a session as in the product and a server in memory. */
export const prepareScreen: Prepare = (data) => async (place) => {
  const session = await startedSession(data.stet)
  return benchEditor(session, data, await renderScreen(place, session))
}

/** The editor alone on the same session: what the screen around it is measured against. */
export const prepareBare: Prepare = (data) => async (place) => {
  const session = await startedSession(data.stet)
  const { handle } = createArticleEditor(place, session, new TabMode('edit', ME.id, 'bench', null), LOOKS)
  return benchEditor(session, data, handle.view)
}

function unused(): never {
  throw new Error('Only keys of the person are measured on the screen')
}

function benchEditor(session: ArticleSession, data: BenchData, view: BenchEditor['view']): BenchEditor {
  return {
    view,
    join: () => joinCarets(session.awareness, data, session.doc, view.state.schema),
    takeIn: unused,
    receive: unused,
    undo: unused,
    awarenessSent: awarenessCounter(session.awareness),
  }
}
