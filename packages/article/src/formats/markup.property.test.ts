import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MarkupJson, MarkupRunJson } from '../markupJson.ts'
import { read } from '../model/read.ts'
import type { ReadArticle } from '../model/ReadArticle.ts'
import { LINE_FIELDS, TEXT_ROOTS } from '../model/roots.ts'
import { anyDice, gather, meet } from '../model/testing/gather.ts'
import { honestStep, type Memory } from '../model/testing/honestSteps.ts'
import type { Replica } from '../model/testing/Replica.ts'
import { pick, wildStep } from '../model/testing/wildSteps.ts'
import { plainCharacters } from '../plainCharacters.ts'
import { WRITING_FORMS } from './articleFormats.ts'
import { toArticleJson } from './json/toArticleJson.ts'
import { toMarkupJson } from './json/toMarkupJson.ts'
import { withCriticMarkup } from './text/withCriticMarkup.ts'

const anySteps = fc.array(anyDice, { maxLength: 60, size: 'max' })

/** People write and suggest, braces among it, and in the end all have met. */
function written(steps: Parameters<typeof wildStep>[1][]): Replica {
  const everybody = gather(3, true)
  const memory: Memory = new Map()
  for (const dice of steps) {
    const replica = pick(everybody.slice(1), dice.who)
    if (dice.what % 8 === 7) replica.pull(pick(everybody, dice.a))
    else {
      const mode = dice.c % 3 === 0 ? 'edit' : 'suggest'
      honestStep(replica, mode, memory, { ...dice, what: dice.what % 12 })
    }
  }
  meet(everybody)
  return everybody[0]!
}

interface Part {
  readonly text: string
  readonly runs: readonly MarkupRunJson[]
}

/** Every text of such JSON by root, in order. */
function partsOf(json: MarkupJson): Record<string, readonly Part[]> {
  const lines = LINE_FIELDS.map((name) => {
    const part =
      name === 'lead' ? json.lead : { text: json[name], runs: json[`${name}Runs` as const] ?? undefined }
    return [name, [{ text: part.text, runs: part.runs ?? [] }]] as const
  })
  const body = json.sections.flatMap(({ heading, headingRuns = [], blocks }) => [
    { text: heading, runs: headingRuns },
    ...blocks.map(({ text, runs = [] }) => ({ text, runs })),
  ])
  const details = json.details.flatMap(({ key, keyRuns = [], value, valueRuns = [] }) => [
    { text: key, runs: keyRuns },
    { text: value, runs: valueRuns },
  ])
  return { ...Object.fromEntries(lines), body, details }
}

/** What is left of texts without the runs that `goes` names. */
function without(parts: readonly Part[], goes: (run: MarkupRunJson) => boolean): string {
  return parts
    .map(({ text, runs }) => {
      let left = ''
      let from = 0
      for (const run of runs.filter(goes)) {
        left += text.slice(from, run.from)
        from = run.to
      }
      return left + text.slice(from)
    })
    .join('')
}

const plainOf = (article: ReadArticle, root: (typeof TEXT_ROOTS)[number]) =>
  plainCharacters(article[root].flatMap(({ runs }) => runs.map(({ text }) => text)).join('')).replaceAll(
    '\n',
    ' ',
  )
/** Whether a marker of the details is a space depends on which stand before it: those say nothing. */
const flat = (root: string, text: string) =>
  root === 'details' ? text.replaceAll(/[\n ]/g, '') : text.replaceAll('\n', ' ')

const hasSuperseded = (article: ReadArticle) =>
  TEXT_ROOTS.some((root) => article[root].some(({ runs }) => runs.some((run) => run.isSuperseded)))

/** What a text with CriticMarkup says without one kind of its marks; the other kind's text stays. */
function criticWithout(text: string, mark: '++' | '--'): string {
  let left = ''
  let inside = 0
  for (const [token] of text.matchAll(/\{\+\+|\+\+\}|\{--|--\}|\\[\\{}]|[^]/g)) {
    if (token === `{${mark}`) inside += 1
    else if (token === `${mark}}`) inside -= 1
    else if (inside > 0 || /^(\{..|..\})$/.test(token)) continue
    else left += token.length === 2 && token.startsWith('\\') ? token.slice(1) : token
  }
  expect(inside).toBe(0)
  return left
}

describe('in markup', () => {
  it('[A75] [A76] JSON without what comes is what stands, without what goes what would', () => {
    const marked = { insertions: 0, deletions: 0 }
    fc.assert(
      fc.property(anySteps, (steps) => {
        const { doc } = written(steps)
        const markup = read(doc, 'markup')
        const parts = partsOf(toMarkupJson(markup))
        for (const { insertion, deletions } of Object.values(parts).flatMap((list) =>
          list.flatMap(({ runs }) => runs),
        )) {
          if (insertion !== undefined) marked.insertions += 1
          if (deletions !== undefined) marked.deletions += 1
        }
        for (const root of TEXT_ROOTS) {
          const original = without(parts[root] ?? [], (run) => run.insertion !== undefined)
          expect(flat(root, original)).toBe(flat(root, plainOf(read(doc, 'original'), root)))
          if (hasSuperseded(markup)) continue
          const final = without(parts[root] ?? [], (run) => run.deletions !== undefined)
          expect(flat(root, final)).toBe(flat(root, plainOf(read(doc, 'final'), root)))
        }
      }),
      { numRuns: 150 },
    )
    console.log(`[A76] runs that were marked: ${JSON.stringify(marked)}`)
    expect(Math.min(marked.insertions, marked.deletions)).toBeGreaterThan(20)
  })

  it('[A75] [A77] text without what comes is what stands, without what goes what would', () => {
    fc.assert(
      fc.property(
        anySteps,
        fc.array(fc.constantFrom('{', '}', '\\', '{++', '--}'), { maxLength: 4 }),
        (steps, braces) => {
          const replica = written(steps)
          for (const [index, brace] of braces.entries()) {
            const client = index % 2 === 0 ? replica.edit : replica.suggest
            replica.transact(client, () => replica.doc.getText('lead').insert(0, brace))
          }
          const markup = read(replica.doc, 'markup')
          const withMarks = withCriticMarkup(markup)
          for (const root of LINE_FIELDS) {
            const text = plainOf(withMarks, root)
            expect(criticWithout(text, '++')).toBe(plainOf(read(replica.doc, 'original'), root))
            if (hasSuperseded(markup)) continue
            expect(criticWithout(text, '--')).toBe(plainOf(read(replica.doc, 'final'), root))
          }
        },
      ),
      { numRuns: 150 },
    )
  })

  it('[A75] where nothing is suggested, every form is what it is in original', () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        const everybody = gather(2, true)
        const memory: Memory = new Map()
        for (const dice of steps) honestStep(everybody[1]!, 'edit', memory, { ...dice, what: dice.what % 12 })
        const { doc } = everybody[1]!
        const [original, markup] = [read(doc, 'original'), read(doc, 'markup')]
        fc.pre(TEXT_ROOTS.every((root) => plainOf(original, root) === plainOf(markup, root)))
        fc.pre(!JSON.stringify(markup).includes('"strikes":[{'))
        expect(toMarkupJson(markup)).toEqual(toArticleJson(original))
        for (const { exportArticle, exportMarkup } of WRITING_FORMS)
          expect(exportMarkup(markup)).toEqual(exportArticle(toArticleJson(original)))
      }),
      { numRuns: 100 },
    )
  })

  it('[A75] whatever is stored can be told', () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        const everybody = gather(3, false)
        for (const dice of steps) wildStep(everybody, dice)
        for (const { doc } of everybody)
          for (const { exportMarkup } of WRITING_FORMS)
            expect(exportMarkup(read(doc, 'markup')).content).toBeTypeOf('string')
      }),
      { numRuns: 100 },
    )
  })
})
