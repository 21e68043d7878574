import { DOMParser, DOMSerializer, Fragment } from '@tiptap/pm/model'
import type { Node } from '@tiptap/pm/model'
import { describe, expect, it } from 'vitest'
import {
  article,
  bold,
  box,
  bullet,
  figure,
  italic,
  lead,
  link,
  numbered,
  p,
  quote,
  row,
  section,
} from '../testing/builders.ts'
import { nodeOfArticle } from '../testing/nodeOfArticle.ts'
import { articleSchema } from './articleSchema.ts'

const whole = nodeOfArticle({
  ...article(
    'Headline',
    lead('Bold lead', { from: 0, to: 4, bold: true }),
    section('', italic('one', p('one two')), link('two', 'https://a.example/', p('one two'))),
    section(
      'Heading',
      quote('quote'),
      bullet('a'),
      bullet('b', 2),
      bullet('c', 1),
      numbered('d'),
      numbered('e', 1),
      figure('image-1', 'caption'),
      box('fact'),
      { kind: 'chart', text: 'chart', marker: { k: 'chart', rows: [1] } },
      bold('end', p('end')),
    ),
    row('Ort', 'Sotschi'),
    row('Quellen'),
  ),
  kicker: 'Kicker',
  dateline: 'Sotschi, Russland',
})

function elementOf(content: Fragment): HTMLElement {
  const element = document.createElement('div')
  element.append(DOMSerializer.fromSchema(articleSchema).serializeFragment(content))
  return element
}

function elementOfHtml(html: string): HTMLElement {
  const element = document.createElement('div')
  element.innerHTML = html
  return element
}

/** What a paste of this HTML into a section gives: `name "text"` a block. */
function pasted(html: string): readonly string[] {
  const slice = DOMParser.fromSchema(articleSchema).parseSlice(elementOfHtml(html), {
    context: whole.resolve(whole.content.size),
  })
  const blocks: string[] = []
  slice.content.forEach((node) => blocks.push(described(node)))
  return blocks
}

function described(node: Node): string {
  const indent = node.attrs['indent'] ? ` ${node.attrs['indent']}` : ''
  const texts: string[] = []
  node.forEach((child) => texts.push(`${child.text ?? described(child)}${marksOf(child)}`))
  return node.isText ? `${node.text}${marksOf(node)}` : `${node.type.name}${indent} ${texts.join('|')}`.trim()
}

function marksOf({ marks }: Node): string {
  return marks.map(({ type, attrs }) => ` [${[type.name, ...Object.values(attrs)].join(' ')}]`).join('')
}

describe('the HTML of an article', () => {
  it('[A82] is read back as the same document', () => {
    const again = DOMParser.fromSchema(articleSchema).parse(elementOf(whole.content))
    expect(again.toJSON()).toEqual(whole.toJSON())
  })

  it('[A82] names fields and blocks for styling, and the details are a table', () => {
    const element = elementOf(whole.content)
    const fields = [...element.querySelectorAll('[data-field]')].map((field) =>
      field.getAttribute('data-field'),
    )
    expect(fields).toEqual(['kicker', 'headline', 'subheadline', 'byline', 'dateline', 'lead', 'details'])
    expect(element.querySelector('h1')?.textContent).toBe('Headline')
    expect(element.querySelector('h2')?.textContent).toBe('Heading')
    expect(element.querySelector('figure > figcaption')?.textContent).toBe('caption')
    expect(element.querySelector('.article-unknown-label')?.getAttribute('contenteditable')).toBe('false')
    const table = element.querySelector('[role=table]')
    expect([...(table?.children ?? [])].every((child) => child.getAttribute('role') === 'row')).toBe(true)
    const roles = [...(table?.firstElementChild?.children ?? [])].map((cell) => cell.getAttribute('role'))
    expect(roles).toEqual(['rowheader', 'cell'])
  })

  it('[A83] shows the pending, and a paste brings none of it', () => {
    const { nodes, marks } = articleSchema
    const text = articleSchema.text('new', [
      articleSchema.mark('insertion', { user: 'ada', isMoved: true }),
      articleSchema.mark('deletion', { users: 'bob' }),
      articleSchema.mark('modification', { what: '[]' }),
      articleSchema.mark('unknownFormat', { kinds: 'colour' }),
    ])
    const block = articleSchema.node(
      'paragraph',
      { insertion: 'ada', deletion: 'bob eve', modification: '{}', isMoved: true },
      [text],
    )
    expect(Object.keys(nodes).length + Object.keys(marks).length).toBe(28)
    const element = elementOf(Fragment.from(block))
    expect(element.innerHTML).toBe(
      '<p data-block="paragraph" class="article-block article-paragraph" data-insertion="ada" data-deletion="bob eve" ' +
        'data-modification="{}" data-moved=""><ins data-user="ada" data-moved=""><del data-users="bob"><span class="article-modification" ' +
        'data-modification="[]"><span class="article-unknown-format" data-kinds="colour">new</span></span></del></ins></p>',
    )
    const again = DOMParser.fromSchema(articleSchema).parseSlice(element).content.firstChild
    expect(again?.attrs).toEqual({ insertion: null, deletion: null, modification: null, isMoved: false })
    expect(again?.firstChild?.marks).toEqual([])
  })

  it('[A84] never renders an address that is not safe', () => {
    const text = articleSchema.text('x', [articleSchema.mark('link', { href: 'javascript:alert(1)' })])
    const element = elementOf(Fragment.from(articleSchema.node('paragraph', null, [text])))
    expect(element.querySelector('a')?.outerHTML).toBe('<a rel="noopener noreferrer">x</a>')
    expect(pasted('<p><a href="javascript:alert(1)">x</a> <a href="https://a.example/">y</a></p>')).toEqual([
      'paragraph x |y [link https://a.example/]',
    ])
  })
})

describe('a paste of ordinary HTML', () => {
  it('[A85] becomes blocks', () => {
    expect(pasted('<h1>A</h1><p>b</p><h3>C</h3><blockquote>d</blockquote><p>e</p>')).toEqual([
      'sectionHeading A',
      'paragraph b',
      'sectionHeading C',
      'quote d',
      'paragraph e',
    ])
    expect(pasted('<blockquote><p>a</p><p>b</p></blockquote><blockquote><div>c</div></blockquote>')).toEqual([
      'quote a',
      'quote b',
      'paragraph c',
    ])
    expect(pasted('<div>a</div><div>b<br>c</div>')).toEqual(['paragraph a', 'paragraph b c'])
  })

  it('[A85] keeps lists with their indents', () => {
    expect(pasted('<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul><ol><li>d</li></ol>')).toEqual([
      'bulletItem a',
      'bulletItem 1 b',
      'bulletItem c',
      'orderedItem d',
    ])
    expect(pasted('<ol><li><p>a</p><ul><li><p>b</p></li></ul></li><li><p>c</p></li></ol>')).toEqual([
      'orderedItem a',
      'bulletItem 1 b',
      'orderedItem c',
    ])
  })

  it('[A85] keeps bold, italic and links, and no other format', () => {
    expect(
      pasted(
        '<p><b>a</b><strong>b</strong><i>c</i><em>d</em><span style="font-weight:700">e</span><u>f</u>' +
          '<span style="color:red;font-style:italic">g</span></p>',
      ),
    ).toEqual(['paragraph ab [bold]|cd [italic]|e [bold]|f|g [italic]'])
    expect(pasted('<b style="font-weight:normal"><p>a</p><p>b</p></b>')).toEqual([
      'paragraph a',
      'paragraph b',
    ])
  })

  it('[A85] becomes paragraphs where nothing says more, in the lead, in every block and value', () => {
    const names = new Set<string>()
    whole.descendants((node, position) => {
      const isField = node.type.name !== 'lead' && whole.resolve(position).depth === 0
      if (!node.isTextblock || isField || node.type.name === 'detailsKey') return
      const context = whole.resolve(position + 1)
      const slice = DOMParser.fromSchema(articleSchema).parseSlice(
        elementOfHtml('<div>a</div><div>b</div>'),
        {
          context,
        },
      )
      slice.content.forEach((pastedNode) => names.add(pastedNode.type.name))
    })
    expect([...names]).toEqual(['paragraph'])
  })

  it('[A85] leaves scripts, styles and pictures out', () => {
    expect(pasted('<style>p{}</style><p>a<img src="x"></p><script>alert(1)</script>')).toEqual([
      'paragraph a',
    ])
  })
})
