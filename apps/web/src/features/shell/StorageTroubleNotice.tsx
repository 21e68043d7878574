import { useStorageTrouble } from './LiveState.tsx'
import { lazyTrouble } from './trouble/lazyTrouble.ts'

/** Says that the server can save nothing now, and what that means; nothing while it can. */
export function StorageTroubleNotice() {
  const trouble = useStorageTrouble()
  const parts = lazyTrouble.useLoaded(trouble !== null)
  return trouble && parts && <parts.TroubleBanner trouble={trouble} />
}
