import './styles/index.css'
import './i18n/i18n.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { createQueryClient } from './api/createQueryClient.ts'
import { registerServiceWorker } from './features/offline/registerServiceWorker.ts'
import { meQuery } from './features/session/meQuery.ts'
import { loadEditor } from './loadEditor.ts'
import { loadList } from './loadList.ts'
import { isArticlePath } from './routes.ts'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

const queryClient = createQueryClient(
  (client) => void client.invalidateQueries({ queryKey: meQuery.queryKey }),
)

// Beside the question who is signed in, not after it.
const isArticle = isArticlePath(location.pathname)
;(isArticle ? loadEditor() : loadList()).catch(() => undefined)

createRoot(root).render(
  <StrictMode>
    <App queryClient={queryClient} />
  </StrictMode>,
)

registerServiceWorker()
