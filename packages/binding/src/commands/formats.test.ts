import type { Command, EditorState } from '@tiptap/pm/state'
import { describe, expect, it } from 'vitest'
import { linkAddress } from './linkAddress.ts'
import { linkAt, removeLink, setLink } from './setLink.ts'
import { applied, selected, stateOf } from './testing/articleNotation.ts'
import { isFormatted, toggleFormat } from './toggleFormat.ts'

describe('toggleFormat', () => {
  it('formats the lead and the body', () => {
    expect(marked(run(toggleFormat('bold'), stateOf(['lead: a[b]c'])))).toBe('lead a<bold>b</bold>c')
    expect(marked(run(toggleFormat('italic'), stateOf(['p: [ab', 'h: c]d'])))).toBe(
      'paragraph <italic>ab</italic> sectionHeading <italic>c</italic>d',
    )
  })
  it('leaves plain fields of a selection alone', () => {
    expect(marked(run(toggleFormat('bold'), stateOf(['headline: a[b', 'p: c]d', 'row: e'])))).toBe(
      'headline ab paragraph <bold>c</bold>d detailsKey e',
    )
  })
  it('does nothing in plain fields', () => {
    expect(applied(toggleFormat('bold'), stateOf(['headline: [ab]', 'p: x']))).toBeNull()
    expect(applied(toggleFormat('bold'), stateOf(['headline: ab|', 'p: x']))).toBeNull()
    expect(applied(toggleFormat('bold'), stateOf(['p: x', 'row: [ab]']))).toBeNull()
  })
  it('fills what is half formatted, then takes it away', () => {
    const half = selected(run(toggleFormat('bold'), stateOf(['p: [ab]cd'])), 0, 4)
    const full = run(toggleFormat('bold'), half)
    expect(marked(full)).toBe('paragraph <bold>abcd</bold>')
    expect(isFormatted(full, 'bold')).toBe(true)
    expect(marked(run(toggleFormat('bold'), full))).toBe('paragraph abcd')
  })
  it('counts for what is typed next at a caret', () => {
    const on = run(toggleFormat('bold'), stateOf(['p: ab|']))
    expect(isFormatted(on, 'bold')).toBe(true)
    expect(marked(on.apply(on.tr.insertText('c')))).toBe('paragraph ab<bold>c</bold>')
    expect(isFormatted(run(toggleFormat('bold'), on), 'bold')).toBe(false)
  })
})

describe('links', () => {
  it('links selected text of lead and body', () => {
    const linked = run(setLink('https://example.org/a'), stateOf(['headline: [x', 'p: ab]c']))
    expect(marked(linked)).toBe('headline x paragraph <link https://example.org/a>ab</link>c')
  })
  it('changes and removes the whole link at the caret', () => {
    const linked = selected(run(setLink('https://example.org'), stateOf(['p: a[bcd]e'])), 2, 2)
    expect(linkAt(linked)).toMatchObject({ href: 'https://example.org' })
    expect(marked(run(setLink('example.com'), linked))).toBe(
      'paragraph a<link https://example.com>bcd</link>e',
    )
    expect(marked(run(removeLink, linked))).toBe('paragraph abcde')
  })
  it('finds a link whose text is partly bold as one', () => {
    const linked = run(setLink('https://example.org'), stateOf(['p: [abcd]']))
    const bold = selected(run(toggleFormat('bold'), selected(linked, 2, 4)), 1, 1)
    const link = linkAt(bold)
    expect(link && link.to - link.from).toBe(4)
  })
  it('refuses what it cannot link', () => {
    expect(applied(setLink('https://example.org'), stateOf(['p: ab|']))).toBeNull()
    expect(applied(setLink('https://example.org'), stateOf(['headline: [ab]']))).toBeNull()
    expect(applied(setLink('javascript:alert(1)'), stateOf(['p: [ab]']))).toBeNull()
    expect(applied(removeLink, stateOf(['p: [ab]']))).toBeNull()
  })
})

describe('linkAddress', () => {
  it.each([
    ['https://example.org/a?b#c', 'https://example.org/a?b#c'],
    [' http://example.org ', 'http://example.org'],
    ['www.example.org', 'https://www.example.org'],
    ['example.org/path', 'https://example.org/path'],
    ['desk@example.org', 'mailto:desk@example.org'],
    ['mailto:desk@example.org', 'mailto:desk@example.org'],
    ['tel:+491234', 'tel:+491234'],
    ['javascript:alert(1)', null],
    ['data:text/html,x', null],
    ['//example.org', null],
    ['/local', null],
    ['java\nscript:alert(1)', null],
    ['two words.org', null],
    ['', null],
  ])('%j becomes %j', (typed, expected) => {
    expect(linkAddress(typed)).toBe(expected)
  })
})

function run(command: Command, state: EditorState): EditorState {
  const next = applied(command, state)
  if (!next) throw new Error('not handled')
  return next
}

function marked(state: EditorState): string {
  const blocks: string[] = []
  state.doc.descendants((node) => {
    if (!node.isTextblock || node.content.size === 0) return
    let text = ''
    node.forEach((part) => {
      const opened = part.marks.map(({ type, attrs }) =>
        type.name === 'link' ? `<link ${String(attrs['href'])}>` : `<${type.name}>`,
      )
      const closed = part.marks.toReversed().map(({ type }) => `</${type.name}>`)
      text += opened.join('') + (part.text ?? '') + closed.join('')
    })
    blocks.push(`${node.type.name} ${text}`)
  })
  return blocks.join(' ')
}
