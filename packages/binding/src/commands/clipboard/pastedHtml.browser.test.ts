import { articleSchema } from '@stet/article'
import { Fragment } from '@tiptap/pm/model'
import { describe, expect, it } from 'vitest'
import { fieldOf } from '../fieldAt.ts'
import { stateOf } from '../testing/articleNotation.ts'
import { shownBlocks } from '../testing/shownBlocks.ts'
import { ClipboardSerializer } from './ClipboardSerializer.ts'
import { finalSlice } from './finalSlice.ts'
import { pastedHtml } from './pastedHtml.ts'

describe('pastedHtml', () => {
  it.each<[string, string, string[]]>([
    ['words', 'a <b>b</b> c', ['p: a <b>b</b> c']],
    [
      'paragraphs and headings',
      '<h1>A</h1>\n<p>b</p>\n\n<h4>C</h4><div>d</div>',
      ['h: A', 'p: b', 'h: C', 'p: d'],
    ],
    ['source lines as spaces', '<p>one\n   two\t three</p>', ['p: one two three']],
    ['line breaks as blocks', '<p>a<br>b<br><br>c</p>', ['p: a', 'p: b', 'p: c']],
    ['line breaks in headings as spaces', '<h2>a<br>b</h2>', ['h: a b']],
    ['line breaks in list items as spaces', '<ol><li>a<br>b</li><li>c</li></ol>', ['ol: a b', 'ol: c']],
    ['paragraphs in list items as spaces', '<ol><li><p>a</p><p>b</p></li></ol>', ['ol: a b']],
    [
      'lists that hold texts as texts',
      '<ul><li><h3>a</h3><p>b</p></li><li><h3>c</h3><p>d</p></li></ul>',
      ['h: a', 'p: b', 'h: c', 'p: d'],
    ],
    ['no empty blocks', '<p></p><p>&nbsp;</p><div><p>a</p></div><p> </p>', ['p: a']],
    [
      'nested lists',
      '<ul><li>a<ol><li>b</li></ol></li><li><p>c</p></li></ul><p>d</p>',
      ['ul: a', 'ol1: b', 'ul: c', 'p: d'],
    ],
    ['lists inside of lists', '<ol><li>a</li><ol><li>b</li></ol></ol>', ['ol: a', 'ol1: b']],
    ['breaks of blocks inside of headings as spaces', '<h2><div>a</div><div>b</div></h2>', ['h: a b']],
    [
      'links in lines of a table, cells over several lines once',
      '<table><tr><td rowspan="2">a</td><td><a href="https://example.org/x">b</a></td></tr><tr><td>c</td></tr></table>',
      ['p: a | <a https://example.org/x>b</a>', 'p: c'],
    ],
    [
      'a table that lays out texts',
      '<table><tr><td><h2>a</h2><p>b</p></td><td><p>c</p></td></tr></table>',
      ['h: a', 'p: b', 'p: c'],
    ],
    ['what inherits its weight', '<b>a<span style="font-weight: inherit">b</span></b>', ['p: <b>ab</b>']],
    [
      'formats in a shorthand',
      '<span style="font: italic bold 12px/1.2 Arial">a</span>',
      ['p: <b><i>a</i></b>'],
    ],
    ['no deleted text', '<p>a<del>b</del><ins>c</ins></p>', ['p: ac']],
    ['a menu when nothing else was copied', '<nav><ul><li>a</li><li>b</li></ul></nav>', ['ul: a', 'ul: b']],
    ['zero-width and soft hyphens as nothing', '<p>a&shy;b&#8203;c&#65279;d&zwj;e</p>', ['p: abcd\u200De']],
    [
      'levels that a program in a browser writes',
      '<ul><li data-aria-level="1"><p>a</p></li></ul><ul><li data-aria-level="2"><p>b</p></li></ul><p role="heading">c</p>',
      ['ul: a', 'ul1: b', 'h: c'],
    ],
    [
      'a cell that was copied alone as text',
      '<table><!--StartFragment--><tr><td>a</td></tr><!--EndFragment--></table>',
      ['p: a'],
    ],
    ['quotes', '<blockquote><p>a</p><p>b</p></blockquote>', ['q: a', 'q: b']],
    [
      'formats by style',
      '<span style="font-weight:700">a</span><span style="font-style: italic">b</span>',
      ['p: <b>a</b><i>b</i>'],
    ],
    [
      'a wrapper of a word processor',
      '<b style="font-weight:normal" id="docs-internal"><p>a</p><p><span style="font-weight:700">b</span></p></b>',
      ['p: a', 'p: <b>b</b>'],
    ],
    ['no bold in headings', '<h2><strong>a</strong> <em>b</em></h2>', ['h: a <i>b</i>']],
    [
      'safe links',
      '<a href="https://example.org/x">a</a> <a href="javascript:alert(1)">b</a>',
      ['p: <a https://example.org/x>a</a> b'],
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
    expect(shownBlocks(pastedHtml(articleSchema, html).blocks)).toEqual(expected)
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
      '<h2 data-block="sectionHeading" data-stet="">a</h2>' +
        '<ul><li data-block="bulletItem" data-indent="0">b<ul><li data-block="bulletItem" data-indent="1">c</li></ul></li></ul>' +
        '<ol><li data-block="orderedItem" data-indent="0">d</li></ol>' +
        '<blockquote data-block="quote">e</blockquote>',
    )
  })
  it('writes words as words, with their formats', () => {
    const bold = articleSchema.mark('bold')
    expect(html(Fragment.from([articleSchema.text('a'), articleSchema.text('b', [bold])]))).toBe(
      '<span data-stet="words">a<strong>b</strong></span>',
    )
  })
  it('writes the details as a table', () => {
    expect(copied(['p: x', 'row: [a = b', 'row: c = d]'])).toBe(
      '<table data-field="details" data-stet=""><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>',
    )
  })
  it('comes back as what it was', () => {
    const lines = ['p: a', 'h: b', 'q: c', 'ul: d', 'ul1: e', 'ol: f', 'fig: g', 'box: h', 'box: i']
    const { doc } = stateOf(lines)
    const { from, to } = fieldOf(doc, 'body')
    const { blocks } = pastedHtml(articleSchema, html(finalSlice(doc.slice(from, to)).content))
    expect(shownBlocks(blocks)).toEqual(lines)
    expect(blocks.find((block) => block.type.name === 'figure')?.attrs['image']).toBe('7')
  })
})
