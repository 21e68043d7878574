import { createLineField } from './lineField.ts'

/** Ortsmarke: the place only; the separator before the lead belongs to rendering and export. */
export const Dateline = createLineField('dateline', 'p')
