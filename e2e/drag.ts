import type { Person } from './Person.ts'

/** Drags what is selected to a place; to have it copied, Ctrl is pressed on the way, as people do. */
export async function drag(
  { page }: Person,
  from: { x: number; y: number },
  to: { x: number; y: number },
  isCopy = false,
): Promise<void> {
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 })
  if (isCopy) await page.keyboard.down('Control')
  await page.mouse.move(to.x, to.y, { steps: 4 })
  await page.mouse.up()
  if (isCopy) await page.keyboard.up('Control')
}
