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
  /** `task` of a key in a run of them, with all that follows the run. */
  readonly run: number
}

const GROUPS = 2
const KEYS_A_GROUP = 6
/** Behind a key: its frame, and the rail, whose cards are up to 250 ms behind. */
const KEY_QUIET_MS = 330
/** A run: keys as somebody types them. */
const KEYS_A_RUN = 12
const RUN_PACE_MS = 150
const RUN_QUIET_MS = 500
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
  const keys = { edit: [] as SingleKey[], suggest: [] as SingleKey[] }
  const runs = { edit: [] as number[], suggest: [] as number[] }
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
      const { task } = await tab.measured.workOf(() => typeRun(tab), RUN_QUIET_MS)
      runs[mode].push(task / KEYS_A_RUN)
    }
    typed += 1 + KEYS_A_GROUP + KEYS_A_RUN
  }
  await tab.measured.close()
  return { edit: medians(keys.edit, runs.edit), suggest: medians(keys.suggest, runs.suggest) }
}

type SingleKey = Omit<KeyCosts, 'run'>

async function typeRun(tab: SuggestionsTab): Promise<void> {
  for (let key = 0; key < KEYS_A_RUN; key += 1) {
    await tab.measured.press('n')
    await tab.measured.rest(RUN_PACE_MS)
  }
}

function medians(keys: readonly SingleKey[], runs: readonly number[]): KeyCosts {
  return {
    run: median(runs),
    task: median(keys.map(({ task }) => task)),
    script: median(keys.map(({ script }) => script)),
    bytes: median(keys.map(({ bytes }) => bytes)),
  }
}
