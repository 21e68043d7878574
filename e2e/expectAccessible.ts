import AxeBuilder from '@axe-core/playwright'
import { expect } from '@playwright/test'
import type { Person } from './Person.ts'

const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** Axe finds nothing on a person's screen that breaks WCAG 2.2 AA; `screen` names it. */
export async function expectAccessible(person: Person, screen: string): Promise<void> {
  // Colours are measured at rest, not half-way through a transition.
  await person.page.evaluate(() =>
    Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => null))),
  )
  // In the page itself: the other way opens one more page for each look, and is for frames of other origins.
  const axe = new AxeBuilder({ page: person.page }).withTags(WCAG_22_AA).setLegacyMode(true)
  const { violations } = await axe.analyze()
  const named = violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary}`).join('; ')}`,
  )
  expect(named, screen).toEqual([])
}
