import { addMessages } from '../../i18n/i18n.ts'
import { messages } from './messages.ts'

addMessages('credentials', messages)

export { CopyField } from './CopyField.tsx'
export { RecoveryCodes } from './RecoveryCodes.tsx'
export { SecondFactorSetUp } from './SecondFactorSetUp.tsx'
