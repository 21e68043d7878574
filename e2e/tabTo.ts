import type { Locator } from '@playwright/test'
import type { Person } from './Person.ts'

/** More than there are on any screen. */
const MOST = 80

/** Tabs until the wanted thing has the focus, as somebody without a mouse would. */
export async function tabTo({ page }: Person, wanted: Locator): Promise<void> {
  for (let presses = 0; presses < MOST; presses += 1) {
    const isThere = await wanted.evaluateAll((elements) =>
      elements.some((element) => element === document.activeElement),
    )
    if (isThere) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`not reached by Tab: ${wanted.toString()}`)
}
