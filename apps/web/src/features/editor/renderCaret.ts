import type { PersonShown } from '@stet/binding'
import { personColor } from '../../ui/personColor.ts'

/** Somebody else's caret: a line in their colour, their name on it for a moment and under the pointer. Takes no room. */
export function renderCaret(person: PersonShown, tab: number): HTMLElement {
  const caret = document.createElement('span')
  caret.className = 'article-caret'
  caret.dataset['tab'] = String(tab)
  caret.style.setProperty('--person', personColor(person.color))
  // The text must read the same with and without it.
  caret.setAttribute('aria-hidden', 'true')
  const name = document.createElement('span')
  name.className = 'article-caret-name'
  name.dataset['name'] = person.name
  caret.append(name)
  return caret
}

/** How what somebody else has selected is drawn. */
export function selectionAttributes(person: PersonShown): Readonly<Record<string, string>> {
  return { class: 'article-selection', style: `--person: ${personColor(person.color)}` }
}
