import type { OpenIdProblem } from '@stet/protocol'
import * as client from 'openid-client'
import type { OpenIdSettings } from './OpenIdSettings.ts'

/** What a browser keeps while its person is at the provider, so that only it can come back. */
export interface OpenIdAttempt {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

/** Whom the provider says somebody is. */
export interface OpenIdPerson {
  readonly issuer: string
  readonly subject: string
  /** Null where the provider does not vouch for it. */
  readonly email: string | null
  readonly name: string
  /** Of the claim that gives roles. */
  readonly groups: readonly string[]
}

type Found =
  | { readonly ok: true; readonly person: OpenIdPerson }
  | { readonly ok: false; readonly problem: OpenIdProblem; readonly reason: string }

/** Seconds that the provider has for each answer. */
const PATIENCE = 10

/** The provider, found when somebody asks for it first: authorization code, PKCE, state and nonce, by openid-client. */
export class OpenIdProvider {
  readonly #settings: OpenIdSettings
  #configuration: Promise<client.Configuration> | null = null

  constructor(settings: OpenIdSettings) {
    this.#settings = settings
  }

  /** Where to send a browser. Rejects while the provider cannot be found. */
  async begin(redirectUri: string): Promise<{ readonly url: URL; readonly attempt: OpenIdAttempt }> {
    const configuration = await this.#discover()
    const attempt = {
      state: client.randomState(),
      nonce: client.randomNonce(),
      verifier: client.randomPKCECodeVerifier(),
    }
    const url = client.buildAuthorizationUrl(configuration, {
      redirect_uri: redirectUri,
      scope: 'openid email profile',
      state: attempt.state,
      nonce: attempt.nonce,
      code_challenge: await client.calculatePKCECodeChallenge(attempt.verifier),
      code_challenge_method: 'S256',
    })
    return { url, attempt }
  }

  /** Who came back: `at` is the redirect address with what the provider put behind it. */
  async finish(at: URL, { state, nonce, verifier }: OpenIdAttempt): Promise<Found> {
    if (at.searchParams.get('state') !== state) return failed('expired', 'another state')
    try {
      const configuration = await this.#discover()
      const tokens = await client.authorizationCodeGrant(configuration, at, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      })
      const claims = tokens.claims()
      if (!claims) return failed('refused', 'no ID token')
      const more = configuration.serverMetadata().userinfo_endpoint
        ? await client.fetchUserInfo(configuration, tokens.access_token, claims.sub)
        : {}
      return { ok: true, person: this.#personIn(claims, { ...more, ...claims }) }
    } catch (error) {
      const isRefusal = error instanceof client.AuthorizationResponseError
      return failed(isRefusal ? 'refused' : 'unreachable', reasonOf(error))
    }
  }

  #personIn({ iss, sub }: client.IDToken, claims: Readonly<Record<string, unknown>>): OpenIdPerson {
    const { email, name } = claims
    const isVerified = claims['email_verified'] === true && typeof email === 'string'
    const groups = this.#settings.creates ? claims[this.#settings.creates.claim] : []
    return {
      issuer: iss,
      subject: sub,
      email: isVerified ? email : null,
      name: typeof name === 'string' && name.trim() !== '' ? name.trim().slice(0, 100) : String(email ?? sub),
      groups: (Array.isArray(groups) ? groups : [groups]).filter((group) => typeof group === 'string'),
    }
  }

  #discover(): Promise<client.Configuration> {
    const { issuer, clientId, clientSecret } = this.#settings
    const url = new URL(issuer)
    this.#configuration ??= client
      .discovery(url, clientId, clientSecret, undefined, {
        timeout: PATIENCE,
        ...(url.protocol === 'http:' ? { execute: [client.allowInsecureRequests] } : {}),
      })
      .catch((error: unknown) => {
        this.#configuration = null
        throw error
      })
    return this.#configuration
  }
}

function failed(problem: OpenIdProblem, reason: string): Found {
  return { ok: false, problem, reason }
}

/** For the log: never a token. */
function reasonOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : 'unknown'
}
