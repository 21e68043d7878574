import * as z from 'zod/mini'
import { personSchema } from './me.ts'
import { instantSchema } from './metadata.ts'

const formatSchema = z.enum(['bold', 'italic', 'link'])

/** What a block is, as it is stored: its kind `k` and whatever belongs to it. */
const markerSchema = z.looseObject({ k: z.string() })

const namedBlocksSchema = z.array(z.object({ marker: markerSchema, text: z.string() }))

/** What a suggestion changes, to be put into words. Texts are whole; a break between blocks in them is a line feed. */
export const changeSchema = z.discriminatedUnion('what', [
  z.object({ what: z.literal('insertsText'), text: z.string() }),
  z.object({ what: z.literal('deletesText'), text: z.string() }),
  z.object({ what: z.literal('replacesText'), old: z.string(), now: z.string() }),
  z.object({ what: z.literal('splitsBlock') }),
  z.object({ what: z.literal('joinsBlocks') }),
  z.object({ what: z.literal('addsBlocks'), blocks: namedBlocksSchema }),
  z.object({ what: z.literal('removesBlocks'), blocks: namedBlocksSchema }),
  z.object({ what: z.literal('moves'), blocks: namedBlocksSchema, text: z.string() }),
  z.object({ what: z.literal('changesKind'), blocks: namedBlocksSchema, to: markerSchema }),
  z.object({
    what: z.literal('setsFormat'),
    format: formatSchema,
    text: z.string(),
    link: z.optional(z.string()),
  }),
  z.object({ what: z.literal('clearsFormat'), format: formatSchema, text: z.string() }),
])
export type SuggestedChange = z.infer<typeof changeSchema>

/** A change in one word. */
export const SUGGESTION_KINDS = [
  'insertion',
  'deletion',
  'replacement',
  'split',
  'join',
  'addition',
  'removal',
  'move',
  'kind',
  'format',
] as const
export type SuggestionKind = (typeof SUGGESTION_KINDS)[number]

/**
 * Where a suggestion stands first: which text, which textblock in it, from which offset to which (UTF-16, in what the text
 * reads with all suggestions marked; of a decided one with all decided ones as well), and under which section heading.
 */
const placeSchema = z.object({
  root: z.enum(['kicker', 'headline', 'subheadline', 'byline', 'dateline', 'lead', 'body', 'details']),
  block: z.int().check(z.gte(0)),
  from: z.int().check(z.gte(0)),
  to: z.int().check(z.gte(0)),
  section: z.nullable(z.string()),
})

/** One suggestion. Its id is its name as long as its first part is there. */
export const suggestionSchema = z.object({
  id: z.string(),
  author: personSchema,
  kind: z.enum(SUGGESTION_KINDS),
  change: changeSchema,
  where: placeSchema,
  status: z.enum(['open', 'accepted', 'rejected']),
  /** When it was suggested, to the minute; null where nothing is known of that. */
  at: z.nullable(instantSchema),
  /** Who decided, and when; null while it is open. */
  reviewer: z.nullable(personSchema),
  decidedAt: z.nullable(instantSchema),
  /** A check of the house style found all of it, as its author's client says. */
  isFromStyleCheck: z.boolean(),
  /** Whether it is the asker's. */
  isOwn: z.boolean(),
})
export type Suggestion = z.infer<typeof suggestionSchema>

/** `GET /api/articles/:id/suggestions?state=`; `open` unless told. */
export const suggestionQuerySchema = z.strictObject({
  state: z.optional(z.enum(['open', 'decided', 'all'])),
})
export type SuggestionState = NonNullable<z.infer<typeof suggestionQuerySchema>['state']>

/** In reading order; with `all`, the open ones first. */
export const suggestionListSchema = z.object({ suggestions: z.array(suggestionSchema) })
export type SuggestionList = z.infer<typeof suggestionListSchema>

/** `POST /api/articles/:id/suggestions/resolve`: some open suggestions by id, all of an author's, or all there are. */
export const resolveRequestSchema = z
  .strictObject({
    ids: z.optional(z.array(z.string().check(z.maxLength(200))).check(z.minLength(1), z.maxLength(10_000))),
    /** A person's id. */
    author: z.optional(z.string().check(z.minLength(1), z.maxLength(100))),
    all: z.optional(z.literal(true)),
    action: z.enum(['accept', 'reject']),
  })
  .check(
    z.refine(
      ({ ids, author, all }) => [ids, author, all].filter((choice) => choice !== undefined).length === 1,
      'must name one of ids, author and all',
    ),
  )
export type ResolveRequest = z.infer<typeof resolveRequestSchema>

/**
 * What became of each, in the order of the request, each id once. `done`: decided, and on disk. `unknown`: no such open
 * suggestion; somebody else decided first, it was taken back, or it never was.
 */
export const resolveAnswerSchema = z.object({
  results: z.array(z.object({ id: z.string(), outcome: z.enum(['done', 'unknown']) })),
})
export type ResolveAnswer = z.infer<typeof resolveAnswerSchema>
