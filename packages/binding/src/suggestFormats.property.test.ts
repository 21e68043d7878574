import { FORMATS, read, type ReadRun, type RunFormats, spansRoot } from '@stet/article'
import { article, bold, link, p, section } from '@stet/article/testing'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { removeLink, setLink } from './commands/setLink.ts'
import { toggleFormat } from './commands/toggleFormat.ts'
import { articleBytes, Tab } from './testing/Tab.ts'

const ARTICLE = article(
  'X',
  section(
    '',
    bold('cd', p('abcdef')),
    p(''),
    link('hi', 'https://example.org/0', bold('ij', p('ghijkl'))),
    p('mnop'),
  ),
)
const TEXTS = ['abcdef', 'ghijkl', 'mnop']
const TEXT = TEXTS.join('')
const COMMANDS = [
  toggleFormat('bold'),
  toggleFormat('italic'),
  setLink('https://example.org/0'),
  setLink('https://example.org/1'),
  removeLink,
] as const

const act = fc.record({
  from: fc.nat({ max: TEXT.length - 1 }),
  length: fc.integer({ min: 1, max: 9 }),
  command: fc.nat({ max: COMMANDS.length - 1 }),
  mode: fc.constantFrom('suggest', 'suggest', 'suggest', 'edit', 'undo', 'redo'),
})

/** What a letter looks like, letter by letter. */
function looks(tab: Tab, view: 'original' | 'final'): readonly RunFormats[] {
  return read(tab.doc, view).body.flatMap(({ runs }) =>
    runs.flatMap(({ text, formats }) => Array.from({ length: text.length }, () => formats)),
  )
}

/** The position before a letter. */
const before = (tab: Tab, at: number) => tab.find(TEXT[at]!)

it('[B16] whatever formats are suggested, taken back and changed, only what differs is kept (6)', () => {
  let acts = 0
  const property = fc.property(fc.array(act, { maxLength: 14 }), (series) => {
    const tab = new Tab(articleBytes(ARTICLE), { user: 'ben', mode: 'suggest' })
    for (const { from, length, command, mode } of series) {
      acts += 1
      if (mode === 'undo' || mode === 'redo') {
        tab.binding[mode]()
        continue
      }
      tab.binding.setMode(mode)
      tab.time += 1000
      const to = Math.min(TEXT.length, from + length)
      tab.selectRange(before(tab, from), before(tab, to - 1) + 1)
      const counted = mode === 'suggest' ? looks(tab, 'original') : null
      const meant = looks(tab, 'final')
      tab.editor.run(COMMANDS[command]!)
      expect(tab.lines.length).toBeGreaterThan(0)
      if (mode === 'edit') continue
      expect(looks(tab, 'original')).toEqual(counted)
      expect(looks(tab, 'final')).toEqual(wished(meant, from, to, command))
      for (const run of read(tab.doc, 'markup').body.flatMap(({ runs }) => runs)) expectNoEmptyChange(run)
    }
    // What counts may have come to say the same.
    const isOnlySuggested = series.every(({ mode }) => mode !== 'edit')
    expect(isOnlySuggested ? hiddenSpans(tab) : []).toEqual([])
  })
  fc.assert(property, { numRuns: 300 })
  console.info(`${acts} acts`)
})

/** What a command makes of what was meant; by the letter, knowing nothing of spans. */
function wished(
  meant: readonly RunFormats[],
  from: number,
  to: number,
  command: number,
): readonly RunFormats[] {
  const name = command === 0 ? 'bold' : 'italic'
  const isOff = meant.slice(from, to).every((formats) => formats[name])
  return meant.map((formats, at) => {
    if (at < from || at >= to) return formats
    const { [command < 2 ? name : 'link']: _, ...others } = formats
    if (command < 2) return isOff ? others : { ...others, [name]: true }
    return command === 4 ? others : { ...others, link: `https://example.org/${command - 2}` }
  })
}

/** Nothing is suggested that is so already, and nothing twice. */
function expectNoEmptyChange({ formats, changes }: ReadRun): void {
  for (const format of FORMATS) {
    const own = changes.filter((change) => change.format === format)
    expect(own.length).toBeLessThanOrEqual(1)
    for (const { on, link: address } of own)
      expect(on ? (address ?? true) : undefined).not.toEqual(formats[format])
  }
}

/** Stored suggestions that cannot be seen. */
function hiddenSpans(tab: Tab): readonly string[] {
  const runs = read(tab.doc, 'markup').body.flatMap((block) => block.runs)
  const seen = new Set(runs.flatMap(({ changes }) => changes.map(({ spanKey }) => spanKey)))
  return Object.keys(spansRoot(tab.doc).toJSON()).filter((key) => key.startsWith('112.') && !seen.has(key))
}
