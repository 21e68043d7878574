import { openRoots } from '@stet/article'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'
import * as Y from 'yjs'
import {
  createArticleEditor,
  type EditorLooks,
} from '../../../apps/web/src/features/editor/createArticleEditor.ts'
import { messages } from '../../../apps/web/src/features/editor/messages.ts'
import { TabMode } from '../../../apps/web/src/features/editor/modes/TabMode.ts'
import { OpenedArticle } from '../../../apps/web/src/features/editor/OpenedArticle.tsx'
import { ArticleSession } from '../../../apps/web/src/features/editor/session/ArticleSession.ts'
import { noCopy } from '../../../apps/web/src/features/editor/session/LocalCopy.ts'
import { memoryStore } from '../../../apps/web/src/features/editor/session/memoryStore.ts'
import { exampleMetadata } from '../../../apps/web/src/features/editor/session/testing/exampleMetadata.ts'
import { FakeSyncServer } from '../../../apps/web/src/features/editor/session/testing/FakeSyncServer.ts'
import { MeContext } from '../../../apps/web/src/features/session/useMe.ts'
import { addMessages, i18n } from '../../../apps/web/src/i18n/i18n.ts'
import type { BenchData } from '../BenchData.ts'
import { awarenessCounter } from './awarenessCounter.ts'
import type { BenchEditor, Prepare } from './BenchEditor.ts'
import { bytes } from './bytes.ts'
import { joinCarets } from './joinCarets.ts'

/** The whole article screen, on a session as in the product and a server in memory. */
export const prepareScreen: Prepare = (data) => async (place) => {
  addMessages('editor', messages)
  i18n.changeLanguage('de')
  const session = await startedSession(data)
  let shown: BenchEditor['view'] | null = null
  const showIn = session.showIn.bind(session)
  session.showIn = (view) => {
    shown = view
    showIn(view)
  }
  createRoot(place).render(
    <QueryClientProvider client={new QueryClient()}>
      <MeContext value={ME}>
        <OpenedArticle session={session} recovered={null} store={memoryStore()} />
      </MeContext>
    </QueryClientProvider>,
  )
  for (;;) {
    if (shown) return benchEditor(session, data, shown)
    await nextFrame()
  }
}

/** The editor alone on the same session: what the screen around it is measured against. */
export const prepareBare: Prepare = (data) => async (place) => {
  const session = await startedSession(data)
  const { handle } = createArticleEditor(place, session, new TabMode('edit', ME.id, 'bench', null), LOOKS)
  return benchEditor(session, data, handle.view)
}

const ME = {
  id: 'anna',
  name: 'Anna Arndt',
  email: 'anna@demo.example',
  role: 'reporter',
  canCreate: true,
} as const

const LOOKS: EditorLooks = {
  isWritable: true,
  label: 'Artikel',
  language: 'de',
  fieldNames: {
    kicker: 'Dachzeile',
    headline: 'Überschrift',
    subheadline: 'Unterzeile',
    byline: 'Autor',
    dateline: 'Ort',
    lead: 'Vorspann',
    body: 'Text',
    details: 'Details',
  },
}

async function startedSession(data: BenchData): Promise<ArticleSession> {
  const server = new FakeSyncServer()
  Y.applyUpdate(openRoots(server.doc), bytes(data.stet))
  const metadata = exampleMetadata()
  let ids = 10_000
  const session = new ArticleSession(
    { metadata, isFresh: true },
    { id: ME.id, name: ME.name, color: 1 },
    {
      syncUrl: 'ws://localhost/sync',
      WebSocket: server.WebSocket,
      now: Date.now,
      random: Math.random,
      random32: () => (ids += 1),
      schedule: (run) => {
        const frame = requestAnimationFrame(() => run())
        return () => cancelAnimationFrame(frame)
      },
      store: memoryStore(),
      openCopy: () => ({ ...noCopy(), whenLoaded: Promise.resolve('loaded') }),
      ask: () => Promise.resolve({ kind: 'open', metadata }),
      textOf: () => '',
    },
  )
  await session.start()
  while (!session.getSnapshot().isWritable) await nextFrame()
  return session
}

function nextFrame(): Promise<unknown> {
  return new Promise((resolve) => requestAnimationFrame(resolve))
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
