import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query'
import { isUnreachable } from '../../api/RequestError.ts'
import { useTranslation } from '../../i18n/useTranslation.ts'
import { toast } from '../../ui/toast.ts'

/** A call that changes something: what it touches is loaded anew, and what went wrong is said, unless `isSaid` says it in its place. */
export function useCall<Input, Output>(
  call: (input: Input) => Promise<Output>,
  touches: readonly QueryKey[],
  isSaid: (error: unknown) => boolean = () => false,
) {
  const { t } = useTranslation('settings')
  const client = useQueryClient()
  return useMutation({
    mutationFn: call,
    onSuccess: () => Promise.all(touches.map((queryKey) => client.invalidateQueries({ queryKey }))),
    onError: (error) => {
      if (isSaid(error)) return
      toast.error(isUnreachable(error) ? t('unreachable') : t('failed', { detail: error.message }))
    },
  })
}
