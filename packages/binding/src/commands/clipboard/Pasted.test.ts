import { articleSchema } from '@stet/article'
import { expect, it } from 'vitest'
import { articleBytes, Tab } from '../../testing/Tab.ts'
import { article, lead, p, section } from '@stet/article/testing'
import { insertPasted } from './insertPasted.ts'
import { oneLine } from './Pasted.ts'
import { pastedText } from './pastedText.ts'

it('[B1] one line of several blocks is one text where no format changes, as a document holds it', () => {
  const { blocks } = pastedText(articleSchema, 'eins\nzwei\ndrei')
  expect(oneLine(articleSchema, blocks).childCount).toBe(1)
  const errors: unknown[] = []
  const bytes = articleBytes(article('H', lead('Satz.'), section('', p('x'))))
  const tab = new Tab(bytes, { onError: (error) => errors.push(error) }).caretAt('Satz')
  tab.editor.dispatch(
    insertPasted(tab.state.tr, { ...pastedText(articleSchema, 'eins\nzwei'), isPlain: false }),
  )
  expect([tab.lines[1], errors]).toEqual(['lead: eins zwei|Satz.', []])
})
