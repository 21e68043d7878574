import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { savedViewSchema, savedViewsSchema, type ListFilter, type SavedView } from '@stet/protocol'
import { anyAnswer, request } from '../../../api/request.ts'

const KEY = ['views']

/** A person's own views, and what can be done to them. */
export interface SavedViews {
  readonly views: readonly SavedView[]
  readonly add: (name: string, filter: ListFilter) => Promise<unknown>
  readonly change: (
    id: string,
    change: { readonly name?: string; readonly filter?: ListFilter },
  ) => Promise<unknown>
  readonly remove: (id: string) => Promise<unknown>
}

/** The views that this person keeps on the server; each change rejects where it could not be stored. */
export function useSavedViews(): SavedViews {
  const client = useQueryClient()
  const { data } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => request('/api/views', savedViewsSchema, { signal }),
  })
  const change = useMutation({
    mutationFn: (work: () => Promise<unknown>) => work(),
    onSettled: () => client.invalidateQueries({ queryKey: KEY }),
  })
  return {
    views: data?.views ?? [],
    add: (name, filter) =>
      change.mutateAsync(() =>
        request('/api/views', savedViewSchema, { method: 'POST', json: { name, filter } }),
      ),
    change: (id, json) =>
      change.mutateAsync(() => request(`/api/views/${id}`, savedViewSchema, { method: 'PATCH', json })),
    remove: (id) => change.mutateAsync(() => request(`/api/views/${id}`, anyAnswer, { method: 'DELETE' })),
  }
}
