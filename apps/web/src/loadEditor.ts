import { addMessages } from './i18n/i18n.ts'

/** Loads the editor's code and words. The list must not carry them; call it early where somebody is about to open an article. */
export async function loadEditor(): Promise<typeof import('./features/editor/ArticleScreen.tsx')> {
  const [screen, { messages }] = await Promise.all([
    import('./features/editor/ArticleScreen.tsx'),
    import('./features/editor/messages.ts'),
  ])
  addMessages('editor', messages)
  return screen
}
