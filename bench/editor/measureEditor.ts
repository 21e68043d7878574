import type { Browser } from 'playwright'
import { BenchTab } from './BenchTab.ts'
import { median } from '../measuring/median.ts'
import type { Variant } from './Variant.ts'

/** What is measured; times in milliseconds. `Task` and `Script` are processor time of the page's main thread; `scrollTask` is that of a frame, `scrollLate` how many frames in a hundred took longer than 20 ms. */
export const QUANTITIES = [
  'load',
  'keyTask',
  'keyScript',
  'keyPaint',
  'remoteNear',
  'remoteFar',
  'streamTask',
  'undo',
  'awarenessPerRemoteKey',
  'awarenessBytesPerKey',
  'scrollTask',
  'scrollLate',
] as const
export type Quantity = (typeof QUANTITIES)[number]

/** The medians of one page, of what was measured there. */
export type Measured = Readonly<Partial<Record<Quantity, number>>>

/** Opening alone, typing as well, or what others do too; `scroll`: opening and scrolling, `screen`: typing and scrolling. */
export type Extent = 'load' | 'keys' | 'all' | 'scroll' | 'screen'

const KEYS = 14
const WARM_UP_KEYS = 4
/** Behind a key: its frame, and the caret message that may follow within 60 ms. */
const KEY_QUIET_MS = 130
const STREAM_KEYS_A_SECOND = 150
const PIXELS_A_SECOND = 1500
/** A frame that took longer than this came too late for the screen. */
const FRAME_MS = 20

/** Measures one editor in a fresh page. */
export async function measureEditor(
  browser: Browser,
  origin: string,
  variant: Variant,
  words: number,
  extent: Extent,
): Promise<Measured> {
  const tab = await BenchTab.open(browser, origin, variant, words)
  const load = await tab.load()
  if (extent === 'load') {
    await tab.close()
    return { load }
  }
  if (extent !== 'scroll') await tab.settle()
  const keys = extent === 'scroll' ? {} : await measureKeys(tab)
  const others = extent === 'all' ? await measureOthers(tab) : {}
  const scroll = extent === 'scroll' || extent === 'screen' ? await measureScroll(tab) : {}
  await tab.close()
  return { load, ...keys, ...others, ...scroll }
}

/** From top to bottom. */
async function measureScroll(tab: BenchTab): Promise<Measured> {
  let frames: readonly number[] = []
  const { task } = await tab.workOf(async () => {
    frames = await tab.scroll(PIXELS_A_SECOND)
  }, 0)
  return {
    scrollTask: task / frames.length,
    scrollLate: (100 * frames.filter((frame) => frame > FRAME_MS).length) / frames.length,
  }
}

async function measureKeys(tab: BenchTab): Promise<Measured> {
  for (let key = 0; key < WARM_UP_KEYS; key += 1) {
    await tab.press('e')
    await tab.rest(KEY_QUIET_MS)
  }
  await tab.keyPaints()
  const sentBefore = await tab.awarenessSent()
  const works = []
  for (let key = 0; key < KEYS; key += 1) works.push(await tab.workOf(() => tab.press('n'), KEY_QUIET_MS))
  const sent = await tab.awarenessSent()
  return {
    keyTask: median(works.map(({ task }) => task)),
    keyScript: median(works.map(({ script }) => script)),
    keyPaint: median(await tab.keyPaints()),
    awarenessBytesPerKey: (sent.bytes - sentBefore.bytes) / KEYS,
  }
}

async function measureOthers(tab: BenchTab): Promise<Measured> {
  const sentBefore = await tab.awarenessSent()
  const near = await remoteKeys(tab, 'near')
  const far = await remoteKeys(tab, 'far')
  const sent = await tab.awarenessSent()
  const undone = []
  for (let key = 0; key < KEYS; key += 1) {
    await tab.press('s')
    await tab.rest(KEY_QUIET_MS)
    undone.push(await tab.undo())
    await tab.rest(KEY_QUIET_MS)
  }
  const stream = await tab.workOf(() => tab.stream(STREAM_KEYS_A_SECOND), 300)
  return {
    remoteNear: median(near),
    remoteFar: median(far),
    awarenessPerRemoteKey: (sent.messages - sentBefore.messages) / (near.length + far.length),
    undo: median(undone),
    streamTask: stream.task,
  }
}

async function remoteKeys(tab: BenchTab, series: 'near' | 'far'): Promise<readonly number[]> {
  const times: number[] = []
  for (let index = 0; index < 16; index += 1) {
    const time = await tab.remoteKey(series, index)
    // The first ones warm up.
    if (index >= 2) times.push(time)
    await tab.rest(KEY_QUIET_MS)
  }
  return times
}
