export { de as articles } from './messages.de.ts'
export { de as importing } from '../import/messages.de.ts'
