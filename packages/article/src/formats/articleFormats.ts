import type { ArticleJson } from '../articleJson.ts'
import type { ReadArticle } from '../model/ReadArticle.ts'
import type { Problem } from '../validation/Problem.ts'
import { importJson } from './json/importJson.ts'
import { normaliseArticle } from './json/normaliseArticle.ts'
import { toArticleJson } from './json/toArticleJson.ts'
import { toMarkupJson } from './json/toMarkupJson.ts'
import { decodeText } from './text/decodeText.ts'
import { exportText } from './text/formatText.ts'
import { parseText } from './text/parseText.ts'
import { withCriticMarkup } from './text/withCriticMarkup.ts'
import type { Warning } from './Warning.ts'

/** What came of a file: an article in normal form and what was guessed, or what is wrong with it. */
export type ImportedArticle =
  | { readonly ok: true; readonly article: ArticleJson; readonly warnings: readonly Warning[] }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** A file and what it cannot hold of the article. */
export interface ExportedArticle {
  readonly content: string
  readonly warnings: readonly Warning[]
}

/** A form in which articles come and go. */
export interface ArticleFormat {
  /** The name in `/export/<id>`. */
  readonly id: string
  /** The media types that are this form, without parameters; the first is the one that an export is sent with. */
  readonly mediaTypes: readonly [string, ...string[]]
  /** The ending of a file's name, without the dot. */
  readonly extension: string
  /** Left out where the form is only written. */
  readonly importArticle?: (bytes: Uint8Array) => ImportedArticle
  readonly exportArticle: (article: ArticleJson) => ExportedArticle
  /** Writes an article that was read in `markup`, with what is suggested marked as such. */
  readonly exportMarkup: (article: ReadArticle) => ExportedArticle
}

const text: ArticleFormat = {
  id: 'text',
  mediaTypes: ['text/plain'],
  extension: 'txt',
  importArticle: (bytes) => {
    const decoded = decodeText(bytes)
    return decoded.ok ? parseText(decoded.text) : decoded
  },
  exportArticle: exportAsText,
  exportMarkup: (article) => exportAsText(toArticleJson(withCriticMarkup(article))),
}

const json: ArticleFormat = {
  id: 'json',
  mediaTypes: ['application/json'],
  extension: 'json',
  importArticle: (bytes) => {
    const decoded = decodeText(bytes)
    const imported = decoded.ok ? importJson(decoded.text) : decoded
    return imported.ok ? { ...imported, warnings: [] } : imported
  },
  exportArticle: (article) => exportAsJson(normaliseArticle(article)),
  exportMarkup: (article) => exportAsJson(toMarkupJson(article)),
}

function exportAsText(article: ArticleJson): ExportedArticle {
  const { text: content, warnings } = exportText(article)
  return { content, warnings }
}

function exportAsJson(value: unknown): ExportedArticle {
  return { content: `${JSON.stringify(value, null, 2)}\n`, warnings: [] }
}

/** Every form that this version knows; to add one is one line here. */
export const ARTICLE_FORMATS: readonly ArticleFormat[] = [text, json]

/** The form of that id, or null. */
export function formatOfId(id: string): ArticleFormat | null {
  return ARTICLE_FORMATS.find((format) => format.id === id) ?? null
}

/** The form that a `Content-Type` names, whatever its parameters and case, or null. */
export function formatOfMediaType(contentType: string): ArticleFormat | null {
  const mediaType = contentType.split(';', 1)[0]?.trim().toLowerCase() ?? ''
  return ARTICLE_FORMATS.find(({ mediaTypes }) => mediaTypes.includes(mediaType)) ?? null
}
