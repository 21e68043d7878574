import { addMessages } from '../../../i18n/i18n.ts'
import { messages } from './messages.ts'

addMessages('notifications', messages)

export { NotificationPanel } from './NotificationPanel.tsx'
