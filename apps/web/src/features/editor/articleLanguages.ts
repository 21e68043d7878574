/** The languages that are offered for an article; others that it was given over the API are shown by their tag. */
export const ARTICLE_LANGUAGES = ['de', 'de-CH', 'en', 'fr', 'it', 'es', 'pl', 'tr', 'uk'] as const
