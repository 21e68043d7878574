import { authorshipSchema, type AuthorshipAnswer, type Version, versionPageSchema } from '@stet/protocol'
import { useCallback, useState } from 'react'
import { anyAnswer, request } from '../../../api/request.ts'
import { useEvents } from '../../../api/useEvents.ts'
import { type Answer, useAnswer } from './useAnswer.ts'

/** How many versions are shown at first, and how many more each time. */
const PAGE = 100

/** The address of what belongs to an article. */
export function pathOf(articleId: string, ...parts: readonly (string | number)[]): string {
  return ['/api/articles', encodeURIComponent(articleId), ...parts].join('/')
}

/** Versions, the latest first, and what asks for earlier ones; null where there are none. */
interface VersionsAnswer extends Answer<readonly Version[]> {
  readonly more: (() => void) | null
}

/** The versions of an article; asked for again when there is another. */
export function useVersions(articleId: string): VersionsAnswer {
  const [wanted, setWanted] = useState(PAGE)
  const load = useCallback(
    async (signal: AbortSignal) => {
      const versions: Version[] = []
      let cursor: string | null = null
      do {
        const query: Record<string, string | number | undefined> = {
          cursor: cursor ?? undefined,
          limit: PAGE,
        }
        const page = await request(pathOf(articleId, 'versions'), versionPageSchema, { query, signal })
        versions.push(...page.versions)
        cursor = page.nextCursor
      } while (cursor !== null && versions.length < wanted)
      return { versions, hasMore: cursor !== null }
    },
    [articleId, wanted],
  )
  const { value, isFailed, ask } = useAnswer(load)
  useEvents((event) => {
    if (event.type === 'state' || (event.type === 'versions-changed' && event.id === articleId)) ask()
  })
  const more = value?.hasMore ? () => setWanted(wanted + PAGE) : null
  return { value: value?.versions ?? null, isFailed, ask, more }
}

/** What a version read, as it came: `validateArticle` reads it. Null asks for nothing. */
export function useVersionText(articleId: string, number: number | null): Answer<VersionText> {
  const load = useCallback(
    async (signal: AbortSignal): Promise<VersionText> =>
      number === null
        ? {}
        : (Object(
            await request(pathOf(articleId, 'versions', number), anyAnswer, { signal }),
          ) as VersionText),
    [articleId, number],
  )
  return useAnswer(load)
}

/** The answer of the server about a version; without an article where none was asked for. */
export interface VersionText {
  readonly article?: unknown
}

/** Who wrote each part of the article as it would be published now. */
export function useAuthorship(articleId: string): Answer<AuthorshipAnswer> {
  const load = useCallback(
    (signal: AbortSignal) => request(pathOf(articleId, 'authorship'), authorshipSchema, { signal }),
    [articleId],
  )
  return useAnswer(load)
}
