import { textRoot } from '@stet/article'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { waitingToasts } from '../../../ui/toast.ts'
import { railOpen } from '../rail/railOpen.ts'
import { railTab } from '../rail/railTab.ts'
import { putCaret } from '../testing/articlePage.ts'
import { settled } from '../session/indexedDbRequest.ts'
import { as, BEN } from '../testing/openReviewedArticle.ts'
import {
  anchorIn,
  type CommentedArticle,
  type CommentedOptions,
  commentOn,
  deleteAnchored,
  openCommentedArticle,
} from './testing/openCommentedArticle.ts'
import { selectText } from './testing/selectText.ts'

const FIRST = '00000000-0000-4000-8000-000000000001'
const SECOND = '00000000-0000-4000-8000-000000000002'
const ANSWER = '00000000-0000-4000-8000-000000000003'

let open: CommentedArticle | null = null
const openArticle = async (options: CommentedOptions = {}): Promise<CommentedArticle> => {
  open = await openCommentedArticle(options)
  return open
}
/** The article with two threads of Ben's. */
const openThreads = (options: CommentedOptions = {}): Promise<CommentedArticle> =>
  openArticle({
    comments: (server, doc) => {
      server.write(commentOn(doc, 'gesperrt', 'Seit wann?', FIRST))
      server.write({ id: SECOND, text: 'Welcher?', anchor: anchorIn(doc, 'body', 'Absatz'), quote: 'Absatz' })
    },
    ...options,
    metadata: { openComments: 2, ...options.metadata },
  })

beforeEach(async () => {
  sessionStorage.clear()
  localStorage.clear()
  await settled(indexedDB.deleteDatabase('stet-comments'))
  railOpen.set(false)
  railTab.set('changes')
  await page.viewport(1440, 900)
})
afterEach(async () => {
  await open?.dispose()
  open = null
})

const press = (keys: string) => userEvent.keyboard(keys)
/** The code is loaded for the first time, each of its files by itself. */
const slow = { timeout: 10_000 }
/** What is marked, thread by thread. */
const marks = () => {
  const texts = new Map<string, string>()
  for (const { dataset, textContent } of document.querySelectorAll<HTMLElement>('[data-thread-mark]')) {
    const id = dataset['threadMark'] ?? ''
    texts.set(id, (texts.get(id) ?? '') + textContent)
  }
  return [...texts.values()]
}
const marked = () =>
  [...document.querySelectorAll('.article-comment[data-active]')]
    .map(({ textContent }) => textContent)
    .join('')
const cards = () =>
  [...document.querySelectorAll<HTMLElement>('#review-rail [data-thread] > button')].map(
    (card) => card.getAttribute('aria-label') ?? '',
  )
const texts = (id: string) =>
  [...document.querySelectorAll<HTMLElement>(`[data-thread="${id}"] [data-said]`)].map(
    (line) => line.innerText,
  )
const field = () => document.querySelector<HTMLTextAreaElement>('#review-rail textarea')
const hasField = () => document.activeElement === field() && field() !== null
const said = () => document.querySelector('[data-testid="review-announcement"]')?.textContent ?? ''
const label = () => document.querySelector('[data-testid="comments-button"]')?.getAttribute('aria-label')
const focusedCard = () => (document.activeElement as HTMLElement | null)?.dataset['card']
const talk = () => document.querySelector<HTMLElement>('[data-talk] [data-said]')?.innerText
const isInText = () => document.activeElement?.classList.contains('ProseMirror') === true
const openComments = async () => {
  await page.getByTestId('comments-button').click()
  await expect.poll(() => cards().length, slow).toBeGreaterThan(0)
}
const sent = (server: CommentedArticle['comments']) => [...server.threads.values()]
const comment = '{Control>}{Alt>}m{/Alt}{/Control}'
const send = '{Control>}{Enter}{/Control}'

describe('threads of comments', () => {
  it('are marked in the text, counted, and stand beside their lines', async () => {
    await openThreads()
    await expect.poll(marks, slow).toEqual(['gesperrt', 'Absatz'])
    expect(label()).toBe('Comments, 2 open threads')
    expect(document.querySelector('#review-rail')).toBeNull()
    await openComments()
    expect(cards()[0]).toContain('“gesperrt”: Seit wann?')
    expect(cards()[1]).toContain('“Absatz”: Welcher?')
    const line = document.querySelector('[data-field="lead"]')!.getBoundingClientRect()
    const card = document.querySelector(`[data-thread="${FIRST}"]`)!
    await expect.poll(() => Math.abs(card.getBoundingClientRect().top - line.top)).toBeLessThan(16)
  })

  it('ask for no code and nothing of the server while there are none', async () => {
    const { comments } = await openArticle()
    await new Promise((resolve) => setTimeout(resolve, 400))
    // What is known of the article itself may be asked again at any time.
    expect(comments.asked.filter(({ path }) => path.includes('comments'))).toEqual([])
    expect(label()).toBe('Comments')
  })

  it('are not there for who may not read them', async () => {
    const { comments } = await openThreads({
      metadata: { canReadComments: false, canComment: false, mode: 'view' },
    })
    await page.getByTestId('rail-button').click()
    await expect.poll(() => document.querySelector('#review-rail [role="tab"]'), slow).not.toBeNull()
    const tabs = [...document.querySelectorAll('#review-rail [role="tab"]')].map(({ id }) => id)
    expect(tabs).toEqual(['rail-tab-changes', 'rail-tab-style'])
    expect(document.querySelector('[data-testid="comments-button"]')).toBeNull()
    expect(document.querySelector('[data-testid="comment-button"]')).toBeNull()
    expect(comments.asked.filter(({ path }) => path.endsWith('/comments'))).toEqual([])
  })

  it('go with the text while somebody types, and with what others write', async () => {
    const { stored } = await openThreads()
    await expect.poll(marks, slow).toEqual(['gesperrt', 'Absatz'])
    await putCaret('[data-field="lead"]', 3)
    await press('xyz')
    // Before anybody pauses: the marks go from step to step.
    expect(marks()).toEqual(['gesperrt', 'Absatz'])
    as(stored, BEN.edit, () => textRoot(stored, 'body').insert(1, 'Ein langer Anfang. '))
    await expect.poll(() => document.querySelector('section')?.textContent).toContain('Ein langer Anfang')
    expect(marks()).toEqual(['gesperrt', 'Absatz'])
    const lead = textRoot(stored, 'lead')
    as(stored, BEN.edit, () => lead.insert(lead.toString().indexOf('gesperrt') + 3, 'XX'))
    await expect.poll(() => marks()[0]?.length).toBe(10)
  })

  it('choose each other: a click in the text the card, a click on the card the text', async () => {
    await openThreads()
    await openComments()
    await putCaret('section p', 16)
    await expect.poll(marked).toBe('Absatz')
    document.querySelector<HTMLElement>(`[data-thread="${FIRST}"] > button`)!.click()
    await expect.poll(marked).toBe('gesperrt')
    await page.getByTestId('rail-tab-changes').click()
    await expect.poll(marked).toBe('')
  })

  it('open from their sign in the margin', async () => {
    await openThreads()
    await expect.poll(marks, slow).toEqual(['gesperrt', 'Absatz'])
    const begin = document.querySelector('[data-field="lead"] .article-comment-begin')!
    const block = document.querySelector('[data-field="lead"]')!.getBoundingClientRect()
    begin.dispatchEvent(
      new MouseEvent('click', { bubbles: true, clientX: block.right + 20, clientY: block.top + 8 }),
    )
    await expect
      .poll(() => document.querySelector(`[data-thread="${FIRST}"][data-active]`), slow)
      .not.toBeNull()
  })

  it('whose text is gone wait at the end, with what they were about, and come back with it', async () => {
    const { stored } = await openThreads()
    await openComments()
    const anchor = anchorIn(stored, 'lead', 'gesperrt')
    as(stored, BEN.edit, () => deleteAnchored(stored, anchor))
    await expect.poll(marks).toEqual(['Absatz'])
    await expect.poll(() => cards().length).toBe(1)
    await page.getByRole('button', { name: 'One comment without a place in the text' }).click()
    const lost = document.querySelector<HTMLElement>(`[data-testid="lost-threads"] [data-thread="${FIRST}"]`)
    expect(lost?.innerText).toContain('gesperrt')
    expect(lost?.innerText).toContain('This passage is not in the text any more.')
  })

  it('are resolved by a key, folded away, and opened again', async () => {
    const { comments } = await openThreads()
    await openComments()
    document.querySelector<HTMLElement>(`[data-thread="${FIRST}"] > button`)!.focus()
    await press('e')
    await expect.poll(() => comments.threads.get(FIRST)?.status).toBe('resolved')
    await expect.poll(focusedCard).toBe(SECOND)
    expect(said()).toBe('Resolved. 1 still open.')
    await expect.poll(marks).toEqual(['Absatz'])
    await page.getByText('Resolved', { exact: true }).click()
    await expect
      .poll(() => document.querySelector(`[data-thread="${FIRST}"]`)?.textContent)
      .toContain('Resolved by Anna Arndt (you)')
    await page.getByRole('button', { name: 'Open again' }).click()
    await expect.poll(() => comments.threads.get(FIRST)?.status).toBe('open')
    await expect.poll(marks).toEqual(['gesperrt', 'Absatz'])
  })

  it('are settled by who may: neither key nor button for others', async () => {
    const { comments } = await openThreads({ metadata: { canResolveComments: false } })
    await openComments()
    document.querySelector<HTMLElement>(`[data-thread="${FIRST}"] > button`)!.focus()
    await press('e')
    expect(document.querySelector('[data-thread] [aria-label="Resolve"]')).toBeNull()
    expect(comments.threads.get(FIRST)?.status).toBe('open')
  })

  it('come live, and are read aloud', async () => {
    const { comments } = await openThreads()
    await openComments()
    comments.write({ id: ANSWER, text: 'Seit Dienstag, @[anna].', thread: FIRST })
    await expect.poll(() => texts(FIRST)).toEqual(['Seit wann?', 'Seit Dienstag, @Anna Arndt.'])
    await expect.poll(said).toBe('Ben Berg has answered: Seit Dienstag, @Anna Arndt.')
    comments.change(SECOND, { status: 'resolved', resolvedBy: { id: 'ben', name: 'Ben Berg' } })
    await expect.poll(() => cards().length).toBe(1)
    expect(label()).toBe('Comments, 1 open thread')
  })

  it('are filtered', async () => {
    const { comments } = await openThreads()
    await openComments()
    comments.write({ id: ANSWER, text: '@[anna]?', thread: SECOND })
    await expect.poll(() => texts(SECOND).length).toBe(2)
    await page.getByRole('button', { name: 'Filter comments' }).click()
    await page.getByRole('menuitemradio', { name: 'Where I am mentioned' }).click()
    await expect.poll(cards).toHaveLength(1)
    expect(cards()[0]).toContain('Welcher?')
    await page.getByRole('button', { name: 'Filter comments, a filter is set' }).click()
    await page.getByRole('menuitemradio', { name: 'What blocks approval' }).click()
    await expect.poll(cards).toEqual([])
    await page.getByRole('button', { name: 'Show all' }).click()
    await expect.poll(cards).toHaveLength(2)
  })

  it('go by keys alone: on, back, answer, and to the text', async () => {
    const { comments } = await openThreads()
    await openComments()
    document.querySelector<HTMLElement>('#review-rail')!.focus()
    await press('j')
    await expect.poll(focusedCard).toBe(FIRST)
    await press('j')
    await expect.poll(focusedCard).toBe(SECOND)
    await press('k')
    await expect.poll(focusedCard).toBe(FIRST)
    // What decides on suggestions does nothing here.
    await press('ar')
    expect(comments.asked.filter(({ method }) => method !== 'GET')).toEqual([])
    await press('c')
    await expect.poll(hasField).toBe(true)
    await press(`Seit gestern.${send}`)
    await expect
      .poll(() => comments.threads.get(FIRST)?.comments.map(({ text }) => text))
      .toEqual(['Seit wann?', 'Seit gestern.'])
    await expect.poll(focusedCard).toBe(FIRST)
    await press('{Enter}')
    await expect.poll(isInText).toBe(true)
  })
})

describe('writing a comment', () => {
  it('begins on what is selected, sends, and stands beside its line', async () => {
    const { comments } = await openArticle()
    await selectText('[data-field="lead"]', 'gesperrt')
    await press(comment)
    await expect.poll(hasField, slow).toBe(true)
    await press(`Seit wann?${send}`)
    await expect.poll(() => sent(comments).map(({ quote }) => quote)).toEqual(['gesperrt'])
    await expect.poll(marks).toEqual(['gesperrt'])
    expect(cards()[0]).toContain('Anna Arndt (you)')
    expect(said()).toBe('Comment sent.')
    await expect.poll(focusedCard).toBe(sent(comments)[0]?.id)
  })

  it('without a selection is about the word at the caret, in every field', async () => {
    const { comments } = await openArticle({
      article: {
        headline: 'Hafen sperrt Kai',
        sections: [{ heading: '', blocks: [{ kind: 'paragraph', text: 'Erster Absatz.' }] }],
        details: [{ key: 'Ort', value: 'Rostock' }],
      },
      prepare: () => undefined,
    })
    await putCaret('[data-field="headline"]', 8)
    await press(comment)
    await expect.poll(hasField, slow).toBe(true)
    await press(`Eins${send}`)
    await expect.poll(() => sent(comments).length).toBe(1)
    await putCaret('.article-details-value', 3)
    await press(comment)
    await expect.poll(hasField).toBe(true)
    await press(`Zwei${send}`)
    await expect
      .poll(() => sent(comments).map(({ quote, anchor }) => [anchor.root, quote]))
      .toEqual([
        ['headline', 'sperrt'],
        ['details', 'Rostock'],
      ])
    await expect.poll(marks).toEqual(['sperrt', 'Rostock'])
  })

  it('begins from the toolbar too', async () => {
    await openArticle()
    await selectText('[data-field="lead"]', 'Kai')
    await page.getByTestId('comment-button').click()
    await expect.poll(hasField, slow).toBe(true)
    await expect.poll(marks).toEqual(['Kai'])
  })

  it('mentions people: chosen by keys, sent by id, shown by name', async () => {
    const { comments } = await openArticle()
    await selectText('[data-field="lead"]', 'Kai')
    await press(comment)
    await expect.poll(hasField, slow).toBe(true)
    await press('Fragst du @ce')
    await expect.poll(() => document.querySelector('[role="option"]')?.textContent, slow).toBe('Cem Çelik')
    await press('{Enter}und @ev')
    await expect.poll(() => document.querySelector('[role="option"]')?.textContent).toBe('Éva Kiss')
    await press(`{Tab}?${send}`)
    await expect.poll(() => sent(comments)[0]?.comments[0]?.text).toBe('Fragst du @[cem] und @[eva] ?')
    await expect.poll(() => texts(sent(comments)[0]!.id)).toEqual(['Fragst du @Cem Çelik und @Éva Kiss ?'])
  })

  it('keeps a draft through Escape, a closed rail and a reload', async () => {
    const { comments } = await openArticle()
    await selectText('[data-field="lead"]', 'Kai')
    await press(comment)
    await expect.poll(hasField, slow).toBe(true)
    await press('Noch nicht fertig')
    await press('{Escape}')
    await expect.poll(isInText).toBe(true)
    expect(field()).toBeNull()
    await expect
      .poll(() => document.querySelector('[data-draft]')?.textContent)
      .toContain('Noch nicht fertig')
    await open?.dispose()
    railOpen.set(false)
    await openArticle()
    await expect.poll(marks, slow).toEqual(['Kai'])
    await page.getByTestId('comments-button').click()
    await page.getByRole('button', { name: 'Go on writing' }).click()
    await expect.poll(hasField).toBe(true)
    expect(field()?.value).toBe('Noch nicht fertig')
    expect(sent(comments)).toEqual([])
  })

  it('offers a discarded draft back', async () => {
    await openArticle()
    await selectText('[data-field="lead"]', 'Kai')
    await press(comment)
    await expect.poll(hasField, slow).toBe(true)
    await press('Doch nicht')
    await page.getByRole('button', { name: 'Cancel' }).click()
    await expect.poll(() => document.querySelector('[data-draft]')).toBeNull()
    const action = waitingToasts.take().at(-1)?.options.action as { onClick: () => void } | undefined
    action?.onClick()
    await expect.poll(() => field()?.value).toBe('Doch nicht')
  })

  it('that says nothing leaves nothing', async () => {
    await openArticle()
    await selectText('[data-field="lead"]', 'Kai')
    await press(comment)
    await expect.poll(hasField, slow).toBe(true)
    await press('{Escape}')
    await expect.poll(() => document.querySelector('[data-draft]')).toBeNull()
    await expect.poll(marks).toEqual([])
    await expect.poll(isInText).toBe(true)
  })

  it('changes one’s own, and nobody else’s', async () => {
    const { comments } = await openThreads()
    await openComments()
    document.querySelector<HTMLElement>(`[data-thread="${FIRST}"] > button`)!.focus()
    await press('c')
    await expect.poll(hasField).toBe(true)
    await press(`Seit gestern, @be`)
    await expect.poll(() => document.querySelector('[role="option"]')?.textContent).toBe('Ben Berg')
    await press(`{Enter}${send}`)
    await expect.poll(() => texts(FIRST)).toEqual(['Seit wann?', 'Seit gestern, @Ben Berg'])
    expect(document.querySelectorAll('[data-thread] [aria-label="Edit"]')).toHaveLength(1)
    await page.getByRole('button', { name: 'Edit' }).click()
    await expect.poll(() => field()?.value).toBe('Seit gestern, @Ben Berg')
    await press(` !${send}`)
    await expect.poll(() => comments.threads.get(FIRST)?.comments[1]?.text).toBe('Seit gestern, @[ben] !')
    await expect
      .poll(() => document.querySelector(`[data-thread="${FIRST}"]`)?.textContent)
      .toContain('edited')
  })

  it('blocks where that is allowed', async () => {
    const { comments } = await openArticle({ metadata: { canSetBlocking: true } })
    await selectText('[data-field="lead"]', 'Kai')
    await press(comment)
    await expect.poll(hasField, slow).toBe(true)
    await press('Rechtlich heikel.')
    await page.getByRole('checkbox', { name: 'Blocks approval' }).click()
    await page.getByRole('button', { name: 'Comment', exact: true }).last().click()
    await expect.poll(() => sent(comments)[0]?.isBlocking).toBe(true)
    await expect.poll(() => document.querySelector('[data-thread]')?.textContent).toContain('Blocks approval')
  })

  it('offers no blocking to others', async () => {
    await openArticle()
    await selectText('[data-field="lead"]', 'Kai')
    await press(comment)
    await expect.poll(hasField, slow).toBe(true)
    expect(document.querySelector('#review-rail [type="checkbox"]')).toBeNull()
  })

  it('waits for the server, through a reload, and arrives once', async () => {
    const { comments } = await openArticle()
    await selectText('[data-field="lead"]', 'Kai')
    await press(comment)
    await expect.poll(hasField, slow).toBe(true)
    comments.mode = 'down'
    await press(`Offline${send}`)
    await expect
      .poll(() => document.querySelector('[data-testid="comment-waiting"]')?.textContent)
      .toBe('Waiting for the connection')
    const [id] = [...document.querySelectorAll<HTMLElement>('[data-thread]')].map(
      (card) => card.dataset['thread'],
    )
    await open?.dispose()
    const again = await openArticle()
    await expect
      .poll(() => sent(again.comments).map((thread) => [thread.id, thread.comments.length]), slow)
      .toEqual([[id, 1]])
    again.comments.reconnect()
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(again.comments.asked.filter(({ method }) => method === 'POST')).toHaveLength(1)
  })

  it('shows what waits as soon as the server is back', async () => {
    const { comments } = await openThreads()
    await openComments()
    comments.mode = 'down'
    document.querySelector<HTMLElement>(`[data-thread="${FIRST}"] > button`)!.focus()
    await press('c')
    await expect.poll(hasField).toBe(true)
    await press(`Bald${send}`)
    await expect.poll(() => document.querySelector('[data-testid="comment-waiting"]')).not.toBeNull()
    comments.mode = 'up'
    comments.reconnect()
    await expect.poll(() => comments.threads.get(FIRST)?.comments.length).toBe(2)
    await expect.poll(() => document.querySelector('[data-testid="comment-waiting"]')).toBeNull()
    expect(texts(FIRST)).toEqual(['Seit wann?', 'Bald'])
  })

  it('keeps what the server refuses, says why, and sends it again when asked', async () => {
    const { comments } = await openThreads()
    await openComments()
    comments.mode = 'refusing'
    document.querySelector<HTMLElement>(`[data-thread="${FIRST}"] > button`)!.focus()
    await press('c')
    await expect.poll(hasField).toBe(true)
    await press(`Trotzdem${send}`)
    await expect
      .poll(() => document.querySelector('[data-testid="comment-refused"]')?.textContent)
      .toContain('You may not do this.')
    expect(texts(FIRST)).toEqual(['Seit wann?', 'Trotzdem'])
    comments.mode = 'up'
    await page.getByRole('button', { name: 'Send again' }).click()
    await expect.poll(() => comments.threads.get(FIRST)?.comments.length).toBe(2)
    await expect.poll(() => document.querySelector('[data-testid="comment-refused"]')).toBeNull()
  })
})

describe('answers to suggestions', () => {
  it('begin with a key, stand below their card, and are counted', async () => {
    const { comments } = await openArticle()
    await page.getByTestId('rail-button').click()
    await expect.poll(() => document.querySelectorAll('[data-card]').length, slow).toBe(3)
    await page.getByRole('button', { name: 'Ben Berg: inserts “neuer␣”' }).click()
    await press('c')
    await expect.poll(hasField, slow).toBe(true)
    await press(`Warum neu?${send}`)
    await expect.poll(() => sent(comments).length).toBe(1)
    const [thread] = sent(comments)
    expect(thread?.quote).toBe('neuer ')
    expect(thread?.anchor.suggestion).not.toBeNull()
    await expect.poll(talk).toBe('Warum neu?')
    // The answer is no mark of its own: the suggestion is one.
    expect(marks()).toEqual([])
    await page.getByRole('button', { name: 'Ben Berg: inserts “alte␣”' }).click()
    await expect
      .poll(() =>
        [...document.querySelectorAll<HTMLElement>('[data-talk]')].map((one) => one.innerText.trim()),
      )
      .toContain('1 answer')
    await page.getByRole('button', { name: 'Ben Berg: inserts “neuer␣”' }).click()
    await press('a')
    await page.getByText('Decided', { exact: true }).click()
    await expect.poll(() => document.querySelector('[data-decided]')?.textContent).toContain('1 answer')
  })
})
