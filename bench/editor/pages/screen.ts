import { createArticleEditor } from '../../../apps/web/src/features/editor/createArticleEditor.ts'
import { keptDialogs } from '../../../apps/web/src/features/editor/keptDialogs.ts'
import { TabMode } from '../../../apps/web/src/features/editor/modes/TabMode.ts'
import type { ArticleSession } from '../../../apps/web/src/features/editor/session/ArticleSession.ts'
import { showRail } from '../../../apps/web/src/features/editor/rail/showRail.ts'
import { exampleMetadata } from '../../../apps/web/src/features/editor/session/testing/exampleMetadata.ts'
import type { BenchData } from '../BenchData.ts'
import { awarenessCounter } from './awarenessCounter.ts'
import type { BenchEditor, Prepare } from './BenchEditor.ts'
import { joinCarets } from './joinCarets.ts'
import { nextFrame } from './nextFrame.ts'
import { renderScreen } from './renderScreen.tsx'
import { LOOKS, ME, startedSession } from './startedSession.ts'
import { answerAbout, THREADS } from './talkedAbout.ts'

/** The whole article screen, on a session as in the product and a server in memory. */
export const prepareScreen: Prepare = (data) => async (place) => {
  const session = await startedSession(data.stet)
  return benchEditor(session, data, await renderScreen(place, session))
}

/** The same with 200 threads of comments all over the text; the rail closed. */
export const prepareCommented: Prepare = (data) => async (place) => {
  const session = await startedSession(data.stet, { openComments: THREADS })
  answerAbout(session.doc, session.metadata.id)
  const view = await renderScreen(place, session)
  await whenThere(() => view.dom.querySelector('.article-comment'))
  return benchEditor(session, data, view)
}

/** The same with the rail of comments open. */
export const prepareComments: Prepare = (data) => async (place) => {
  showRail('comments')
  const editor = await prepareCommented(data)(place)
  await whenThere(() => document.querySelector('#review-rail [data-thread]'))
  return editor
}

/** The same with who wrote what over it. */
export const prepareAuthors: Prepare = (data) => async (place) => {
  keptDialogs.set(exampleMetadata().id, 'history')
  const editor = await prepareCommented(data)(place)
  const [, authors] = await whenThere(() => {
    const sections = document.querySelectorAll<HTMLElement>('dialog button[aria-pressed]')
    return sections.length > 1 ? sections : null
  })
  authors?.click()
  const run = await whenThere(() => document.querySelector('dialog [data-by]'))
  return { ...editor, scroller: run.closest('section')?.parentElement ?? null }
}

/** The editor alone on the same session: what the screen around it is measured against. */
export const prepareBare: Prepare = (data) => async (place) => {
  const session = await startedSession(data.stet)
  const { handle } = createArticleEditor(place, session, new TabMode('edit', ME.id, 'bench', null), LOOKS)
  return benchEditor(session, data, handle.view)
}

async function whenThere<Value>(look: () => Value | null): Promise<Value> {
  for (;;) {
    const found = look()
    if (found !== null) return found
    await nextFrame()
  }
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
    scroller: view.dom.closest('main'),
  }
}
