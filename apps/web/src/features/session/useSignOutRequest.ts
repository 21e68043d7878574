import { useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation.ts'
import { toast } from '../../ui/toast.ts'
import type { UnsavedArticle } from '../editor/unsavedWork.ts'
import { useMe } from './useMe.ts'
import { useSignOut } from './useSignOut.ts'

/** Somebody wants to leave; `unsaved` is what would stay behind unsent, null while nothing is asked. */
export interface SignOutRequest {
  readonly unsaved: readonly UnsavedArticle[] | null
  readonly isBusy: boolean
  readonly ask: () => void
  readonly confirm: () => void
  readonly cancel: () => void
}

/** Signs out at once when everything is with the server, and asks first when something is not. */
export function useSignOutRequest(): SignOutRequest {
  const { t } = useTranslation('session')
  const me = useMe()
  const signOut = useSignOut()
  const [unsaved, setUnsaved] = useState<readonly UnsavedArticle[] | null>(null)

  const confirm = () => {
    signOut.mutate(undefined, { onError: () => toast.error(t('signOut.failed')) })
    setUnsaved(null)
  }
  const ask = async () => {
    // Loaded only now: the list does not carry the editor's code.
    const { unsavedWork } = await import('../editor/unsavedWork.ts')
    const found = await unsavedWork(me.id)
    if (found.length === 0) confirm()
    else setUnsaved(found)
  }
  return {
    unsaved,
    isBusy: signOut.isPending,
    ask: () => void ask(),
    confirm,
    cancel: () => setUnsaved(null),
  }
}
