/** Makes a button the one that Tab comes back to. */
export function rememberButton(toolbar: HTMLElement, chosen: HTMLElement): void {
  for (const button of buttonsOf(toolbar)) button.tabIndex = button === chosen ? 0 : -1
}

/**
 * Moves the focus inside a toolbar, which is one stop for Tab: arrows go round, Home and End to its ends. False for every
 * other key. Buttons are found in the DOM, so that they may come and go.
 */
export function moveInToolbar(toolbar: HTMLElement, key: string): boolean {
  const all = buttonsOf(toolbar)
  const here = all.indexOf(document.activeElement as HTMLElement)
  if (here < 0) return false
  const next = neighbour(all, here, key, getComputedStyle(toolbar).direction === 'rtl')
  if (next === undefined) return false
  rememberButton(toolbar, next)
  next.focus()
  return true
}

function neighbour(
  all: readonly HTMLElement[],
  here: number,
  key: string,
  isBackwards: boolean,
): HTMLElement | undefined {
  if (key === 'Home') return all[0]
  if (key === 'End') return all.at(-1)
  if (key !== 'ArrowRight' && key !== 'ArrowLeft') return undefined
  const step = (key === 'ArrowRight') === isBackwards ? -1 : 1
  return all[(here + step + all.length) % all.length]
}

function buttonsOf(toolbar: HTMLElement): HTMLElement[] {
  return [...toolbar.querySelectorAll<HTMLElement>('button:not([disabled])')]
}
