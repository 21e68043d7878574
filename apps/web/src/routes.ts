/** The addresses of the screens; the only place that spells them. */
export const routes = {
  articles: '/',
  article: '/articles/:id',
  signIn: '/sign-in',
  invitation: '/invitation',
  settings: '/settings/:page?',
} as const

/** The address of one article, or of a thread of comments on it. */
export function articlePath(articleId: string, thread?: string): string {
  return `/articles/${encodeURIComponent(articleId)}${thread === undefined ? '' : `?thread=${thread}`}`
}

/** Asks whether a path is the address of an article. */
export function isArticlePath(path: string): boolean {
  return /^\/articles\/[^/]+\/?$/.test(path)
}

/** The sign-in screen that leads back to where somebody was. */
export function signInPath(from: string): string {
  return from === routes.articles || from === ''
    ? routes.signIn
    : `${routes.signIn}?next=${encodeURIComponent(from)}`
}

/** Where to go after signing in: a path of this app only, whatever the address says. */
export function pathAfterSignIn(search: string): string {
  const next = new URLSearchParams(search).get('next') ?? routes.articles
  const here = 'https://stet.invalid'
  const isOurs = next.startsWith('/') && URL.canParse(next, here) && new URL(next, here).origin === here
  return isOurs && !next.startsWith(routes.signIn) ? next : routes.articles
}

/** The address of a page of the settings. */
export function settingsPath(page: 'account' | 'people' | 'desks' | 'webhooks'): string {
  return `/settings/${page}`
}

/** The address of an invitation; what it holds stands behind the `#`, so that no server and no log ever sees it. */
export function invitationPath(secret: string): string {
  return `${routes.invitation}#${secret}`
}
