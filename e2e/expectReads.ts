import { expect } from '@playwright/test'
import { bodyLines } from './articleJson.ts'
import type { Person } from './Person.ts'

/** How the body reads, a line a block. */
export interface Reading {
  /** On the screens; see `shownMarkup`. */
  readonly markup: readonly string[]
  /** As published, as `bodyLines` has it. */
  readonly original: readonly string[]
  /** As if all suggestions were accepted. */
  readonly final: readonly string[]
}

/**
 * The body on a person's screen, a line a block: `[+what comes]`, `[-what goes]`, `[±what comes and shall go]`; before a
 * block `+¶` or `-¶` where its break comes or goes, `~¶` where it becomes something else; headings with `# `.
 */
async function shownMarkup(person: Person): Promise<string[]> {
  return person.blocks.evaluateAll((blocks) =>
    blocks.map((block) => {
      const runs: { sign: string; text: string }[] = []
      const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const parent = node.parentElement
        if (!parent || parent.closest('.ProseMirror-widget')) continue
        const comes = parent.closest('ins') !== null
        const goes = parent.closest('del') !== null
        const sign = comes && goes ? '±' : comes ? '+' : goes ? '-' : ''
        const last = runs.at(-1)
        if (last?.sign === sign) last.text += node.nodeValue ?? ''
        else runs.push({ sign, text: node.nodeValue ?? '' })
      }
      const text = runs.map((run) => (run.sign === '' ? run.text : `[${run.sign}${run.text}]`)).join('')
      const breaks = [
        block.hasAttribute('data-insertion') ? '+' : '',
        block.hasAttribute('data-deletion') ? '-' : '',
        block.hasAttribute('data-modification') ? '~' : '',
      ].join('')
      const heading = block.getAttribute('data-block') === 'sectionHeading' ? '# ' : ''
      return `${breaks === '' ? '' : `${breaks}¶ `}${heading}${text}`
    }),
  )
}

/** Everything is saved; all screens show this, and the record says this. */
export async function expectReads(id: string, people: readonly Person[], reading: Reading): Promise<void> {
  for (const person of people) await expect.poll(() => shownMarkup(person)).toEqual(reading.markup)
  for (const person of people) await person.expectSaved()
  const [first] = people
  if (!first) throw new Error('nobody is here')
  for (const view of ['original', 'final'] as const)
    expect(bodyLines(await first.storedArticle(id, view)), view).toEqual(reading[view])
}
