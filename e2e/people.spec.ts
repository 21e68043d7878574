import type { Page } from '@playwright/test'
import { password } from './accounts.ts'
import { expectAccessible } from './expectAccessible.ts'
import { expect, Newsroom, test } from './newsroom.ts'
import { OwnServer } from './OwnServer.ts'
import { totpCode } from './totpCode.ts'

/** A browser in which nobody is signed in yet. */
async function signInAs(page: Page, email: string, secret = password): Promise<void> {
  await page.locator('input[type="email"]').fill(email)
  await page.locator('input[type="password"]').fill(secret)
  await page.keyboard.press('Enter')
}
/** Sets a second factor up on a screen that shows how; gives its secret and the recovery codes. */
async function followSetUp(page: Page): Promise<{ secret: string; codes: readonly string[] }> {
  await expect(page.getByRole('img', { name: 'QR code' })).toBeVisible()
  const secret = await page.getByLabel('… or type this key into it').inputValue()
  const codes = await page.getByTestId('recovery-codes').getByRole('listitem').allTextContents()
  await page.getByLabel('Code from the app').fill(totpCode(secret))
  await page.getByRole('button', { name: 'Confirm and switch on' }).click()
  return { secret, codes }
}

test('an invitation: made by an admin, taken up once by who has the link, changed and locked afterwards', async ({
  newsroom,
}) => {
  const email = `nele-${Date.now()}@desk.example`
  const adam = await newsroom.person('admin')
  await adam.page.goto('/')
  await adam.page.getByTestId('person-menu').click()
  await adam.page.getByRole('menuitem', { name: 'Settings' }).click()
  await adam.page.getByRole('link', { name: 'People' }).click()
  await adam.page.getByRole('button', { name: 'Invite' }).click()
  const dialog = adam.page.getByRole('dialog')
  await dialog.getByLabel('Email address').fill('reporter@demo.example')
  await dialog.getByRole('button', { name: 'Create link' }).click()
  await expect(dialog.getByText('This address belongs to an account.')).toBeVisible()
  await dialog.getByLabel('Email address').fill(email)
  await dialog.getByLabel('Role').selectOption('editor')
  await dialog.getByRole('button', { name: 'Create link' }).click()
  const link = await dialog.getByLabel(`Link for ${email}`).inputValue()
  await dialog.getByRole('button', { name: 'Done' }).click()
  await expect(adam.page.getByRole('list', { name: 'Open invitations' }).getByText(email)).toBeVisible()

  const nele = await newsroom.stranger('reporter')
  await nele.page.goto(link)
  await expect(nele.page.getByRole('heading', { name: 'Welcome' })).toBeVisible()
  await expect(nele.page.getByLabel('Email address')).toHaveValue(email)
  await nele.page.getByLabel('Name').fill('Nele Sander')
  await nele.page.getByLabel('New password').fill('short')
  await nele.page.getByRole('button', { name: 'Create account' }).click()
  await expect(nele.page.getByText('needs at least 8 characters')).toBeVisible()
  await nele.page.getByLabel('New password').fill('acht Zeichen')
  await nele.page.getByRole('button', { name: 'Create account' }).click()
  await expect(nele.page.getByRole('button', { name: 'New article' })).toBeVisible()
  expect(await nele.me()).toMatchObject({ name: 'Nele Sander' })
  const late = await newsroom.stranger('reporter')
  await late.page.goto(link)
  await expect(late.page.getByText('This invitation counts no more')).toBeVisible()

  await adam.page.reload()
  await adam.page.getByRole('searchbox', { name: 'Find a person' }).fill(email)
  await adam.page.getByRole('button', { name: 'Edit Nele Sander' }).click()
  await dialog.getByLabel('Role').selectOption('viewer')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(adam.page.getByRole('list', { name: 'People' }).getByText('Reader')).toBeVisible()
  await expect(nele.page.getByRole('button', { name: 'New article' })).toBeHidden()
  await adam.page.getByRole('button', { name: 'More about Nele Sander' }).click()
  await adam.page.getByRole('menuitem', { name: 'Lock' }).click()
  await adam.page.getByRole('alertdialog').getByRole('button', { name: 'Lock' }).click()
  await expect(adam.page.getByText('Locked', { exact: true })).toBeVisible()
  await expect(nele.page.locator('input[type="password"]')).toBeVisible()
})

test('desks: opened, given people, renamed, closed', async ({ newsroom }) => {
  const name = `Ressort ${Date.now()}`
  const adam = await newsroom.person('admin')
  const { page } = adam
  await page.goto('/settings/desks')
  await page.getByRole('button', { name: 'New desk' }).click()
  await page.getByRole('dialog').getByLabel('Name').fill(name)
  await page.getByRole('checkbox').first().check()
  await page.getByRole('dialog').getByRole('button', { name: 'Open' }).click()
  const row = page.getByRole('list', { name: 'Desks' }).getByRole('listitem').filter({ hasText: name })
  await expect(row).toBeVisible()
  await page.getByRole('button', { name: `Change ${name}` }).click()
  await page.getByRole('checkbox').first().uncheck()
  await page.getByRole('dialog').getByLabel('Name').fill(`${name} neu`)
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await expect(row.getByText('Nobody yet')).toBeVisible()
  await expect(row).toContainText(`${name} neu`)
  await page.getByRole('button', { name: `Close ${name} neu` }).click()
  await page.getByRole('alertdialog').getByText('Close', { exact: true }).click()
  await expect(row).toBeHidden()
})

test('a webhook: made with the keyboard, its secret copied once, tried, changed, given another secret, removed', async ({
  newsroom,
}) => {
  const adam = await newsroom.person('admin')
  const { page } = adam
  const dialog = page.getByRole('dialog')
  await page.goto('/settings/webhooks')
  await page.getByRole('button', { name: 'New webhook' }).click()
  await dialog.getByLabel('Address').fill('http://cms.example/stet')
  await page.keyboard.press('Enter')
  await expect(dialog.getByText('This address cannot be used')).toBeVisible()
  // Nobody is there: the name is nobody's, for ever.
  const host = `cms-${Date.now()}.invalid`
  await dialog.getByLabel('Address').fill(`https://${host}/stet`)
  await dialog.getByLabel('Killed').uncheck()
  await dialog.getByLabel('Under an embargo').selectOption('deliver-marked')
  await expect(dialog.getByText('has to hear of withdrawals and kills')).toBeVisible()
  await dialog.getByLabel('Killed').check()
  await dialog.getByRole('button', { name: 'Create' }).click()
  const secret = await dialog.getByLabel(`Secret for ${host}`).inputValue()
  expect(secret).toMatch(/^whsec_.{40,}$/)
  await dialog.getByRole('button', { name: 'Done' }).click()
  const section = page.getByRole('region', { name: host })
  await expect(section.getByText('early, with the embargo marked')).toBeVisible()
  await section.getByRole('button', { name: `Test ${host}` }).click()
  await expect(page.getByText(`${host} did not take the test message`)).toBeVisible()
  await section.getByRole('button', { name: `Change ${host}` }).click()
  await dialog.getByLabel('Switched on').uncheck()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(section.getByText('Switched off')).toBeVisible()
  await section.getByRole('button', { name: 'Renew secret' }).click()
  await expect(dialog.getByLabel(`Secret for ${host}`)).not.toHaveValue(secret)
  // A dialog hears keys once it has the focus, some milliseconds after it is there.
  await expect(dialog.locator(':focus')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  expect(await page.content()).not.toContain(secret)
  await section.getByRole('button', { name: 'Remove' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click()
  await expect(section).toBeHidden()
})

test('a token: made with scopes, copied once, used by a program, revoked', async ({ newsroom }) => {
  const anna = await newsroom.person('reporter')
  const { page } = anna
  await page.goto('/settings/account')
  await expect(page.getByRole('link', { name: 'People' })).toBeHidden()
  await page.getByRole('button', { name: 'New access' }).click()
  const dialog = page.getByRole('dialog')
  const name = `Import ${Date.now()}`
  await dialog.getByLabel('What for?').fill(name)
  await dialog.getByLabel('Read articles').uncheck()
  await expect(dialog.getByText('Please choose at least one.')).toBeVisible()
  await dialog.getByLabel('Read articles').check()
  await dialog.getByLabel('Valid for').selectOption('30')
  await dialog.getByRole('button', { name: 'Create' }).click()
  const secret = await dialog.getByLabel(`Access for “${name}”`).inputValue()
  await dialog.getByRole('button', { name: 'Done' }).click()
  const ask = () =>
    fetch(`${newsroom.baseURL}/api/articles`, { headers: { authorization: `Bearer ${secret}` } })
  expect((await ask()).status).toBe(200)
  await page.reload()
  const row = page
    .getByRole('list', { name: 'Access for programs' })
    .getByRole('listitem')
    .filter({ hasText: name })
  await expect(row.getByText(/last used/)).toBeVisible()
  expect(await page.content()).not.toContain(secret)
  await page.getByRole('button', { name: `Revoke “${name}”` }).click()
  await expect(row).toBeHidden()
  expect((await ask()).status).toBe(401)
})

test('@own-server a second factor: set up by who needs it, asked for at the next sign-in, met by a recovery code, reset', async ({
  browser,
}) => {
  const server = await OwnServer.start({ environment: { STET_SECOND_FACTOR: 'chief' } })
  const newsroom = new Newsroom(server.baseURL, server, browser)
  try {
    const { page } = await newsroom.stranger('chief')
    await page.goto('/')
    await signInAs(page, 'chief@demo.example')
    await expect(page.getByRole('heading', { name: 'Set up a second factor' })).toBeVisible()
    await page.getByRole('button', { name: 'Set it up now' }).click()
    const { secret, codes } = await followSetUp(page)
    await expect(page.getByRole('button', { name: 'New article' })).toBeVisible()

    const next = await newsroom.stranger('chief')
    await next.page.goto('/settings/account')
    await signInAs(next.page, 'chief@demo.example')
    await expect(next.page.getByRole('heading', { name: 'Second step' })).toBeVisible()
    await next.page.getByLabel('Code').fill('abcdef')
    await next.page.keyboard.press('Enter')
    await expect(next.page.getByText('This code is wrong')).toBeVisible()
    await next.page.getByLabel('Code').fill(totpCode(secret))
    await next.page.keyboard.press('Enter')
    await expect(next.page.getByRole('heading', { name: 'Second factor' })).toBeVisible()
    await expect(next.page.getByRole('button', { name: 'Switch off' })).toBeHidden()

    const lost = await newsroom.stranger('chief')
    await lost.page.goto('/')
    await signInAs(lost.page, 'chief@demo.example')
    await lost.page.getByLabel('Code').fill(codes[0] ?? '')
    await lost.page.keyboard.press('Enter')
    await expect(lost.page.getByRole('button', { name: 'New article' })).toBeVisible()

    const adam = await newsroom.person('admin')
    await adam.page.goto('/settings/people')
    const person = adam.page.getByRole('listitem').filter({ hasText: 'chief@demo.example' })
    await expect(person.getByText('Second factor')).toBeVisible()
    await person.getByRole('button', { name: /^More about/ }).click()
    await adam.page.getByRole('menuitem', { name: 'Reset second factor' }).click()
    await adam.page.getByRole('alertdialog').getByRole('button', { name: 'Reset second factor' }).click()
    await expect(person.getByText('Second factor')).toBeHidden()
    await expect(lost.page.locator('input[type="password"]')).toBeVisible()
  } finally {
    await newsroom.dispose()
    await server.dispose()
  }
})

test('a second factor of one’s own choice, set up and switched off in the settings', async ({ newsroom }) => {
  const { page } = await newsroom.person('legal')
  await page.goto('/settings/account')
  await page.getByRole('button', { name: 'Set up' }).click()
  await page.getByLabel('Your password again').fill('wrong')
  await page.keyboard.press('Enter')
  await expect(page.getByText('This password is wrong.')).toBeVisible()
  await page.getByLabel('Your password again').fill(password)
  await page.keyboard.press('Enter')
  await followSetUp(page)
  await expect(page.getByText('On: signing in asks for a code')).toBeVisible()
  await page.getByRole('button', { name: 'Switch off' }).click()
  await page.getByLabel('Your password again').fill(password)
  await page.keyboard.press('Enter')
  await expect(page.getByText('Off: the password is enough')).toBeVisible()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the settings pass axe, ${colorScheme}, and fit into 360 px`, async ({ newsroom }) => {
    test.setTimeout(120_000)
    const adam = await newsroom.person('admin', { colorScheme, viewport: { width: 360, height: 740 } })
    const { page } = adam
    const isWithin = () => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)
    for (const name of ['account', 'people', 'desks', 'webhooks'] as const) {
      await page.goto(`/settings/${name}`)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expect(page.locator('[aria-busy="true"]')).toHaveCount(0)
      await expectAccessible(adam, `settings ${name}`)
      expect([name, await isWithin()]).toEqual([name, true])
    }
    await page.goto('/settings/people')
    await page.getByRole('button', { name: 'Invite' }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await expectAccessible(adam, 'invite')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: /^Edit/ }).first().click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await expectAccessible(adam, 'person')
    await page.goto('/settings/account')
    await page.getByRole('button', { name: 'New access' }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await expectAccessible(adam, 'token')
    expect(await isWithin()).toBe(true)
    await page.goto('/settings/webhooks')
    await page.getByRole('button', { name: 'New webhook' }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await expectAccessible(adam, 'webhook')
    expect(await isWithin()).toBe(true)
    const nele = await newsroom.stranger('reporter', { colorScheme, viewport: { width: 360, height: 740 } })
    await nele.page.goto('/sign-in?problem=unknown')
    await expect(nele.page.getByRole('alert').first()).toBeVisible()
    await expectAccessible(nele, 'sign-in with a problem')
  })
}

test('a confidential article: restricted on screen, gone for others at once, there for who is named', async ({
  newsroom,
}) => {
  const anna = await newsroom.person('reporter')
  const headline = `Die Quelle ${Date.now()}`
  const id = await anna.createArticle({ headline })
  const ben = await newsroom.person('reporter2')
  await ben.open(id)
  const saskia = await newsroom.person('legal')
  await saskia.page.goto('/')
  await expect(saskia.page.getByText(headline)).toBeVisible()

  await anna.open(id)
  await anna.page.getByRole('button', { name: 'Article and view' }).click()
  await anna.page.getByRole('menuitem', { name: 'Who may see it' }).click()
  const dialog = anna.page.getByRole('dialog')
  await dialog.getByLabel('Confidential: for named people only').check()
  await dialog.getByLabel('Saskia Thoma').check()
  await expectAccessible(anna, 'access')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(ben.page.getByTestId('not-found')).toBeVisible()
  await ben.page.goto('/')
  await expect(ben.page.getByRole('searchbox')).toBeVisible()
  await expect(ben.page.getByText(headline)).toBeHidden()
  const row = saskia.page.locator(`[data-article-row="${id}"]`)
  await expect(row.getByRole('img', { name: 'Confidential' })).toBeVisible()
  await saskia.open(id)
  await anna.expectSaved()
})
