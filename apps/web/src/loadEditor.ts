import { loadMessages } from './i18n/i18n.ts'
import { lazyModule } from './ui/lazyModule.ts'

/** The part of the article screen that shows the text: ProseMirror and everything around it. */
export const lazyOpenedArticle = lazyModule(() => import('./features/editor/OpenedArticle.tsx'))

/**
 * Loads the editor's code and words. The list must not carry them; call it early where somebody is about to open an article.
 * The answer does not wait for the part that shows the text: the document is fetched beside it.
 */
export async function loadEditor(): Promise<typeof import('./features/editor/ArticleScreen.tsx')> {
  void lazyOpenedArticle.load().catch(() => undefined)
  const [screen] = await Promise.all([
    import('./features/editor/ArticleScreen.tsx'),
    loadMessages('editor', {
      de: async () => (await import('./features/editor/messages.de.ts')).de,
      en: async () => (await import('./features/editor/messages.en.ts')).en,
    }),
  ])
  return screen
}
