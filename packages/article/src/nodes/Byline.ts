import { createLineField } from './lineField.ts'

/** Who wrote it, as printed. */
export const Byline = createLineField('byline', 'p')
