import { hasControlCharacter, hasLoneSurrogate } from '../plainCharacters.ts'
import type { Problems } from './Problem.ts'

/** What a text may be: at most `limit` UTF-16 units, without line feeds if `isLine`. */
export interface TextRule {
  readonly limit: number
  readonly isLine: boolean
}

/** An untrusted value as a text; left out means ''. What is wrong with it is added to `problems`. */
export function readText(
  value: unknown,
  path: string,
  { limit, isLine }: TextRule,
  problems: Problems,
): string {
  if (value === undefined) return ''
  if (typeof value !== 'string') {
    problems.add(path, 'Must be a text.')
    return ''
  }
  if (value.length > limit)
    problems.add(path, `Has ${value.length} characters; at most ${limit} are allowed.`)
  if (hasLoneSurrogate(value)) problems.add(path, 'Has half of a character (a lone surrogate).')
  if (hasControlCharacter(value))
    problems.add(path, 'Has a control character; only tab and line feed are allowed.')
  if (isLine && value.includes('\n')) problems.add(path, 'Must be one line.')
  return value
}
