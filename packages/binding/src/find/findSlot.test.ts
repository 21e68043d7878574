import { article, p, section } from '@stet/article/testing'
import { expect, it } from 'vitest'
import { articleBytes, Tab } from '../testing/Tab.ts'
import { findPlugin } from './findPlugin.ts'
import { NO_QUERY } from './FindQuery.ts'
import { openFind, setFindQuery } from './findRequests.ts'
import { findSlot } from './findSlot.ts'
import { findStateOf } from './FindState.ts'

it('[B70] an empty place finds nothing; filled, it finds as if the plugin had always been there', () => {
  const bytes = articleBytes(article('Lage', section('', p('Der Kai am Kai'))))
  const slot = findSlot()
  const tab = new Tab(bytes, { plugins: [slot.plugin] })
  expect([tab.editor.run(openFind), findStateOf(tab.state)]).toEqual([false, null])
  slot.fill(findPlugin({ language: () => 'de' }))
  tab.caretAt('Der')
  expect(tab.editor.run(openFind)).toBe(true)
  tab.editor.run(setFindQuery({ ...NO_QUERY, text: 'Kai' }))
  expect(findStateOf(tab.state)?.matches.length).toBe(2)
  tab.caretAt('Der').type('Kai, ')
  expect(findStateOf(tab.state)?.matches.length).toBe(3)
})
