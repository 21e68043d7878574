import { expectAccessible } from './expectAccessible.ts'
import { freePort } from './freePort.ts'
import { expect, Newsroom, test } from './newsroom.ts'
import { OwnServer } from './OwnServer.ts'
import { SignInProvider } from './SignInProvider.ts'

test('@own-server sign-in elsewhere: who turns back and who is unknown are told, and get in with the next try, to where they were', async ({
  browser,
}) => {
  const port = await freePort()
  const server = await OwnServer.start({
    environment: {
      STET_OIDC_ISSUER: `http://127.0.0.1:${port}`,
      STET_OIDC_CLIENT_ID: 'stet',
      STET_OIDC_CLIENT_SECRET: 'the secret of the client at the provider',
      STET_OIDC_NAME: 'Haus-Konto',
    },
  })
  const newsroom = new Newsroom(server.baseURL, server, browser)
  const provider = await SignInProvider.start(port, server.baseURL)
  try {
    const stranger = await newsroom.stranger('reporter', { viewport: { width: 360, height: 740 } })
    const { page } = stranger
    const way = page.getByRole('link', { name: 'Sign in with Haus-Konto' })
    const problem = page.getByRole('alert').filter({ hasText: /./ })
    await page.goto('/settings/account')
    await expect(way).toBeVisible()

    await provider.expect(null)
    await way.click()
    await expect(problem).toHaveText('The sign-in service said no, or the sign-in was cancelled there.')
    await expectAccessible(stranger, 'sign-in elsewhere, refused')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)

    await provider.expect('nobody@desk.example')
    await way.click()
    await expect(problem).toHaveText(
      'There is no account here for your email address. Ask your administrators for an invitation.',
    )
    await expect(page.getByLabel('Email')).toBeVisible()

    // Another person at the same browser: their provider has to ask anew who they are.
    await page.context().clearCookies()
    await provider.expect('reporter@demo.example')
    await way.click()
    await expect(page).toHaveURL(`${server.baseURL}/settings/account`)
    await page.goto('/')
    await expect(page.locator('[data-article-row]').first()).toBeVisible()
    expect(await stranger.me()).toMatchObject({ email: 'reporter@demo.example' })
  } finally {
    await newsroom.dispose()
    await provider.dispose()
    await server.dispose()
  }
})
