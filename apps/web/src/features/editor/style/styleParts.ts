import { addMessages } from '../../../i18n/i18n.ts'
import './findings.css'
import { messages } from './messages.ts'

addMessages('style', messages)

/** What the check of the house style needs beside the rail; loaded when somebody asks for it. */
export { StylePanel } from './StylePanel.tsx'
