import { createLineField } from './lineField.ts'

/** Dachzeile: the short line above the headline. */
export const Kicker = createLineField('kicker', 'p')
