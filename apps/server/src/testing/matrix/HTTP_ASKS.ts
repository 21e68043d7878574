import type { Action } from '../../permissions.ts'
import type { TestServer } from '../TestServer.ts'

/** An example of a call, complete enough to succeed for who may. */
export interface HttpAsk {
  /** What is special about it; empty for the plain call. */
  readonly says: string
  /** A right that this example needs beside that of its route. */
  readonly also?: Action
  /** A right without which `text` is left out of the answer. */
  readonly shows?: { readonly action: Action; readonly text: string }
  /** Behind the address: path parts that are not `:id`, and the query. */
  readonly params?: Readonly<Record<string, string>>
  /** The version that `:v` names is one that reads otherwise than the article does now. */
  readonly isOfOtherVersion?: true
  /** It is about an open suggestion. */
  readonly isOfSuggestion?: true
  readonly query?: string
  readonly body?: (about: AskedAbout) => unknown
  /** Who may is answered this, in every state: the article is not ready for it in any. */
  readonly answered?: string
  /** Of calls about a comment. */
  readonly thread?: ThreadAsk
  /** Everybody is answered this: it is open, and asks for something that nobody here has. */
  readonly refused?: string
  /** Whether something else is on record when it was done. */
  readonly changes: boolean
  /** Is about a token that its person has just made. */
  readonly makesToken?: boolean
  /** What has to be there before; of nobody in particular. */
  readonly prepare?: (server: TestServer) => Promise<unknown>
  /** Ends the session it comes with. */
  readonly endsSession?: boolean
}

/** What an example can be about. */
interface AskedAbout {
  /** A number that no other call has. */
  readonly number: number
  /** An open suggestion in the article in question, for calls about one; none where there is no article. */
  readonly suggestion: string
  /** A new UUID. */
  readonly id: string
}

/** The thread that a call is to name: whose, and whether it is blocking. */
export interface ThreadAsk {
  readonly isOwn: boolean
  readonly isBlocking: boolean
}

export const INTERNAL_NOTE = 'Nur für das Haus: Anruf um vier.'
/** The slug of an article that is out. */
export const PUBLISHED = 'veroeffentlicht'
export const PASSWORD = 'long enough'
const SIGNS_IN = 'viewer@desk.example'

const VIEW_ID = '00000000-0000-4000-8000-00000000f11e'

/** Everybody has a view of their own under this id. */
async function aViewOfEverybody({ people, store }: TestServer): Promise<void> {
  for (const { id } of people.values()) {
    await store.removeView(id, VIEW_ID)
    await store.addView({ id: VIEW_ID, person: id, name: 'Meine', filter: {}, createdAt: 1 })
  }
}

/** Who may is asked for their password, and does not know it: the real one would change what the next one finds. */
function proves(body: object): HttpAsk {
  return {
    says: 'with a wrong password',
    changes: false,
    answered: '401 wrong-credentials',
    body: () => ({ password: 'wrong', ...body }),
  }
}

const READS: HttpAsk = { says: '', changes: false }
const NO_WEBHOOK: HttpAsk = {
  says: '',
  changes: false,
  answered: '404 not-found',
  params: { webhook: 'none' },
}

/** A step that the articles of the matrix are not ready for, so that nobody's changes what the next one finds. */
function steps(also: Action, body: object): HttpAsk {
  return {
    says: `\`${JSON.stringify(body).replaceAll('"', '')}\``,
    also,
    changes: false,
    answered: '409 gates-closed',
    body: () => body,
  }
}
const NEW_THREAD = { text: 'Stimmt das?', quote: '', anchor: { root: 'lead', ids: [], suggestion: null } }
const OTHERS = { isOwn: false, isBlocking: false }

/** Examples of every call of the API. A route that is not here fails the test of the matrix. */
export const HTTP_ASKS: Readonly<Record<string, readonly HttpAsk[]>> = {
  'POST /api/auth/sign-in/email': [
    { says: '', changes: false, body: () => ({ email: SIGNS_IN, password: PASSWORD }) },
  ],
  'GET /api/auth/ways': [READS],
  'POST /api/auth/second-factor': [
    { says: '', changes: false, refused: '401 not-signed-in', body: () => ({ code: '123456' }) },
  ],
  'GET /api/auth/open-id': [READS],
  'GET /api/auth/open-id/callback': [READS],
  'POST /api/auth/invitation': [
    { says: '', changes: false, refused: '404 not-found', body: () => ({ secret: 'none' }) },
  ],
  'POST /api/auth/invitation/accept': [
    {
      says: '',
      changes: false,
      refused: '404 not-found',
      body: () => ({ secret: 'none', name: 'Neu', password: PASSWORD }),
    },
  ],
  'GET /api/account': [READS],
  'POST /api/account/password': [proves({ newPassword: PASSWORD })],
  'POST /api/account/second-factor': [proves({})],
  'POST /api/account/second-factor/confirm': [
    { says: '', changes: false, answered: '401 wrong-credentials', body: () => ({ code: '123456' }) },
  ],
  'POST /api/account/second-factor/remove': [proves({})],
  'POST /api/account/second-factor/recovery-codes': [proves({})],
  'GET /api/people/directory': [READS],
  'GET /api/desks': [READS],
  'POST /api/desks': [{ says: '', changes: true, body: ({ number }) => ({ name: `Ressort ${number}` }) }],
  'PATCH /api/desks/:desk': [
    {
      says: '',
      changes: false,
      answered: '404 not-found',
      params: { desk: 'none' },
      body: () => ({ people: [] }),
    },
  ],
  'POST /api/desks/:desk/close': [
    { says: '', changes: false, answered: '404 not-found', params: { desk: 'none' } },
  ],
  'GET /api/invitations': [READS],
  'POST /api/invitations': [
    {
      says: '',
      changes: true,
      body: ({ number }) => ({ email: `guest${number}@desk.example`, role: 'viewer' }),
    },
  ],
  'POST /api/invitations/:invitation/revoke': [
    { says: '', changes: false, answered: '404 not-found', params: { invitation: 'none' } },
  ],
  'GET /api/webhooks': [READS],
  'POST /api/webhooks': [{ says: '', changes: true, body: () => ({ url: 'https://cms.example/stet' }) }],
  'PATCH /api/webhooks/:webhook': [{ ...NO_WEBHOOK, body: () => ({ isActive: false }) }],
  'POST /api/webhooks/:webhook/secret': [NO_WEBHOOK],
  'POST /api/webhooks/:webhook/ping': [NO_WEBHOOK],
  'POST /api/webhooks/:webhook/retry': [NO_WEBHOOK],
  'DELETE /api/webhooks/:webhook': [NO_WEBHOOK],
  'POST /api/auth/sign-out': [{ says: '', changes: false, endsSession: true }],
  'GET /api/me': [READS],
  'GET /api/tokens': [READS],
  'POST /api/tokens': [
    { says: '', changes: true, body: ({ number }) => ({ name: `Nr. ${number}`, scopes: ['read'] }) },
  ],
  'POST /api/tokens/:token/revoke': [{ says: 'of a new one', changes: true, makesToken: true }],
  'GET /api/people': [READS],
  'POST /api/people': [
    {
      says: '',
      changes: true,
      body: ({ number }) => ({
        name: 'Neu',
        email: `new${number}@desk.example`,
        password: PASSWORD,
        role: 'viewer',
      }),
    },
  ],
  'PATCH /api/people/:id': [{ says: '', changes: true, body: ({ number }) => ({ name: `Nr. ${number}` }) }],
  'GET /api/articles': [READS],
  'POST /api/articles': [
    { says: '', changes: true, body: () => ({ article: { headline: 'Neu' } }) },
    {
      says: 'with an embargo',
      also: 'setEmbargo',
      changes: true,
      body: () => ({ embargoUntil: '2026-12-24T18:00:00.000Z' }),
    },
  ],
  'POST /api/articles/import': [
    { says: '', changes: true, query: '?filename=a.json', body: () => ({ headline: 'Von fern' }) },
  ],
  'GET /api/articles/:id': [{ ...READS, shows: { action: 'readInternalNote', text: INTERNAL_NOTE } }],
  'GET /api/articles/:id/people': [READS],
  'PATCH /api/articles/:id': [
    { says: '', changes: true, body: ({ number }) => ({ desk: `Desk ${number}` }) },
    {
      says: 'with an embargo',
      also: 'setEmbargo',
      changes: true,
      body: ({ number }) => ({ embargoUntil: new Date(1_800_000_000_000 + number).toISOString() }),
    },
  ],
  'GET /api/articles/:id/export/:format': [{ ...READS, params: { format: 'json' } }],
  'GET /api/articles/:id/suggestions': [READS],
  'POST /api/articles/:id/suggestions/resolve': [
    {
      says: '',
      changes: true,
      isOfSuggestion: true,
      body: ({ suggestion }) => ({ ids: [suggestion], action: 'accept' }),
    },
  ],
  'GET /api/articles/:id/late-work': [READS],
  'POST /api/articles/:id/late-work/seen': [{ says: '', changes: false, body: () => ({ through: 1 }) }],
  'GET /api/articles/:id/authorship': [READS],
  'GET /api/articles/:id/comments': [READS],
  'GET /api/articles/:id/mentionable': [READS],
  'POST /api/articles/:id/comments': [
    { says: '', changes: true, body: ({ id }) => ({ ...NEW_THREAD, id }) },
    {
      says: 'that is blocking',
      also: 'setBlocking',
      changes: true,
      body: ({ id }) => ({ ...NEW_THREAD, id, isBlocking: true }),
    },
  ],
  'PATCH /api/comments/:id': [
    {
      says: '',
      changes: true,
      thread: { isOwn: true, isBlocking: true },
      body: ({ number }) => ({ text: `Nr. ${number}`, status: 'resolved', isBlocking: false }),
    },
    {
      says: 'of others, resolving',
      also: 'resolveComments',
      changes: true,
      thread: OTHERS,
      body: () => ({ status: 'resolved' }),
    },
    {
      says: 'of others, making it blocking',
      also: 'setBlocking',
      changes: true,
      thread: OTHERS,
      body: () => ({ isBlocking: true }),
    },
    {
      says: 'of others, resolving what blocks',
      also: 'resolveBlocking',
      changes: true,
      thread: { isOwn: false, isBlocking: true },
      body: () => ({ status: 'resolved' }),
    },
    {
      says: 'of others, letting it block no more',
      also: 'resolveBlocking',
      changes: true,
      thread: { isOwn: false, isBlocking: true },
      body: () => ({ isBlocking: false }),
    },
  ],
  'GET /api/articles/:id/versions': [READS],
  'POST /api/articles/:id/versions': [
    { says: '', changes: true, body: ({ number }) => ({ name: `Nr. ${number}` }) },
  ],
  'GET /api/articles/:id/versions/:v': [{ ...READS, params: { v: '1' } }],
  'PATCH /api/articles/:id/versions/:v': [
    { says: '', changes: true, params: { v: '1' }, body: ({ number }) => ({ name: `Nr. ${number}` }) },
  ],
  'GET /api/articles/:id/versions/:v/compare/:w': [{ ...READS, params: { v: '1', w: 'now' } }],
  'POST /api/articles/:id/versions/:v/restore': [{ says: '', changes: true, isOfOtherVersion: true }],
  'POST /api/articles/:id/purge/preview': [
    { says: '', changes: false, body: () => ({ text: 'steht nirgends' }) },
  ],
  // Everybody's would send away who is in the article: what stands nowhere is refused to who may.
  'POST /api/articles/:id/purge': [
    {
      says: '',
      changes: false,
      answered: '409 conflict',
      body: () => ({ text: 'steht nirgends', reason: 'Auf Wunsch' }),
    },
  ],
  'GET /api/articles/:id/decisions': [READS],
  'GET /api/articles/:id/transitions': [READS],
  'POST /api/articles/:id/transitions': [
    steps('submit', { to: 'in_review' }),
    steps('approve', { to: 'approved' }),
    steps('sendBack', { to: 'draft' }),
    steps('clearLegal', { to: 'legal_cleared' }),
    steps('publish', { to: 'published' }),
    steps('schedule', { to: 'scheduled' }),
    steps('correct', { to: 'correction' }),
    steps('unpublish', { to: 'unpublished' }),
    steps('kill', { to: 'killed' }),
    steps('override', { to: 'approved', override: true }),
  ],
  'GET /api/public/articles/:slug': [{ ...READS, params: { slug: PUBLISHED } }],
  'GET /api/public/articles/:slug/export/:format': [
    { ...READS, params: { slug: PUBLISHED, format: 'ninjs' } },
  ],
  'GET /api/notifications': [READS],
  'GET /api/notifications/settings': [READS],
  'PATCH /api/notifications/settings': [
    { says: '', changes: false, body: () => ({ byMail: { reply: true } }) },
  ],
  'PATCH /api/notifications': [{ says: '', changes: false, body: () => ({ readThrough: 0 }) }],
  'GET /api/audit': [READS],
  'GET /api/audit/export': [READS],
  'GET /api/views': [READS],
  'POST /api/views': [{ says: '', changes: true, body: () => ({ name: 'Meine', filter: { person: 'me' } }) }],
  'PATCH /api/views/:id': [
    {
      says: '',
      changes: true,
      params: { id: VIEW_ID },
      prepare: aViewOfEverybody,
      body: ({ number }) => ({ name: `Nr. ${number}` }),
    },
  ],
  'DELETE /api/views/:id': [{ says: '', changes: true, params: { id: VIEW_ID }, prepare: aViewOfEverybody }],
  'GET /api/events': [READS],
  'GET /api/openapi.json': [READS],
  'GET /healthz': [READS],
  'GET /readyz': [READS],
  'GET /metrics': [READS],
}
