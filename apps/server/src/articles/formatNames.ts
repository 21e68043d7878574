import type { ArticleFormat } from '@stet/article'
import { HttpProblem } from '../http/HttpProblem.ts'

/** The names that an address may end with. */
export function namesOf(formats: readonly ArticleFormat[]): string {
  return formats.map(({ id }) => id).join(', ')
}

/** The `Content-Type` that a format goes out with. */
export function sentAs({ mediaTypes: [mediaType] }: ArticleFormat): string {
  return `${mediaType}; charset=utf-8`
}

/** An address that ends with none of them. */
export function noSuchFormat(formats: readonly ArticleFormat[]): HttpProblem {
  return new HttpProblem('not-found', `There is no such format. There is ${namesOf(formats)}.`)
}
