import { safeLink } from '@stet/article'
import { Plugin } from '@tiptap/pm/state'

/** Links open in a tab of their own: with a click where one reads, with Mod and a click where one writes. */
export function linkPlugin(isMac: boolean): Plugin {
  return new Plugin({
    props: {
      handleDOMEvents: {
        click: (view, event) => {
          const link = event.target instanceof Element ? event.target.closest('a[href]') : null
          if (link === null) return false
          event.preventDefault()
          const wants = !view.editable || (isMac ? event.metaKey : event.ctrlKey)
          const href = safeLink(link.getAttribute('href'))
          if (!wants || href === null) return false
          window.open(href, '_blank', 'noopener,noreferrer')
          return true
        },
      },
    },
  })
}
