export { findPlugin } from '@stet/binding'
export { findActions } from './findActions.ts'
export { FindBar } from './FindBar.tsx'
