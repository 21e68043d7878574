import { decodeText, parseText, validateArticle, type ArticleJson } from '@stet/article'
import type { ImportWarning } from '@stet/protocol'
import { HttpProblem, notText } from '../http/HttpProblem.ts'
import { parseJson } from '../http/parseBodies.ts'

/** A file as it arrived. */
export interface Upload {
  readonly bytes: Uint8Array
  /** `Content-Type` header. */
  readonly contentType: string | undefined
  /** Only its ending is looked at, and only when the content type says nothing. */
  readonly filename: string | undefined
}

export const IMPORT_TYPES = ['text/plain', 'application/json'] as const
type ImportType = (typeof IMPORT_TYPES)[number]

/** What was read, and what could not be kept; everything else is a thrown problem. */
export interface Imported {
  readonly article: ArticleJson
  readonly warnings: readonly ImportWarning[]
}

/** Turns a file into an article, or says what is wrong with it. Stores nothing. */
export function importArticle(upload: Upload): Imported {
  const { bytes } = upload
  if (bytes.length === 0) throw new HttpProblem('empty-import', 'The file is empty.')
  const decoded = decodeText(bytes)
  if (!decoded.ok) throw notText(decoded.problems)
  const type = typeOf(upload)
  if (decoded.text.trim() === '')
    throw new HttpProblem('empty-import', 'The file is empty: it holds only blanks.')
  return type === 'application/json' ? fromJson(decoded.text) : fromText(decoded.text)
}

function typeOf({ contentType = '', filename = '' }: Upload): ImportType {
  const [named = '', ...parameters] = contentType.split(';').map((part) => part.trim().toLowerCase())
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice('charset='.length)
  if (charset !== undefined && !/^"?(utf-?8|us-ascii)"?$/.test(charset)) {
    throw new HttpProblem('not-text', `The file is said to be ${charset}; only UTF-8 can be imported.`)
  }
  const known = IMPORT_TYPES.find((type) => type === named)
  if (known) return known
  if (named === '' || named === 'application/octet-stream') {
    if (/\.json$/i.test(filename)) return 'application/json'
    if (/\.(txt|text)$/i.test(filename)) return 'text/plain'
  }
  const given = named === '' ? 'A file without a content type' : named
  throw new HttpProblem(
    'unsupported-type',
    `${given} cannot be imported. It can be ${IMPORT_TYPES.join(' or ')}.`,
  )
}

function fromJson(text: string): Imported {
  return { article: checkedArticle(parseJson(text)), warnings: [] }
}

/** The article that this value is, or a thrown `invalid-article` with the path of everything that is wrong. */
export function checkedArticle(value: unknown, at = ''): ArticleJson {
  const checked = validateArticle(value)
  if (checked.ok) return checked.article
  const errors = checked.problems.map(({ path, message }) => ({ path: joinPath(at, path), message }))
  throw new HttpProblem(
    'invalid-article',
    `This is not an article: ${errors[0]?.path || 'the whole'} and what else errors lists.`,
    errors,
  )
}

function joinPath(at: string, path: string): string {
  return at === '' || path === '' || path.startsWith('[') ? `${at}${path}` : `${at}.${path}`
}

function fromText(text: string): Imported {
  const parsed = parseText(text)
  if (!parsed.ok)
    throw new HttpProblem('invalid-article', 'The text cannot become an article.', parsed.problems)
  return { article: parsed.article, warnings: parsed.warnings }
}
