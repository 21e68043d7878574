import { QueryClientProvider } from '@tanstack/react-query'
import { NOTIFICATION_KINDS, type Me, type Notification } from '@stet/protocol'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { createQueryClient } from '../../../api/createQueryClient.ts'
import { i18n } from '../../../i18n/i18n.ts'
import '../../../styles/index.css'
import { MeContext } from '../../session/useMe.ts'
import { NotificationPanel } from './notificationParts.ts'

const ID = '7f1f5f9a-6f7c-4c39-9f52-1d1a53a3a111'
const me = { id: 'ben', name: 'Ben', email: 'ben@desk.example', role: 'editor' } as unknown as Me
const anna = { id: 'anna', name: 'Anna Ahrens' }

const notification = (number: number, some: Partial<Notification> = {}): Notification => ({
  number,
  kind: 'assigned',
  at: '2026-11-24T14:02:00.000Z',
  isRead: false,
  by: anna,
  article: { id: ID, headline: `Artikel ${number}` },
  comment: null,
  reason: null,
  fields: [],
  gates: [],
  publishAt: null,
  ...some,
})

/** What the server has, and what it was asked. */
let stored: readonly Notification[]
let isDown: boolean
let patches: unknown[]
let closed: number

beforeEach(() => {
  i18n.changeLanguage('de')
  ;[stored, isDown, patches, closed] = [[], false, [], 0]
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
    if (isDown) return Promise.reject(new TypeError('no network'))
    if (init.method === 'PATCH') {
      const patch = JSON.parse(String(init.body)) as { read?: number; readThrough?: number }
      patches.push(patch)
      stored = stored.map((each) => ({
        ...each,
        isRead: each.isRead || each.number === patch.read || each.number <= (patch.readThrough ?? 0),
      }))
      return Promise.resolve(Response.json({ unread: 0 }))
    }
    const limit = Number(new URL(path, location.href).searchParams.get('limit'))
    return Promise.resolve(
      Response.json({
        notifications: stored.slice(0, limit),
        unread: stored.filter(({ isRead }) => !isRead).length,
        nextCursor: stored.length > limit ? 'more' : null,
      }),
    )
  })
})
afterEach(() => {
  vi.unstubAllGlobals()
  history.replaceState(null, '', '/')
})

async function open(): Promise<void> {
  await render(
    <QueryClientProvider client={createQueryClient(() => undefined)}>
      <MeContext value={me}>
        <NotificationPanel onClose={() => (closed += 1)} />
      </MeContext>
    </QueryClientProvider>,
  )
}
const rows = () => [...document.querySelectorAll<HTMLAnchorElement>('[data-kind]')]
const shown = (kind: string) => document.querySelector(`[data-kind="${kind}"]`)?.textContent ?? ''
const button = (name: string) => page.getByRole('button', { name })

describe('the list behind the bell', () => {
  it('says of each kind who did what to which article, in words of the language', async () => {
    stored = NOTIFICATION_KINDS.map((kind, index) =>
      notification(99 - index, {
        kind,
        ...(kind === 'mention' || kind === 'reply'
          ? {
              comment: {
                id: ID,
                thread: ID,
                text: 'Stimmt das, @[ben]?',
                mentions: [{ id: 'ben', name: 'Ben' }],
              },
            }
          : {}),
        ...(kind === 'sent_back' ? { reason: 'Bitte kürzer.' } : {}),
        ...(kind === 'approval_void' ? { fields: ['headline', 'lead', 'unheard-of'] } : {}),
        ...(kind === 'override' ? { gates: ['fourEyes', 'unheard-of'], reason: 'Sturmflut.' } : {}),
        ...(kind === 'schedule_suspended' ? { by: null, publishAt: '2026-11-24T18:00:00.000Z' } : {}),
      }),
    )
    await open()
    await expect.poll(() => rows().length).toBe(NOTIFICATION_KINDS.length)
    expect(shown('mention')).toMatch(/^Ungelesen: Anna Ahrens hat Sie erwähntArtikel 99Stimmt das, @Ben\?/)
    expect(shown('reply')).toContain('Anna Ahrens hat geantwortet')
    expect(shown('sent_back')).toContain('„Bitte kürzer.“')
    expect(shown('approval_void')).toContain('Anna Ahrens hat den Text geändert')
    expect(shown('approval_void')).toContain('Geändert: Überschrift und Vorspann')
    expect(shown('schedule_suspended')).toContain('Bedingungen waren offen')
    expect(shown('override')).toContain('Trotz offener Bedingungen: vier Augen')
    expect(shown('override')).toContain('„Sturmflut.“')
    i18n.changeLanguage('en')
    await expect.poll(() => shown('killed')).toContain('Anna Ahrens killed the article')
  })

  it('leads to the article, of a comment to its thread, and takes that as read', async () => {
    stored = [
      notification(2, { kind: 'mention', comment: { id: ID, thread: ID, text: 'Hallo', mentions: [] } }),
      notification(1),
    ]
    await open()
    await expect.poll(() => rows().length).toBe(2)
    expect(rows().map((row) => new URL(row.href).pathname + new URL(row.href).search)).toEqual([
      `/articles/${ID}?thread=${ID}`,
      `/articles/${ID}`,
    ])
    rows()[1]?.click()
    expect([location.pathname, closed]).toEqual([`/articles/${ID}`, 1])
    await expect.poll(() => patches).toEqual([{ read: 1 }])
    await expect.poll(() => rows().map((row) => row.hasAttribute('data-unread'))).toEqual([true, false])
  })

  it('is read all at once, and the button stays for the focus', async () => {
    stored = [notification(8), notification(5)]
    await open()
    await button('Alle gelesen').click()
    await expect.poll(() => rows().filter((row) => row.hasAttribute('data-unread')).length).toBe(0)
    expect(patches).toEqual([{ readThrough: 8 }])
    await expect.element(button('Alle gelesen')).toHaveAttribute('aria-disabled', 'true')
    await expect.element(button('Alle gelesen')).toHaveFocus()
  })

  it('shows earlier ones when asked, as long as there are some', async () => {
    stored = Array.from({ length: 45 }, (_, index) => notification(45 - index))
    await open()
    await expect.poll(() => rows().length).toBe(20)
    await button('Frühere zeigen').click()
    await expect.poll(() => rows().length).toBe(40)
    await button('Frühere zeigen').click()
    await expect.poll(() => rows().length).toBe(45)
    await expect.element(button('Frühere zeigen')).not.toBeInTheDocument()
  })

  it('says what will come where there is nothing, and what to do where the server does not answer', async () => {
    isDown = true
    await open()
    await expect
      .element(page.getByRole('alert'), { timeout: 10_000 })
      .toHaveTextContent('Die Mitteilungen konnten nicht geladen werden.Noch einmal')
    isDown = false
    await button('Noch einmal').click()
    await expect.element(page.getByText('Hier ist noch nichts')).toBeVisible()
  })
})
