import type { Format } from '@stet/article'
import type { Mark } from '@tiptap/pm/model'

/** A format that shall be set or taken away; a link has an address. */
export interface FormatWish {
  readonly format: Format
  readonly on: boolean
  readonly link?: string
}

/** The wish that makes a mark come or go. */
export function wishOf(mark: Mark, on: boolean): FormatWish {
  const format = mark.type.name as Format
  const href: unknown = mark.attrs['href']
  return { format, on, ...(on && format === 'link' && typeof href === 'string' ? { link: href } : {}) }
}
