import { TEXT_ROOTS } from '@stet/article'
import type { TextRoot } from '@stet/article'
import type { Node } from '@tiptap/pm/model'
import { TextSelection } from '@tiptap/pm/state'
import type { EditorState } from '@tiptap/pm/state'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { bodyBlocks } from './bodyBlock.ts'
import { crossesBlocks } from './deletePerField.ts'
import { enter } from './enter.ts'
import { fieldAt } from './fieldAt.ts'
import { checkSections, stateOf } from './testing/articleNotation.ts'
import { wholeCharacter } from './wholeCharacter.ts'
import { COMMANDS, keyPresses, selectionAt } from './testing/keyPresses.ts'
import type { Effect } from './testing/keyPresses.ts'

const START = [
  'headline: Die 😀 „Lage“',
  'lead: Ein 👨‍👩‍👧 Satz.',
  'p: eins 𝒳',
  'h: zwei',
  'ul: drei',
  'ul1: 😀',
  'q:',
  'fig: Bild',
  'x: neu',
  'h: sechs',
  'box: s',
  'row: Ort = Sotschi',
  'row: 😀',
]

it('any series of keys keeps the article whole and every text in its field', () => {
  let presses = 0
  const property = fc.property(keyPresses, (series) => {
    let state = stateOf(START)
    for (const { name, at } of series) {
      if (at) state = state.apply(state.tr.setSelection(selectionAt(state.doc, at)))
      const [effect, command] = COMMANDS[name] ?? ['none', enter]
      const before = state
      command(state, (tr) => {
        state = state.apply(tr)
      })
      const problems = problemsOf(before, state, effect)
      if (problems.length > 0) throw new Error(`${name}: ${problems.join('; ')}`)
      presses += 1
    }
  })
  fc.assert(property, { numRuns: 300 })
  expect(presses).toBeGreaterThan(6000)
})

/** What a command broke. Throws when the document is none. */
function problemsOf(before: EditorState, after: EditorState, effect: Effect): readonly string[] {
  after.doc.check()
  checkSections(after.doc)
  const problems: string[] = []
  if (bodyBlocks(after.doc).length === 0) problems.push('no block is left')
  if (!(after.selection instanceof TextSelection) || !after.selection.$head.parent.isTextblock)
    problems.push('no caret in a text')
  if (!after.doc.textContent.isWellFormed()) problems.push('a character is cut')
  for (const name of TEXT_ROOTS)
    if (!isAllowed(before, textOf(after.doc, name), name, effect))
      problems.push(`${name} became ${JSON.stringify(textOf(after.doc, name))}`)
  return problems
}

function isAllowed(before: EditorState, now: string, name: TextRoot, effect: Effect): boolean {
  const { selection, doc } = before
  const start = fieldAt(doc, selection.from).name
  const isSelectionKept = effect === 'enter' && start !== 'body' && !crossesBlocks(selection)
  const isDeleted =
    ['delete', 'enter', 'word', 'insert'].includes(effect) && !selection.empty && !isSelectionKept
  const kept = isDeleted ? textOf(doc, name, selection.from, selection.to) : textOf(doc, name)
  if (effect === 'order') return sorted(now) === sorted(kept)
  if (effect === 'word' && selection.empty && name === start) return isSubsequence(now, kept)
  if (effect === 'row' && name === 'details') return isSubsequence(now, kept)
  if (effect === 'insert' && name === start) return isSubsequence(kept, now)
  return now === kept
}

/** All characters of a field without borders; without those of a range, characters that it cuts included. */
function textOf(doc: Node, name: TextRoot, from = 0, to = 0): string {
  let text = ''
  doc.descendants((node, pos) => {
    if (!node.isTextblock || fieldAt(doc, pos + 1).name !== name) return
    const start = pos + 1
    const end = start + node.content.size
    const cutFrom = from < to ? wholeCharacter(doc, Math.min(Math.max(from, start), end), -1) : end
    const cutTo = from < to ? wholeCharacter(doc, Math.min(Math.max(to, start), end), 1) : end
    text +=
      node.textContent.slice(0, cutFrom - start) + node.textContent.slice(Math.max(cutFrom, cutTo) - start)
  })
  return text
}

function sorted(text: string): string {
  return Array.from(text).toSorted().join('')
}

function isSubsequence(part: string, whole: string): boolean {
  let at = 0
  for (const character of whole) if (part.startsWith(character, at)) at += character.length
  return at === part.length
}
