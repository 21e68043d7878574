import { createLineField } from './lineField.ts'

/** Vorspann: the one line field that may be bold, italic and linked. */
export const Lead = createLineField('lead', 'p')
