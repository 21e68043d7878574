import { QueryClientProvider } from '@tanstack/react-query'
import { NOTIFICATION_KINDS, type Me } from '@stet/protocol'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { createQueryClient } from '../../../api/createQueryClient.ts'
import { addMessages, i18n } from '../../../i18n/i18n.ts'
import '../../../styles/index.css'
import { MeContext } from '../../session/useMe.ts'
import { messages } from '../messages.ts'
import { MailSection } from './MailSection.tsx'

addMessages('settings', messages)

const me = { id: 'ben', name: 'Ben', email: 'ben@desk.example', role: 'editor' } as unknown as Me

/** What the server has, and what it was asked. */
let isMailOn: boolean
let byMail: Record<string, boolean>
let patches: unknown[]

beforeEach(() => {
  i18n.changeLanguage('de')
  ;[isMailOn, patches] = [true, []]
  byMail = Object.fromEntries(NOTIFICATION_KINDS.map((kind) => [kind, kind === 'mention']))
  vi.stubGlobal('fetch', (_path: string, init: RequestInit) => {
    if (init.method === 'PATCH') {
      const patch = JSON.parse(String(init.body)) as { byMail: Record<string, boolean> }
      patches.push(patch)
      byMail = { ...byMail, ...patch.byMail }
    }
    return Promise.resolve(Response.json({ isMailOn, byMail }))
  })
})
afterEach(() => vi.unstubAllGlobals())

const open = () =>
  render(
    <QueryClientProvider client={createQueryClient(() => undefined)}>
      <MeContext value={me}>
        <MailSection />
      </MeContext>
    </QueryClientProvider>,
  )
const choice = (name: string) => page.getByRole('checkbox', { name, exact: true })

describe('what comes by mail', () => {
  it('[N4] is chosen kind by kind, and kept at once', async () => {
    await open()
    await expect.element(choice('Jemand erwähnt mich')).toBeChecked()
    expect(page.getByRole('checkbox').elements()).toHaveLength(NOTIFICATION_KINDS.length)
    await expect
      .element(page.getByText('kommt sofort auch an ben@desk.example', { exact: false }))
      .toBeVisible()
    await choice('Ein Artikel kommt an mich zurück').click()
    await expect.element(choice('Ein Artikel kommt an mich zurück')).toBeChecked()
    await choice('Jemand erwähnt mich').click()
    await expect.element(choice('Jemand erwähnt mich')).not.toBeChecked()
    await expect
      .poll(() => patches)
      .toEqual([{ byMail: { sent_back: true } }, { byMail: { mention: false } }])
  })

  it('[N4] says so where no mail is sent', async () => {
    isMailOn = false
    await open()
    await expect.element(page.getByText('verschickt keine Mail', { exact: false })).toBeVisible()
    expect(page.getByRole('checkbox').elements()).toEqual([])
  })
})
