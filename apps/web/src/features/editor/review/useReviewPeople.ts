import type { UserId } from '@stet/article'
import { articlePeopleSchema } from '@stet/protocol'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { request } from '../../../api/request.ts'
import { useMe } from '../../session/useMe.ts'
import { useOpenArticle, useSnapshot } from '../OpenArticleContext.ts'
import { reviewPeople, type ReviewPerson } from './reviewPeople.ts'

/** How old the names may be when somebody turns up who is not among them, in milliseconds. */
const NAMES_MS = 10_000

/** Answers who wrote or decided something. `needed`: whoever is named on screen; somebody new among them is asked for. */
export function useReviewPeople(needed: readonly UserId[]): (id: UserId) => ReviewPerson {
  const me = useMe()
  const { metadata } = useOpenArticle()
  const here = useSnapshot((snapshot) => snapshot.people)
  const { data, refetch } = useQuery({
    queryKey: ['article-people', metadata.id],
    queryFn: () => request(`/api/articles/${encodeURIComponent(metadata.id)}/people`, articlePeopleSchema),
    staleTime: NAMES_MS,
  })
  const known = data?.people
  const people = useMemo(() => reviewPeople(here, known ?? [], me.id), [here, known, me.id])
  const missing = known === undefined ? '' : needed.filter((id) => people(id).name === null).join(' ')
  useEffect(() => {
    if (missing !== '') void refetch()
  }, [missing, refetch])
  return people
}
