import type { ArticleJson } from '../articleJson.ts'
import type { ReadArticle } from '../model/ReadArticle.ts'
import type { Problem } from '../validation/Problem.ts'
import { importJson } from './json/importJson.ts'
import { normaliseArticle } from './json/normaliseArticle.ts'
import { toArticleJson } from './json/toArticleJson.ts'
import { toMarkupJson } from './json/toMarkupJson.ts'
import { toJsonLd } from './jsonLd/toJsonLd.ts'
import type { NewsItem } from './news/NewsItem.ts'
import { toNewsmlG2 } from './newsmlG2/toNewsmlG2.ts'
import { toNinjs } from './ninjs/toNinjs.ts'
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

/** What is true of every form in which articles come and go. */
interface Form {
  /** The name in `/export/<id>`. */
  readonly id: string
  /** The media types that are this form, without parameters; the first is the one that an export is sent with. */
  readonly mediaTypes: readonly [string, ...string[]]
  /** The ending of a file's name, without the dot. */
  readonly extension: string
}

/** A form of what is written in an article, and of nothing else. */
export interface WritingForm extends Form {
  /** Left out where the form is only written. */
  readonly importArticle?: (bytes: Uint8Array) => ImportedArticle
  readonly exportArticle: (article: ArticleJson) => ExportedArticle
  /** Writes an article that was read in `markup`, with what is suggested marked as such. */
  readonly exportMarkup: (article: ReadArticle) => ExportedArticle
}

/** A form in which others take a version of an article, with what became of it. No standard knows suggestions: there is no markup. */
export interface NewsForm extends Form {
  readonly exportItem: (item: NewsItem) => string
}

export type ArticleFormat = WritingForm | NewsForm

const text: WritingForm = {
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

const json: WritingForm = {
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

const ninjs: NewsForm = {
  id: 'ninjs',
  // It has no media type of its own.
  mediaTypes: ['application/json'],
  extension: 'ninjs.json',
  exportItem: (item) => prettyJson(toNinjs(item)),
}

const newsmlG2: NewsForm = {
  id: 'newsml-g2',
  mediaTypes: ['application/vnd.iptc.g2.newsitem+xml'],
  extension: 'xml',
  exportItem: toNewsmlG2,
}

const jsonLd: NewsForm = {
  id: 'jsonld',
  mediaTypes: ['application/ld+json'],
  extension: 'jsonld',
  // It is put into pages as it is: nothing in it may end the script that it stands in.
  exportItem: (item) => prettyJson(toJsonLd(item)).replaceAll('<', String.raw`\u003c`),
}

function exportAsText(article: ArticleJson): ExportedArticle {
  const { text: content, warnings } = exportText(article)
  return { content, warnings }
}

function exportAsJson(value: unknown): ExportedArticle {
  return { content: prettyJson(value), warnings: [] }
}

function prettyJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}

/** Every form of what is written; to add one is one line here. */
export const WRITING_FORMS: readonly WritingForm[] = [text, json]

/** Every form of a news item; to add one is one line here. */
export const NEWS_FORMS: readonly NewsForm[] = [ninjs, newsmlG2, jsonLd]

/** Every form that this version knows. */
export const ARTICLE_FORMATS: readonly ArticleFormat[] = [...WRITING_FORMS, ...NEWS_FORMS]

export function isNewsForm(format: ArticleFormat): format is NewsForm {
  return 'exportItem' in format
}

/** The form of that id, or null. */
export function formatOfId(id: string): ArticleFormat | null {
  return ARTICLE_FORMATS.find((format) => format.id === id) ?? null
}

/** The form that a `Content-Type` names, whatever its parameters and case, or null. */
export function formatOfMediaType(contentType: string): ArticleFormat | null {
  const mediaType = contentType.split(';', 1)[0]?.trim().toLowerCase() ?? ''
  return ARTICLE_FORMATS.find(({ mediaTypes }) => mediaTypes.includes(mediaType)) ?? null
}
