import { articleSchema } from '@stet/article'
import { Fragment } from '@tiptap/pm/model'
import type { Node } from '@tiptap/pm/model'
import { describe, expect, it } from 'vitest'
import { fieldOf } from '../fieldAt.ts'
import { stateOf } from '../testing/articleNotation.ts'
import { ClipboardSerializer } from './ClipboardSerializer.ts'
import { finalSlice } from './finalSlice.ts'
import { pastedHtml } from './pastedHtml.ts'

const SHORT: Readonly<Record<string, string>> = {
  paragraph: 'p',
  sectionHeading: 'h',
  quote: 'q',
  bulletItem: 'ul',
  orderedItem: 'ol',
  figure: 'fig',
  factbox: 'box',
}

describe('pastedHtml', () => {
  it.each<[string, string, string[]]>([
    ['words', 'a <b>b</b> c', ['p: a <bold>b</bold> c']],
    [
      'paragraphs and headings',
      '<h1>A</h1>\n<p>b</p>\n\n<h4>C</h4><div>d</div>',
      ['h: A', 'p: b', 'h: C', 'p: d'],
    ],
    ['source lines as spaces', '<p>one\n   two\t three</p>', ['p: one two three']],
    ['line breaks as blocks', '<p>a<br>b<br><br>c</p>', ['p: a', 'p: b', 'p: c']],
    ['line breaks in headings as spaces', '<h2>a<br>b</h2>', ['h: a b']],
    ['line breaks in list items as items', '<ul><li>a<br>b</li></ul>', ['ul: a', 'ul: b']],
    ['no empty blocks', '<p></p><p>&nbsp;</p><div><p>a</p></div><p> </p>', ['p: a']],
    [
      'nested lists',
      '<ul><li>a<ol><li>b</li></ol></li><li><p>c</p></li></ul><p>d</p>',
      ['ul: a', 'ol1: b', 'ul: c', 'p: d'],
    ],
    ['lists inside of lists', '<ol><li>a</li><ol><li>b</li></ol></ol>', ['ol: a', 'ol1: b']],
    ['quotes', '<blockquote><p>a</p><p>b</p></blockquote>', ['q: a', 'q: b']],
    [
      'formats by style',
      '<span style="font-weight:700">a</span><span style="font-style: italic">b</span>',
      ['p: <bold>a</bold><italic>b</italic>'],
    ],
    [
      'a wrapper of a word processor',
      '<b style="font-weight:normal" id="docs-internal"><p>a</p><p><span style="font-weight:700">b</span></p></b>',
      ['p: a', 'p: <bold>b</bold>'],
    ],
    ['no bold in headings', '<h2><strong>a</strong> <em>b</em></h2>', ['h: a <italic>b</italic>']],
    [
      'safe links',
      '<a href="https://example.org/x">a</a> <a href="javascript:alert(1)">b</a>',
      ['p: <link>a</link> b'],
    ],
    [
      'no styles, scripts, pictures, hidden text',
      '<style>x</style><script>y</script><p>a<img alt="z"><span style="display:none">n</span><span hidden>m</span></p><!-- c -->',
      ['p: a'],
    ],
    [
      'other inline elements as text',
      '<p><u>a</u><s>b</s><code>c</code><font color="red">d</font></p>',
      ['p: abcd'],
    ],
    ['preformatted text', '<pre>one\n\n  two</pre>', ['p: one', 'p: two']],
    ['no raw control characters', '<p>a\u0007b\uFEFFc</p>', ['p: abc']],
    [
      'tables',
      '<table><tr><td>Ort</td><td>Sotschi<br>Russland</td></tr><tr><th>a</th><td></td></tr></table>',
      ['p: Ort | Sotschi Russland', 'p: a'],
    ],
    [
      'a table that only makes a layout',
      '<table><tr><td><p>a</p><p>b</p></td></tr></table>',
      ['p: a', 'p: b'],
    ],
    [
      'no-break spaces',
      '<p>5&nbsp;%<span class="Apple-converted-space">&nbsp;</span>a</p>',
      ['p: 5\u00A0% a'],
    ],
    [
      'only what was selected',
      '<html><body>\n<!--StartFragment--><p>a</p><!--EndFragment-->\n</body></html>',
      ['p: a'],
    ],
    [
      'lists of a word processor',
      `<p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp; </span></span><![endif]>a<o:p></o:p></p>
       <p class=MsoListParagraph style='text-indent:-18pt;mso-list:l1 level2 lfo2'><span style='mso-list:Ignore'>2.<span>&nbsp;</span></span>b</p><p class=MsoNormal>c<o:p></o:p></p>`,
      ['ul: a', 'ol1: b', 'p: c'],
    ],
  ])('reads %s', (_name, html, expected) => {
    expect(shown(pastedHtml(articleSchema, html).blocks)).toEqual(expected)
  })

  it('takes words as a run of text with the spaces at their ends', () => {
    const pasted = pastedHtml(
      articleSchema,
      '<meta charset="utf-8"><!--StartFragment--><span> two <i>words</i> </span><!--EndFragment-->',
    )
    expect(pasted.isInline).toBe(true)
    expect(pasted.blocks[0]?.textContent).toBe(' two words ')
    expect(pastedHtml(articleSchema, '<p>one</p>').isInline).toBe(false)
  })
  it('gives the lines of a table as rows', () => {
    const table = '<table><tr><td>a</td><td>b</td><td>c</td></tr></table>'
    expect(pastedHtml(articleSchema, table).rows).toEqual([['a', 'b c']])
    expect(pastedHtml(articleSchema, `<p>x</p>${table}`).rows).toBeNull()
  })
  it('finds nothing in a picture', () => {
    expect(pastedHtml(articleSchema, '<img src="x.png">').blocks).toEqual([])
  })
})

describe('ClipboardSerializer', () => {
  const serializer = ClipboardSerializer.fromSchema(articleSchema)
  const html = (content: Fragment) => {
    const wrap = document.createElement('div')
    wrap.append(serializer.serializeFragment(content))
    return wrap.innerHTML
  }
  const copied = (lines: string[]) => html(finalSlice(stateOf(lines).selection.content()).content)

  it('writes headings, quotes and nested lists as other programs know them', () => {
    expect(copied(['h: [a', 'ul: b', 'ul1: c', 'ol: d', 'q: e]'])).toBe(
      '<h2 data-block="sectionHeading">a</h2>' +
        '<ul><li data-block="bulletItem" data-indent="0">b<ul><li data-block="bulletItem" data-indent="1">c</li></ul></li></ul>' +
        '<ol><li data-block="orderedItem" data-indent="0">d</li></ol>' +
        '<blockquote data-block="quote">e</blockquote>',
    )
  })
  it('writes words as words, with their formats', () => {
    const bold = articleSchema.mark('bold')
    expect(html(Fragment.from([articleSchema.text('a'), articleSchema.text('b', [bold])]))).toBe(
      'a<strong>b</strong>',
    )
  })
  it('writes the details as a table', () => {
    expect(copied(['p: x', 'row: [a = b', 'row: c = d]'])).toBe(
      '<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>',
    )
  })
  it('comes back as what it was', () => {
    const lines = ['p: a', 'h: b', 'q: c', 'ul: d', 'ul1: e', 'ol: f', 'fig: g', 'box: h', 'box: i']
    const { doc } = stateOf(lines)
    const { from, to } = fieldOf(doc, 'body')
    const { blocks } = pastedHtml(articleSchema, html(finalSlice(doc.slice(from, to)).content))
    expect(shown(blocks)).toEqual(lines)
    expect(blocks.find((block) => block.type.name === 'figure')?.attrs['image']).toBe('7')
  })
})

function shown(blocks: readonly Node[]): readonly string[] {
  return blocks.map((block) => {
    let text = ''
    block.forEach((part) => {
      const open = part.marks.map(({ type }) => `<${type.name}>`).join('')
      const close = part.marks
        .toReversed()
        .map(({ type }) => `</${type.name}>`)
        .join('')
      text += `${open}${part.text ?? ''}${close}`
    })
    const indent = Number(block.attrs['indent'] ?? 0)
    return `${SHORT[block.type.name] ?? '?'}${indent > 0 ? indent : ''}: ${text}`
  })
}
