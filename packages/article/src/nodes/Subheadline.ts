import { createLineField } from './lineField.ts'

/** Unterzeile: the line below the headline. */
export const Subheadline = createLineField('subheadline', 'p')
