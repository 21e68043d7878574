import { textRoot } from '@stet/article'
import { afterEach, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { openTestArticle, type TestArticle } from './testing/openTestArticle.tsx'

const LONGEST = 'Dr. Maximiliane Freifrau von Hohenlöwenst'
const SENTENCE = 'Der Hafen bleibt bis auf Weiteres gesperrt, teilte das Amt am Morgen mit. '

let open: TestArticle | null = null
afterEach(async () => {
  await open?.dispose()
  open = null
})

const article = {
  headline: 'Hafen sperrt Kai, und niemand weiß, wie lange das dauern wird',
  sections: [
    { heading: '', blocks: [{ kind: 'paragraph' as const, text: SENTENCE.repeat(6) }] },
    { heading: 'Zweiter Teil', blocks: [{ kind: 'paragraph' as const, text: SENTENCE.repeat(6) }] },
  ],
  details: [{ key: 'Ort', value: 'Hamburg' }],
}

/** A colleague with the longest name puts their caret before a character of a root, counted in stored characters. */
function showColleague({ session, stored }: TestArticle, root: string, offset: number): void {
  const { item } = Y.createRelativePositionFromTypeIndex(textRoot(stored, root as 'body'), offset)
  const anchor = { root, at: item && [item.client, item.clock, 0] }
  const doc = new Y.Doc()
  doc.clientID = 4_711
  const awareness = new Awareness(doc)
  const user = { id: 'max', name: LONGEST, color: 4 }
  // Each place is news: a later clock than the one before.
  awareness.setLocalState({ user, cursor: null })
  for (let step = 0; step <= offset; step += 1) awareness.setLocalStateField('step', step)
  awareness.setLocalStateField('cursor', { anchor, head: anchor })
  applyAwarenessUpdate(session.awareness, encodeAwarenessUpdate(awareness, [doc.clientID]), 'network')
  awareness.destroy()
}

const name = () => document.querySelector<HTMLElement>('.article-caret-name')

/** The name is open, whole, inside the window, and in front of everything else at all of its corners. */
function isWhole(): boolean {
  const element = name()
  const desk = document.querySelector('main')
  if (!element || !desk) return false
  const { left, right, top, bottom, width } = element.getBoundingClientRect()
  const place = desk.getBoundingClientRect()
  const corners = [
    [left + 2, top + 2],
    [right - 2, top + 2],
    [left + 2, bottom - 2],
    [right - 2, bottom - 2],
  ] as const
  return (
    width > 150 &&
    element.scrollWidth <= element.clientWidth &&
    left >= place.left &&
    right <= place.left + desk.clientWidth &&
    corners.every(([x, y]) => document.elementFromPoint(x, y) === element)
  )
}

/** Offsets in `body` that stand last on the first line of a paragraph beginning behind the marker at `from`. */
function endOfLine(block: Element): number {
  const text = block.firstChild
  if (!(text instanceof Text)) throw new Error('no text')
  const range = document.createRange()
  const top = (offset: number): number => {
    range.setStart(text, offset)
    range.setEnd(text, offset + 1)
    return range.getBoundingClientRect().top
  }
  const first = top(0)
  let offset = 0
  while (top(offset + 1) - first < 5) offset += 1
  return offset
}

for (const width of [360, 768, 1280]) {
  it(`a name of 41 letters is whole wherever the caret stands, ${width} px`, async () => {
    await page.viewport(width, 800)
    open = await openTestArticle({ article, language: 'de' })
    const [first, , second] = document.querySelectorAll('.article-section > *')
    if (!first || !second) throw new Error('no blocks')
    const secondStart = SENTENCE.length * 6 + 1 + 'Zweiter Teil'.length + 1
    const places = [
      ['headline', 0],
      ['headline', article.headline.length - 1],
      ['body', 1],
      ['body', 1 + endOfLine(first)],
      ['body', secondStart - 'Zweiter Teil'.length],
      ['body', secondStart + 1 + endOfLine(second)],
    ] as const
    for (const [root, offset] of places) {
      showColleague(open, root, offset)
      await expect.poll(isWhole, { message: `${root} ${offset}`, timeout: 1_900 }).toBe(true)
    }
  })
}
