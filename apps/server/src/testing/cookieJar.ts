import type { LightMyRequestResponse } from 'fastify'

/** What a browser sends as `Cookie` after these answers: what they set and did not take away. */
export function cookieJar(...answers: readonly (LightMyRequestResponse | Response)[]): string {
  const kept = new Map<string, string>()
  for (const { headers } of answers) {
    const set = headers instanceof Headers ? headers.getSetCookie() : [headers['set-cookie'] ?? []].flat()
    for (const cookie of set) {
      const [name = '', value = ''] = cookie.split(';')[0]?.split(/=(.*)/) ?? []
      if (value === '' || /Max-Age=0/i.test(cookie)) kept.delete(name)
      else kept.set(name, value)
    }
  }
  return [...kept].map(([name, value]) => `${name}=${value}`).join('; ')
}
