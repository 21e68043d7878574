import { createLineField } from './lineField.ts'

/** The headline. */
export const Headline = createLineField('headline', 'h1')
