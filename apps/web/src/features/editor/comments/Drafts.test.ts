import { describe, expect, it } from 'vitest'
import type { CommentDraft } from './CommentDraft.ts'
import { Drafts } from './Drafts.ts'
import { memoryCommentStore } from './memoryCommentStore.ts'

const OF = { userId: 'anna', articleId: 'article' }
const draft = (text: string): CommentDraft => ({
  key: 'answer thread',
  target: { kind: 'answer', thread: 'thread' },
  text,
  mentioned: [],
  isBlocking: false,
})
const textsIn = async (store: ReturnType<typeof memoryCommentStore>) =>
  (await store.drafts(OF.userId, OF.articleId)).map(({ draft: { text } }) => text)

describe('Drafts', () => {
  it('hands every key to the browser at once: the page may be gone before it says that the last was kept', async () => {
    const store = memoryCommentStore()
    const never = new Promise<void>(() => undefined)
    const drafts = new Drafts({ ...store, putDraft: (one) => store.putDraft(one).then(() => never) }, OF)
    for (const text of ['N', 'No', 'Noch']) drafts.put(draft(text))
    expect(await textsIn(store)).toEqual(['Noch'])
  })

  it('keeps nothing of one that says nothing, or is not wanted any more', async () => {
    const store = memoryCommentStore()
    const drafts = new Drafts(store, OF)
    drafts.put(draft('Noch'))
    drafts.put(draft(' '))
    expect(await textsIn(store)).toEqual([])
    drafts.put(draft('Noch'))
    drafts.remove('answer thread')
    expect(await textsIn(store)).toEqual([])
  })

  it('goes on where the browser keeps nothing', async () => {
    const store = memoryCommentStore()
    const drafts = new Drafts({ ...store, putDraft: () => Promise.reject(new Error('no room')) }, OF)
    drafts.put(draft('Noch'))
    await Promise.resolve()
    expect(drafts.get('answer thread')?.text).toBe('Noch')
  })
})
