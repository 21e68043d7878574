import { detailsOfKind, type ArticleJson } from '@stet/article'

/** Fields that a newsroom may want to be filled. */
export type RequiredField = 'headline' | 'dateline' | 'lead' | 'sources' | 'byline'

/** What an article must have before it is reviewed, approved and published. The one place to change it. */
export const REQUIRED: readonly RequiredField[] = ['headline', 'dateline', 'lead', 'sources']

/** Genres, in lower case, that do without a field. */
const NOT_REQUIRED: Readonly<Record<string, readonly RequiredField[]>> = {
  kommentar: ['dateline'],
  comment: ['dateline'],
  glosse: ['dateline'],
  reportage: ['dateline'],
  feature: ['dateline'],
}

/** Which of the wanted fields are empty, in the order of reading. */
export function missingFields(
  article: ArticleJson,
  genre: string,
  required: readonly RequiredField[] = REQUIRED,
): readonly RequiredField[] {
  const without = NOT_REQUIRED[genre.trim().toLowerCase()] ?? []
  return required.filter((field) => !without.includes(field) && !isFilled(article, field))
}

function isFilled(article: ArticleJson, field: RequiredField): boolean {
  if (field === 'lead') return article.lead.text.trim() !== ''
  if (field !== 'sources') return article[field].trim() !== ''
  return detailsOfKind(article, 'sources').length > 0
}
