import { loadMessages } from './i18n/i18n.ts'

type ListParts = typeof import('./features/articles/articleListParts.ts')

const inGerman = () => import('./features/articles/listWords.de.ts')
const inEnglish = () => import('./features/articles/listWords.en.ts')

let loaded: ListParts | null = null

/** Loads the list's code and words. An article does without them; call it early where somebody is about to go to the list. */
export async function loadList(): Promise<ListParts> {
  const [parts] = await Promise.all([
    import('./features/articles/articleListParts.ts'),
    loadMessages('articles', {
      de: async () => (await inGerman()).articles,
      en: async () => (await inEnglish()).articles,
    }),
    loadMessages('import', {
      de: async () => (await inGerman()).importing,
      en: async () => (await inEnglish()).importing,
    }),
  ])
  loaded = parts
  return parts
}

/** The list's code, if it is here. */
export function loadedList(): ListParts | null {
  return loaded
}
