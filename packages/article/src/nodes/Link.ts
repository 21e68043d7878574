import { Mark } from '@tiptap/core'
import { safeLink } from '../model/safeLink.ts'

/** A link; does not grow at its end. An address that is not safe is neither taken from a paste nor rendered. */
export const Link = Mark.create({
  name: 'link',
  inclusive: false,
  addAttributes: () => ({
    href: {
      default: null,
      parseHTML: (element) => safeLink(element.getAttribute('href')),
      renderHTML: ({ href }) => ({ href: safeLink(href) }),
    },
  }),
  parseHTML: () => [
    { tag: 'a[href]', getAttrs: (element) => safeLink(element.getAttribute('href')) !== null && null },
  ],
  renderHTML: ({ HTMLAttributes }) => ['a', { ...HTMLAttributes, rel: 'noopener noreferrer' }, 0],
})
