/** What the menu of an article can open. */
export type ArticleDialog = 'target' | 'access' | 'history' | 'purge'

/** By article: the dialog that is to be there again when the article begins another life under it. */
export const keptDialogs = new Map<string, ArticleDialog>()
