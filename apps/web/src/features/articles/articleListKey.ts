/** Begins the key of every loaded list, whatever it shows; its filter is the second part. */
export const ARTICLE_LIST_KEY = 'article-list'
