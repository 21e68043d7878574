import type { TextRunJson } from '../articleJson.ts'
import { isInsidePair } from '../model/characters.ts'
import { safeLink } from '../model/safeLink.ts'
import { fieldPath, itemPath } from './path.ts'
import type { Problems } from './Problem.ts'

const KNOWN: readonly string[] = ['from', 'to', 'bold', 'italic', 'link']

/** An offset into `text`; a problem, and null, unless it is a whole number in it that cuts no character. */
function readOffset(value: unknown, path: string, text: string, problems: Problems): number | null {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > text.length) {
    problems.add(
      path,
      `Must be a whole number from 0 to ${text.length}, the length of the text in UTF-16 units.`,
    )
    return null
  }
  if (isInsidePair(text, value)) {
    problems.add(path, 'Lies between the halves of a character (a surrogate pair).')
    return null
  }
  return value
}

function readSwitch(value: unknown, path: string, problems: Problems): boolean {
  if (value !== undefined && typeof value !== 'boolean') problems.add(path, 'Must be true or false.')
  return value === true
}

function readRun(value: unknown, path: string, text: string, problems: Problems): TextRunJson | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    problems.add(path, 'Must be an object.')
    return null
  }
  const fields: Readonly<Record<string, unknown>> = { ...value }
  for (const name of Object.keys(fields)) {
    if (!KNOWN.includes(name)) {
      problems.add(fieldPath(path, name), `Unknown field; known here are ${KNOWN.join(', ')}.`)
    }
  }
  const from = readOffset(fields['from'], fieldPath(path, 'from'), text, problems)
  const to = readOffset(fields['to'], fieldPath(path, 'to'), text, problems)
  const bold = readSwitch(fields['bold'], fieldPath(path, 'bold'), problems)
  const italic = readSwitch(fields['italic'], fieldPath(path, 'italic'), problems)
  const link = safeLink(fields['link'])
  if (fields['link'] !== undefined && link === null) {
    problems.add(
      fieldPath(path, 'link'),
      'Must be an absolute address: http, https, mailto or tel, without spaces.',
    )
  }
  if (from === null || to === null) return null
  if (from >= to) problems.add(fieldPath(path, 'to'), 'Must be greater than "from".')
  return { from, to, bold, italic, ...(link === null ? {} : { link }) }
}

/** Untrusted items as the runs of `text`: each in order and none over another. */
export function readRuns(
  values: readonly unknown[],
  path: string,
  text: string,
  problems: Problems,
): readonly TextRunJson[] {
  const runs: TextRunJson[] = []
  for (const [index, value] of values.entries()) {
    const run = readRun(value, itemPath(path, index), text, problems)
    if (!run) continue
    const last = runs.at(-1)
    if (last && run.from < last.to) {
      problems.add(
        fieldPath(itemPath(path, index), 'from'),
        `Must not be before ${last.to}, the end of the run before.`,
      )
    }
    runs.push(run)
  }
  return runs
}
