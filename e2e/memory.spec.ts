import type { CDPSession } from '@playwright/test'
import { longArticle } from './longArticle.ts'
import { expect, test } from './newsroom.ts'
import { PEOPLE, Typists } from './Typists.ts'

/** Keys that all type together; an hour of 30 people at five keys a second is `E2E_TYPED=540000`. */
const KEYS = Number(process.env['E2E_TYPED'] ?? 12_000)
const ROUNDS = 4

// A trace remembers every element that ever was.
test.use({ trace: 'off' })

/** What a tab holds after everything that can be collected is. */
interface Level {
  readonly heapBytes: number
  readonly nodes: number
  readonly listeners: number
}

async function levelOf(session: CDPSession): Promise<Level> {
  // Twice: what the first frees may have held more.
  for (let round = 0; round < 2; round += 1) await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  const { metrics } = await session.send('Performance.getMetrics')
  const metric = (name: string): number => metrics.find((one) => one.name === name)?.value ?? Number.NaN
  return { heapBytes: usedSize, nodes: metric('Nodes'), listeners: metric('JSEventListeners') }
}

/** Of some looks the one with the fewest listeners. */
async function restingLevel(session: CDPSession): Promise<Level> {
  let lowest = await levelOf(session)
  for (let look = 0; look < 5; look += 1) {
    await new Promise((resolve) => setTimeout(resolve, 200))
    const level = await levelOf(session)
    if (level.listeners < lowest.listeners) lowest = level
  }
  return lowest
}

test('the memory of a tab returns to its level after 30 people have typed and taken it back', async ({
  newsroom,
  browserName,
}) => {
  if (browserName !== 'chromium') return
  test.setTimeout(120_000 + KEYS * 4)
  const anna = await newsroom.person('reporter')
  const id = await anna.createArticle(longArticle(PEOPLE))
  await anna.open(id)
  await anna.putCaret(anna.field('headline'), 'end')
  const session = await anna.context.newCDPSession(anna.page)
  await session.send('Performance.enable')
  const text = async () => anna.editor.evaluate((editor) => editor.textContent)
  const before = await text()

  const levels: Level[] = []
  // The first round warms up: caches, compiled code, the carets of everybody.
  for (let round = 0; round <= ROUNDS; round += 1) {
    const typists = await Typists.join(newsroom, id)
    try {
      await expect(anna.editor.locator('.article-caret')).toHaveCount(PEOPLE)
      await typists.type(round === 0 ? KEYS / 10 : KEYS / ROUNDS)
      await expect.poll(text, { timeout: 120_000 }).toBe(before)
    } finally {
      typists.leave()
    }
    await expect(anna.page.getByTestId('present-person')).toHaveCount(1)
    await expect(anna.editor.locator('.article-caret')).toHaveCount(0)
    await anna.expectSaved(60_000)
    levels.push(await restingLevel(session))
  }
  const [first, last] = [levels[0], levels.at(-1)]
  if (!first || !last) throw new Error('nothing was measured')
  const growth = last.heapBytes - first.heapBytes
  console.log(
    `${KEYS} keys: heap ${(first.heapBytes / 1e6).toFixed(2)} → ${(last.heapBytes / 1e6).toFixed(2)} MB, ` +
      `${(((growth / KEYS) * 100_000) / 1e6).toFixed(2)} MB a 100,000 keys; ` +
      `nodes ${levels.map(({ nodes }) => nodes).join(' ')}; listeners ${levels.map(({ listeners }) => listeners).join(' ')}; ` +
      `heap ${levels.map(({ heapBytes }) => (heapBytes / 1e6).toFixed(2)).join(' ')}`,
  )
  // Something short-lived, a name at a caret say, may be on the screen at the moment of any look.
  await expect.poll(async () => (await levelOf(session)).listeners).toBeLessThanOrEqual(first.listeners)
  expect(Math.abs(last.nodes - first.nodes)).toBeLessThan(10)
  expect(growth).toBeLessThan(3_000_000)
})
