/** Keys that only prepare another one. */
const MODIFIERS = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'Fn'])
/** Keys that work the button which has the focus, or lead to another one. */
const BUTTON_KEYS = new Set(['Enter', ' ', 'Tab'])

/**
 * Whether an event is the person's own way through the article, so that following somebody else's ends: everything but
 * modifiers, what is done to the controls of following (`data-follow`) and to open menus and dialogs, and moving the focus outside of
 * the text.
 */
export function isOwnMove(event: Event, text: Element): boolean {
  const target = event.target instanceof Element ? event.target : null
  if (target?.closest('[role="menu"], [role="dialog"]')) return false
  const isAtControls = target?.closest('[data-follow]') != null
  if (!(event instanceof KeyboardEvent))
    return !isAtControls || event.type === 'wheel' || event.type === 'touchmove'
  if (MODIFIERS.has(event.key)) return false
  if (event.key === 'Tab') return target !== null && text.contains(target)
  return !(isAtControls && BUTTON_KEYS.has(event.key))
}
