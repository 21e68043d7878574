import { read, type ReadArticle } from '@stet/article'
import {
  keepVersionRequestSchema,
  nameVersionRequestSchema,
  recordQuerySchema,
  restoreVersionAnswerSchema,
  restoreVersionRequestSchema,
  versionAnswerSchema,
  versionComparisonSchema,
  versionPageSchema,
  versionSchema,
  versionViewQuerySchema,
} from '@stet/protocol'
import * as Y from 'yjs'
import * as z from 'zod/mini'
import type { ArticleParts } from '../articles/ArticleParts.ts'
import { valueOf } from '../articles/readStoredArticle.ts'
import { roomProblem } from '../articles/roomProblem.ts'
import { HttpProblem } from '../http/HttpProblem.ts'
import type { Routes } from '../http/route.ts'
import { withoutUndefined } from '../http/withoutUndefined.ts'
import type { StoredVersion } from '../storage/ArticleVersion.ts'
import { isSoundStateVector } from '../sync/guard/isSoundStateVector.ts'
import { compareVersions } from './compareVersions.ts'
import { presentVersion } from './presentVersion.ts'
import { restoreVersion } from './restoreVersion.ts'
import {
  articleOfVersion,
  parseVersionContent,
  readingOfVersion,
  type VersionContent,
} from './VersionContent.ts'

const paramsSchema = z.object({ id: z.string() })
const versionParams = z.object({ id: z.string(), v: z.string() })

/** What the text is now, where a version can be named. */
const NOW = 'now'

/** The calls about versions of an article. */
export function addVersionRoutes(routes: Routes, parts: ArticleParts): void {
  const { store, rooms, accounts, versions, now } = parts
  const present = (version: StoredVersion) => presentVersion(version, accounts)

  async function load(
    articleId: string,
    v: string,
  ): Promise<{ readonly version: StoredVersion; readonly content: VersionContent }> {
    if (!/^[1-9]\d{0,9}$/.test(v)) throw noSuchVersion()
    const loaded = await store.loadVersion(articleId, Number(v))
    if (!loaded.ok && loaded.reason === 'missing') throw noSuchVersion()
    if (!loaded.ok) throw new HttpProblem('internal', 'What is stored of this version cannot be read.')
    return { version: loaded.version, content: parseVersionContent(loaded.content) }
  }

  routes.add(
    {
      method: 'GET',
      url: '/api/articles/:id/versions',
      summary: 'Versions of an article, the latest first',
      access: 'seeArticle',
      of: 'article',
      params: paramsSchema,
      query: recordQuerySchema,
      answer: { status: 200, schema: versionPageSchema },
    },
    async ({ article: { row }, query: { limit = 100, ...query } }) => {
      const { records, next } = await store.listVersions(row.id, { limit, ...withoutUndefined(query) })
      return { versions: records.map(present), nextCursor: next }
    },
  )

  routes.add(
    {
      method: 'POST',
      url: '/api/articles/:id/versions',
      summary: 'Keeps what an article reads now, under a name',
      access: 'keepVersions',
      of: 'article',
      params: paramsSchema,
      body: keepVersionRequestSchema,
      answer: { status: 201, schema: versionSchema },
    },
    async ({ article: { row }, body: { name }, actor, reply }) => {
      const { version } = valueOf(await versions.keep(row.id, { reason: 'named', name, by: actor.id }))
      if (!version) throw new Error('a named version was not kept')
      reply.header('location', `/api/articles/${row.id}/versions/${version.number}`)
      return present(version)
    },
  )

  routes.add(
    {
      method: 'PATCH',
      url: '/api/articles/:id/versions/:v',
      summary: 'Names a version, or takes its name away',
      access: 'keepVersions',
      of: 'article',
      params: versionParams,
      body: nameVersionRequestSchema,
      answer: { status: 200, schema: versionSchema },
    },
    async ({ article: { row }, params: { v }, body: { name } }) => {
      const { version } = await load(row.id, v)
      const named = await store.nameVersion(row.id, version.number, name)
      if (!named) throw noSuchVersion()
      parts.events.publish({ type: 'versions-changed', id: row.id }, row)
      return present(named)
    },
  )

  routes.add(
    {
      method: 'GET',
      url: '/api/articles/:id/versions/:v',
      summary: 'A version of an article: who wrote it, and what it read',
      access: 'seeArticle',
      of: 'article',
      params: versionParams,
      query: versionViewQuerySchema,
      answer: { status: 200, schema: versionAnswerSchema },
    },
    async ({ article: { row }, params: { v }, query: { view = 'original' } }) => {
      const { version, content } = await load(row.id, v)
      return { version: present(version), view, article: articleOfVersion(content, view) }
    },
  )

  routes.add(
    {
      method: 'GET',
      url: '/api/articles/:id/versions/:v/compare/:w',
      summary: 'What became of a version in another, or in the text as it is now, as tracked changes',
      access: 'seeArticle',
      of: 'article',
      params: z.object({ id: z.string(), v: z.string(), w: z.string() }),
      query: versionViewQuerySchema,
      answer: { status: 200, schema: versionComparisonSchema },
    },
    async ({ article: { row }, params: { v, w }, query: { view = 'original' } }) => {
      const from = await load(row.id, v)
      const to = w === NOW ? null : await load(row.id, w)
      const reading: ReadArticle = to
        ? readingOfVersion(to.content, view)
        : valueOf(await rooms.read(row.id, (doc) => read(doc, view)))
      const compared = compareVersions(readingOfVersion(from.content, view), reading)
      return { from: present(from.version), to: to && present(to.version), view, ...compared }
    },
  )

  routes.add(
    {
      method: 'POST',
      url: '/api/articles/:id/versions/:v/restore',
      summary: 'Makes an article read as a version again; what others type meanwhile stays',
      access: 'restoreVersions',
      of: 'article',
      params: versionParams,
      body: z.optional(restoreVersionRequestSchema),
      answer: { status: 200, schema: restoreVersionAnswerSchema },
    },
    async ({ article: { row, modeNow }, params: { v }, body, actor }) => {
      const { version, content } = await load(row.id, v)
      const seen = body?.seen === undefined ? [] : [stateIn(body.seen)]
      const wanted = readingOfVersion(content, 'original')
      const writer = () => {
        const mode = modeNow()
        return mode && { userId: actor.id, mode }
      }
      return versions.inTurn(row.id, async (keep) => {
        // On disk before anything is taken away, and nothing is that is not in it.
        const before = valueOf(await keep({ reason: 'automatic' }))
        const written = Y.decodeStateVector(before.capture.written)
        const edited = await rooms.edit(row.id, writer, (doc) =>
          restoreVersion(doc, wanted, written, ...seen),
        )
        if (!edited.ok) throw roomProblem(edited.reason)
        const kept = before.version && present(before.version)
        if (!edited.value) return { before: kept, after: null }
        const wish = { reason: 'restore', by: actor.id, restored: version.number } as const
        const after = valueOf(await keep(wish)).version
        const detail = { restored: version.number, became: after?.number ?? null }
        const entry = { at: now(), person: actor.id, article: row.id, what: 'version-restored', detail }
        await store.addAuditEntry(entry)
        return { before: kept, after: after && present(after) }
      })
    },
  )
}

function noSuchVersion(): HttpProblem {
  return new HttpProblem('not-found', 'There is no such version.')
}

function stateIn(seen: string): ReadonlyMap<number, number> {
  const bytes = new Uint8Array(Buffer.from(seen, 'base64'))
  if (isSoundStateVector(bytes)) return Y.decodeStateVector(bytes)
  throw new HttpProblem('invalid-request', 'seen is not a state vector.', [
    { path: 'seen', message: 'must be a Yjs state vector in base64' },
  ])
}
