import { addMessages } from './i18n/i18n.ts'

/** Loads the list's code and words. An article does without them; call it early where somebody is about to go to the list. */
export async function loadList(): Promise<typeof import('./features/articles/articleListParts.ts')> {
  const parts = await import('./features/articles/articleListParts.ts')
  addMessages('articles', parts.articles)
  addMessages('import', parts.importing)
  return parts
}
