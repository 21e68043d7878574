import type { ServerEvent, TransitionList } from '@stet/protocol'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { EventStream } from '../../../api/createEventStream.ts'
import { exampleMetadata } from '../session/testing/exampleMetadata.ts'
import { openTestArticle, type TestArticle } from '../testing/openTestArticle.tsx'

const { id } = exampleMetadata()
const base: TransitionList = {
  state: 'in_review',
  publication: 'none',
  version: 0,
  schedule: null,
  approval: null,
  remark: null,
  legal: 'none',
  offers: [],
  terms: {
    embargo: { until: null, maySet: false, channels: [] },
    legalCheck: { isWanted: false, mayAsk: false, mayDrop: false },
  },
  approvedVersion: null,
  draftNotice: null,
}
const offer = (to: TransitionList['offers'][number]['to'], ...needs: ('reason' | 'publishAt')[]) => ({
  to,
  needs,
  isOpen: true,
  canOverride: false,
  gates: [],
})
const listeners = new Set<(event: ServerEvent) => void>()
const events: EventStream = {
  status: () => 'connected',
  subscribe: (listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
  subscribeToStatus: () => () => undefined,
  setPaused: () => undefined,
  open: () => undefined,
  close: () => undefined,
}

/** What the server says of the steps, and how often it was asked. */
let list: TransitionList
let asked: number
let open: TestArticle | null = null

/** The server says something else from now on, and that something happened. */
function becomes(next: Partial<TransitionList>): void {
  list = { ...base, ...next }
  const event: ServerEvent = { type: 'article-removed', id: '' }
  for (const listener of listeners) listener({ ...event, id })
}

beforeEach(async () => {
  await page.viewport(1280, 900)
  ;[list, asked] = [{ ...base, offers: [offer('approved'), offer('draft', 'reason')] }, 0]
  vi.stubGlobal('fetch', (path: string) => {
    if (!path.endsWith('/transitions')) return Promise.resolve(Response.json({}, { status: 404 }))
    asked += 1
    return Promise.resolve(Response.json(list))
  })
})
afterEach(async () => {
  await open?.dispose()
  open = null
  vi.unstubAllGlobals()
})

const dialog = page.getByRole('dialog', { name: 'Where it stands, and next steps' })
const said = () => [...document.querySelectorAll('[role="dialog"] [role="status"]')].map((p) => p.textContent)

it('stays open with what was typed when the article is opened anew below it, and the focus comes back', async () => {
  open = await openTestArticle({ events, metadata: { state: 'in_review', nextStep: 'approved' } })
  await page.getByTestId('next-step').click()
  await dialog.getByRole('radio', { name: 'Back to the author' }).click()
  await dialog.getByLabelText('Reason').fill('Stimmt die Zahl')
  const field = dialog.getByLabelText('Reason').element()

  await open.reopen({ mode: 'suggest', state: 'approved', nextStep: null })
  expect(document.activeElement).toBe(field)
  await userEvent.keyboard('?')
  await expect.element(dialog.getByLabelText('Reason')).toHaveValue('Stimmt die Zahl?')
  await expect.element(dialog.getByRole('button', { name: 'Back to the author' })).toBeEnabled()

  await userEvent.keyboard('{Escape}')
  await expect.element(dialog).not.toBeInTheDocument()
  await expect.poll(() => document.activeElement?.id).toBe('main')
})

it('says that a step is gone, keeps what was typed for it, and takes it up again when it is back', async () => {
  open = await openTestArticle({ events, metadata: { state: 'in_review', nextStep: 'approved' } })
  await page.getByTestId('article-state').click()
  await dialog.getByRole('radio', { name: 'Back to the author' }).click()
  await dialog.getByLabelText('Reason').fill('Zahl prüfen')
  expect(said()).toEqual([''])

  becomes({ state: 'hold', offers: [offer('in_review')] })
  await expect
    .poll(said)
    .toEqual(['“Back to the author” is not possible any more. What you filled in is still there.'])
  await expect.element(dialog.getByLabelText('Reason')).toHaveValue('Zahl prüfen')
  await expect.element(dialog.getByRole('button', { name: 'Back to the author' })).toBeDisabled()

  // Another step is there to be chosen, and the first one afterwards as it was.
  await dialog.getByRole('radio', { name: 'Submit for review' }).click()
  await expect.element(dialog.getByRole('button', { name: 'Submit for review' })).toBeEnabled()
  expect(said()).toEqual([''])
  becomes({ offers: [offer('in_review'), offer('draft', 'reason')] })
  await dialog.getByRole('radio', { name: 'Back to the author' }).click()
  await expect.element(dialog.getByLabelText('Reason')).toHaveValue('Zahl prüfen')
  await expect.element(dialog.getByRole('button', { name: 'Back to the author' })).toBeEnabled()
})

it('does not miss a step that is known only from before', async () => {
  open = await openTestArticle({ events, metadata: { state: 'in_review', nextStep: 'approved' } })
  await page.getByTestId('next-step').click()
  await expect.element(dialog.getByRole('button', { name: 'Approve' })).toBeEnabled()
  await userEvent.keyboard('{Escape}')
  await expect.element(dialog).not.toBeInTheDocument()

  list = { ...base, state: 'approved', offers: [offer('scheduled', 'publishAt')] }
  const before = asked
  await page.getByTestId('article-state').click()
  await expect.element(dialog.getByRole('button', { name: 'Schedule' })).toBeVisible()
  expect(asked).toBeGreaterThan(before)
  expect(said()).toEqual([''])
})
