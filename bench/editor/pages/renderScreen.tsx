import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import type { EditorView } from '@tiptap/pm/view'
import { createRoot } from 'react-dom/client'
import { messages } from '../../../apps/web/src/features/editor/messages.ts'
import { OpenedArticle } from '../../../apps/web/src/features/editor/OpenedArticle.tsx'
import type { ArticleSession } from '../../../apps/web/src/features/editor/session/ArticleSession.ts'
import { memoryStore } from '../../../apps/web/src/features/editor/session/memoryStore.ts'
import { MeContext } from '../../../apps/web/src/features/session/useMe.ts'
import { addMessages, i18n } from '../../../apps/web/src/i18n/i18n.ts'
import { nextFrame } from './nextFrame.ts'
import { ME } from './startedSession.ts'

/** Renders the whole article screen on a session; resolves with its editor when that is there. */
export async function renderScreen(place: HTMLElement, session: ArticleSession): Promise<EditorView> {
  addMessages('editor', messages)
  i18n.changeLanguage('de')
  let shown: EditorView | null = null
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
    if (shown) return shown
    await nextFrame()
  }
}
