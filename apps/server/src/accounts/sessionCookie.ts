import { createHmac } from 'node:crypto'

/** How a cookie is to be kept, as the accounts library says it. */
export interface CookieForm {
  readonly name: string
  readonly attributes: { readonly secure?: boolean | undefined; readonly maxAge?: number | undefined }
}

/** The `Set-Cookie` value that gives a browser something signed, as `readSessionCookie` reads it. */
export function sessionCookie({ name, attributes }: CookieForm, value: string, secret: string): string {
  const signature = createHmac('sha256', secret).update(value).digest('base64')
  const { secure, maxAge } = attributes
  return [
    `${name}=${encodeURIComponent(`${value}.${signature}`)}`,
    ...(maxAge === undefined ? [] : [`Max-Age=${maxAge}`]),
    'Path=/',
    'HttpOnly',
    ...(secure ? ['Secure'] : []),
    'SameSite=Lax',
  ].join('; ')
}
