import type { Browser } from 'playwright'
import { hotFunctions } from '../measuring/hotFunctions.ts'
import { SuggestionsTab } from './SuggestionsTab.ts'

const KEYS = 12
const FUNCTIONS = 12

/** Where the time of keys in suggest mode with the rail open, of a scroll and of accepting all goes, a line each. */
export async function profileSuggestions(browser: Browser, origin: string): Promise<readonly string[]> {
  const tab = await SuggestionsTab.open(browser, origin, 'rail')
  const [place] = await tab.places(1)
  await tab.putCaret(place!)
  await tab.setMode('suggest')
  const profiles: Record<string, () => Promise<unknown>> = {
    [`${KEYS} keys in suggest mode, rail open`]: async () => {
      for (let key = 0; key < KEYS; key += 1) {
        await tab.measured.press('n')
        await tab.measured.rest(330)
      }
    },
    'accept all': () => tab.acceptAll(),
  }
  const lines: string[] = []
  for (const [name, run] of Object.entries(profiles))
    lines.push(`- ${name}: ${hotFunctions(await tab.measured.profileOf(run), FUNCTIONS).join(', ')}`)
  await tab.measured.close()
  return lines
}
