import type { Action } from '../../permissions.ts'

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
  readonly query?: string
  readonly body?: (about: AskedAbout) => unknown
  /** Whether something else is on record when it was done. */
  readonly changes: boolean
  /** Ends the session it comes with. */
  readonly endsSession?: boolean
}

/** What an example can be about. */
interface AskedAbout {
  /** A number that no other call has. */
  readonly number: number
  /** An open suggestion in the article in question; none where there is no article. */
  readonly suggestion: string
}

export const INTERNAL_NOTE = 'Nur für das Haus: Anruf um vier.'
export const PASSWORD = 'long enough'
const SIGNS_IN = 'viewer@desk.example'

const READS: HttpAsk = { says: '', changes: false }

/** Examples of every call of the API. A route that is not here fails the test of the matrix. */
export const HTTP_ASKS: Readonly<Record<string, readonly HttpAsk[]>> = {
  'POST /api/auth/sign-in/email': [
    { says: '', changes: false, body: () => ({ email: SIGNS_IN, password: PASSWORD }) },
  ],
  'POST /api/auth/sign-out': [{ says: '', changes: false, endsSession: true }],
  'GET /api/me': [READS],
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
    { says: '', changes: true, body: ({ suggestion }) => ({ ids: [suggestion], action: 'accept' }) },
  ],
  'GET /api/articles/:id/decisions': [READS],
  'GET /api/audit': [READS],
  'GET /api/events': [READS],
  'GET /api/openapi.json': [READS],
  'GET /healthz': [READS],
  'GET /readyz': [READS],
  'GET /metrics': [READS],
}
