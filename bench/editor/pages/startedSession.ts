import { openRoots } from '@stet/article'
import type { ArticleMetadata } from '@stet/protocol'
import * as Y from 'yjs'
import type { EditorLooks } from '../../../apps/web/src/features/editor/createArticleEditor.ts'
import { ArticleSession } from '../../../apps/web/src/features/editor/session/ArticleSession.ts'
import { noCopy } from '../../../apps/web/src/features/editor/session/LocalCopy.ts'
import { memoryStore } from '../../../apps/web/src/features/editor/session/memoryStore.ts'
import { exampleMetadata } from '../../../apps/web/src/features/editor/session/testing/exampleMetadata.ts'
import { FakeSyncServer } from '../../../apps/web/src/features/editor/session/testing/FakeSyncServer.ts'
import { bytes } from './bytes.ts'
import { nextFrame } from './nextFrame.ts'

/** The person at the screen. */
export const ME = {
  id: 'anna',
  name: 'Anna Arndt',
  email: 'anna@demo.example',
  role: 'reporter',
  canCreate: true,
} as const

/** What the screen tells an editor. */
export const LOOKS: EditorLooks = {
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

/** A session as in the product on an article (Yjs bytes as base64), with a server in memory; resolves when one can write. `some`: what its metadata say otherwise. */
export async function startedSession(
  article: string,
  some: Partial<ArticleMetadata> = {},
): Promise<ArticleSession> {
  const server = new FakeSyncServer()
  Y.applyUpdate(openRoots(server.doc), bytes(article))
  const metadata = exampleMetadata(some)
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
      textOf: () => Promise.resolve(''),
    },
  )
  await session.start()
  while (!session.getSnapshot().isWritable) await nextFrame()
  return session
}
