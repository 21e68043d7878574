import { addMessages } from '../../i18n/i18n.ts'
import { messages as credentials } from '../credentials/messages.ts'
import { messages } from './messages.ts'
import { messages as webhooks } from './webhooks/messages.ts'

addMessages('settings', messages)
addMessages('credentials', credentials)
addMessages('webhooks', webhooks)

export { SettingsScreen } from './SettingsScreen.tsx'
