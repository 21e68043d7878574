export { en as articles } from './messages.en.ts'
export { en as importing } from '../import/messages.en.ts'
