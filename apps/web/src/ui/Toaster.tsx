import { useSyncExternalStore } from 'react'
import { lazyToaster } from './lazyToaster.ts'
import { waitingToasts } from './toast.ts'

/** Where `toast` shows its messages; once, around the app. */
export function Toaster() {
  const waiting = useSyncExternalStore(waitingToasts.subscribe, waitingToasts.get)
  const loaded = lazyToaster.useLoaded(waiting.length > 0)
  return loaded && <loaded.ToasterOverlay />
}
