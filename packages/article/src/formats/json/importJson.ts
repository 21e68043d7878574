import { validateArticle } from '../../validateArticle.ts'
import type { ValidatedArticle } from '../../validateArticle.ts'

/** Reads the text of a JSON file as an article; text that is no JSON is a problem like every other. */
export function importJson(text: string): ValidatedArticle {
  try {
    return validateArticle(JSON.parse(text))
  } catch (error) {
    const reason = error instanceof SyntaxError ? ` ${error.message}` : ''
    return { ok: false, problems: [{ path: '', message: `The text is not JSON.${reason}` }] }
  }
}
