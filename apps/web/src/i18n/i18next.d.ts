import 'i18next'
import type { messages as articles } from '../features/articles/messages.ts'
import type { messages as editor } from '../features/editor/messages.ts'
import type { messages as importing } from '../features/import/messages.ts'
import type { messages as session } from '../features/session/messages.ts'
import type { messages as shell } from '../features/shell/messages.ts'
import type { messages as ui } from '../ui/messages.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'ui'
    resources: {
      articles: (typeof articles)['de']
      editor: (typeof editor)['de']
      import: (typeof importing)['de']
      session: (typeof session)['de']
      shell: (typeof shell)['de']
      ui: (typeof ui)['de']
    }
  }
}
