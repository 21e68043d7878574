import { formatText, type ArticleJson } from '@stet/article'

export interface ExportFormat {
  readonly type: string
  /** Of the file's name, without the dot. */
  readonly ending: string
  readonly write: (article: ArticleJson) => string
}

/** Everything that an article can be exported as, by the name in the address. */
export const EXPORT_FORMATS: ReadonlyMap<string, ExportFormat> = new Map([
  ['text', { type: 'text/plain; charset=utf-8', ending: 'txt', write: formatText }],
  [
    'json',
    {
      type: 'application/json; charset=utf-8',
      ending: 'json',
      write: (article: ArticleJson) => `${JSON.stringify(article, null, 2)}\n`,
    },
  ],
])
