import { addMessages } from '../../i18n/i18n.ts'
import { messages } from './signInMessages.ts'

addMessages('signIn', messages)

/** What signing in needs; who is signed in already does without. */
export { InvitationScreen } from './InvitationScreen.tsx'
export { SignInScreen } from './SignInScreen.tsx'
