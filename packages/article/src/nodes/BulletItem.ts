import { createListItem } from './listItem.ts'

/** An item of a bulleted list. */
export const BulletItem = createListItem('bulletItem', 'article-bullet-item')
