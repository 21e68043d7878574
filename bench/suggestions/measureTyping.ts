import type { Browser } from 'playwright'
import type { WriteMode } from '@stet/article'
import { median } from '../measuring/median.ts'
import type { Shown } from './pages/main.ts'
import { SuggestionsTab } from './SuggestionsTab.ts'

/** What one key costs, medians of a page: processor time of the main thread in milliseconds, and bytes of Yjs updates. */
export interface KeyCosts {
  readonly task: number
  readonly script: number
  readonly bytes: number
}

const GROUPS = 4
const KEYS_A_GROUP = 4
/** Behind a key: its frame, and the rail, whose cards are up to 250 ms behind. */
const KEY_QUIET_MS = 330
const MODES: readonly WriteMode[] = ['edit', 'suggest']

/**
 * Types in a fresh page, in edit and in suggest mode by turns, each in a paragraph of its own; `isSwapped`: each in that
 * of the other.
 */
export async function measureTyping(
  browser: Browser,
  origin: string,
  shown: Exclude<Shown, 'closed'>,
  isSwapped: boolean,
): Promise<Readonly<Record<WriteMode, KeyCosts>>> {
  const tab = await SuggestionsTab.open(browser, origin, shown)
  const places = await tab.places(MODES.length)
  const keys = { edit: [] as KeyCosts[], suggest: [] as KeyCosts[] }
  let typed = 0
  for (let group = 0; group < GROUPS; group += 1) {
    for (const [at, mode] of MODES.entries()) {
      const { block, offset } = places[isSwapped ? MODES.length - 1 - at : at]!
      await tab.putCaret({ block, offset: offset + typed })
      await tab.setMode(mode)
      // The first key at a place is another one: it begins something.
      await tab.measured.press('e')
      await tab.measured.rest(KEY_QUIET_MS)
      for (let key = 0; key < KEYS_A_GROUP; key += 1) {
        await tab.takeBytes()
        const work = await tab.measured.workOf(() => tab.measured.press('n'), KEY_QUIET_MS)
        keys[mode].push({ ...work, bytes: await tab.takeBytes() })
      }
    }
    typed += 1 + KEYS_A_GROUP
  }
  await tab.measured.close()
  return { edit: medians(keys.edit), suggest: medians(keys.suggest) }
}

function medians(keys: readonly KeyCosts[]): KeyCosts {
  return {
    task: median(keys.map(({ task }) => task)),
    script: median(keys.map(({ script }) => script)),
    bytes: median(keys.map(({ bytes }) => bytes)),
  }
}
