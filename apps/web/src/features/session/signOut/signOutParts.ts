import { addMessages } from '../../../i18n/i18n.ts'
import { messages } from './messages.ts'

addMessages('signOut', messages)

export { SignOutDialog } from './SignOutDialog.tsx'
