import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

/** What the provider says of somebody. */
interface Claims {
  readonly email?: string
  readonly email_verified?: boolean
  readonly name?: string
  readonly groups?: readonly string[]
}

export const CLIENT = { id: 'stet', secret: 'the secret of the client at the provider' }

/** A real provider of OpenID Connect (oidc-provider) on this machine: whoever is sent to it is who the test says, or refuses. */
export class LoopbackProvider {
  readonly issuer: string
  readonly #server: Server
  /** Who signs in there next, by the claims that the provider gives; null: they turn back. */
  #next: { readonly subject: string; readonly claims: Claims } | null = null

  private constructor(server: Server, issuer: string) {
    this.#server = server
    this.issuer = issuer
  }

  /** On a free port unless told. */
  static async open(redirectUri: string, port = 0): Promise<LoopbackProvider> {
    const server = createServer()
    await new Promise<void>((resolve) => {
      server.listen(port, '127.0.0.1', resolve)
    })
    const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const own = new LoopbackProvider(server, issuer)
    const provider = new Provider(issuer, {
      clients: [
        {
          client_id: CLIENT.id,
          client_secret: CLIENT.secret,
          redirect_uris: [redirectUri],
          grant_types: ['authorization_code'],
          response_types: ['code'],
        },
      ],
      pkce: { required: () => true },
      claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'groups'] },
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
      findAccount: (_ctx, accountId) => {
        const known = own.#next
        return { accountId, claims: () => ({ ...known?.claims, sub: accountId }) }
      },
      cookies: { keys: ['a key of a test'] },
    })
    provider.use(async (ctx, next) => {
      if (!ctx.path.startsWith('/interaction/')) return next()
      const { params, prompt } = await provider.interactionDetails(ctx.req, ctx.res)
      const chosen = own.#next
      if (chosen === null) {
        const denied = { error: 'access_denied', error_description: 'turned back' }
        return provider.interactionFinished(ctx.req, ctx.res, denied)
      }
      const login = { accountId: chosen.subject }
      if (prompt.name === 'login') return provider.interactionFinished(ctx.req, ctx.res, { login })
      const grant = new provider.Grant({ accountId: chosen.subject, clientId: String(params['client_id']) })
      grant.addOIDCScope('openid email profile')
      const consent = { grantId: await grant.save() }
      return provider.interactionFinished(ctx.req, ctx.res, { consent })
    })
    const handle = provider.callback()
    server.on('request', (request, response) => void handle(request, response))
    return own
  }

  /** From now on this is who signs in there; null: who turns back. */
  expect(subject: string | null, claims: Claims = {}): void {
    this.#next = subject === null ? null : { subject, claims }
  }

  /** What a browser does with the address that it is sent to: follows the provider until it is sent back; where to. */
  async visit(address: string): Promise<URL> {
    const cookies = new Map<string, string>()
    let url = new URL(address)
    for (let step = 0; step < 10 && url.origin === this.issuer; step += 1) {
      const answer = await fetch(url, {
        redirect: 'manual',
        headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      })
      for (const set of answer.headers.getSetCookie()) {
        const [name = '', value = ''] = set.split(';')[0]?.split(/=(.*)/) ?? []
        cookies.set(name, value)
      }
      const location = answer.headers.get('location')
      if (location === null) throw new Error(`${answer.status} ${await answer.text()}`)
      url = new URL(location, url)
    }
    return url
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }
}
