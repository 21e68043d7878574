/** What the menu of an article also holds in a narrow window. */
export { MenuIcon } from './MenuIcon.tsx'
export { LookItems, NarrowItems } from './NarrowItems.tsx'
export { NotificationsDialog } from './NotificationsDialog.tsx'
