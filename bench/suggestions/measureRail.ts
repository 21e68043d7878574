import type { Browser } from 'playwright'
import { SuggestionsTab } from './SuggestionsTab.ts'

const PIXELS_A_SECOND = 1500
/** A frame that took longer than this came too late for the screen. */
const FRAME_MS = 20

/** A scroll from top to bottom, in milliseconds. */
export interface ScrollCosts {
  readonly frames: number
  /** How many took longer than 20 ms. */
  readonly late: number
  readonly longest: number
  /** Processor time of the main thread, a frame. */
  readonly task: number
}

/** Scrolls through the whole article in a fresh page. */
export async function measureScroll(
  browser: Browser,
  origin: string,
  shown: 'closed' | 'rail',
): Promise<ScrollCosts> {
  const tab = await SuggestionsTab.open(browser, origin, shown)
  let frames: readonly number[] = []
  const { task } = await tab.measured.workOf(async () => {
    frames = await tab.scroll(PIXELS_A_SECOND)
  }, 0)
  await tab.measured.close()
  return {
    frames: frames.length,
    late: frames.filter((frame) => frame > FRAME_MS).length,
    longest: Math.max(...frames),
    task: task / frames.length,
  }
}

/** Accepts all suggestions from the rail, in a fresh page; milliseconds from the click to behind the paint. */
export async function measureAcceptAll(
  browser: Browser,
  origin: string,
  suggestions: number,
): Promise<number> {
  const tab = await SuggestionsTab.open(browser, origin, 'rail')
  const cards = await tab.openCards()
  if (cards !== suggestions) throw new Error(`The rail lists ${cards} instead of ${suggestions} suggestions`)
  const milliseconds = await tab.acceptAll()
  await tab.measured.close()
  return milliseconds
}
