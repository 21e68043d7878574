import { addMessages } from '../../../i18n/i18n.ts'
import { messages } from './messages.ts'

addMessages('workflow', messages)

/** What making a step needs, and the words for steps of others. */
export { announceStep } from './announceStep.ts'
export { EmbargoSign } from './EmbargoSign.tsx'
export { WorkflowDialog } from './WorkflowDialog.tsx'
