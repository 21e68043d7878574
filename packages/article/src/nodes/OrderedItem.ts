import { createListItem } from './listItem.ts'

/** An item of a numbered list; its number is derived from the items before it. */
export const OrderedItem = createListItem('orderedItem', 'article-ordered-item')
