export { DialogOverlay } from './DialogOverlay.tsx'
export {
  MenuOverlay,
  OverlayCheckItem,
  OverlayChoice,
  OverlayHeading,
  OverlayItem,
  OverlaySeparator,
} from './MenuOverlay.tsx'
export { PopoverOverlay } from './PopoverOverlay.tsx'
export { TooltipOverlay } from './TooltipOverlay.tsx'
