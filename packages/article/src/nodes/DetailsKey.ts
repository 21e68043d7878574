import { createDetailsCell } from './detailsCell.ts'

/** The key of a details row; its marker is the row's. */
export const DetailsKey = createDetailsCell('detailsKey', { class: 'article-details-key', role: 'rowheader' })
