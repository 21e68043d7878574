import { useSyncExternalStore } from 'react'
import { lazyOverlays } from './lazyOverlays.ts'
import { nearTooltip } from './nearTooltip.ts'

/** Where the tooltips of all elements open; once, in the app. */
export function TooltipHost() {
  const near = useSyncExternalStore(nearTooltip.subscribe, nearTooltip.get)
  const overlays = lazyOverlays.useLoaded(near !== null)
  return overlays && <overlays.TooltipOverlay near={near} />
}
