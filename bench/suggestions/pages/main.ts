import '../../../apps/web/src/styles/index.css'
import '../../../apps/web/src/features/editor/articleFields.css'
import '../../../apps/web/src/features/editor/articleBlocks.css'
import '../../../apps/web/src/features/editor/articleMarks.css'
import '../../../apps/web/src/features/editor/articleSuggestions.css'
import '../../../apps/web/src/features/editor/articleModes.css'
import '../../editor/pages/bench.css'
import type { WriteMode } from '@stet/article'
import { blockStart } from '../../editor/pages/blockStart.ts'
import { nextPaint } from '../../editor/pages/nextPaint.ts'
import type { SuggestionsData } from '../SuggestionsData.ts'
import { openBare } from './openBare.ts'
import { openScreen } from './openScreen.tsx'
import type { OpenedBench } from './OpenedBench.ts'
import { plainPlaces, type TypingPlace } from './plainPlaces.ts'
import { scrollThrough } from '../../editor/pages/scrollThrough.ts'

/** What a page shows: the editor alone, or the whole screen with the rail closed or open. */
export type Shown = 'bare' | 'closed' | 'rail'

/** What the bench calls in the page. */
export interface SuggestionsWindow {
  /** False where the keys of the screen have to do it. */
  readonly setMode: (mode: WriteMode) => boolean
  readonly places: (count: number) => readonly TypingPlace[]
  /** The caret goes to a place, by the browser's own selection. */
  readonly putCaret: (place: TypingPlace) => Promise<void>
  /** How many bytes the document has told that it changed by, since the last call. */
  readonly takeBytes: () => number
  /** Milliseconds from the event to behind the next paint, for every click since the last call. */
  readonly takeClickPaints: () => readonly number[]
  /** Milliseconds from frame to frame while it scrolls through the whole article. */
  readonly scroll: (pixelsASecond: number) => Promise<readonly number[]>
}

async function main(): Promise<void> {
  const query = new URLSearchParams(location.search)
  const data = (await (await fetch('/data/article.json')).json()) as SuggestionsData
  const opened = await open(document.getElementById('root')!, data, query.get('shown') as Shown)
  await document.fonts.load('19px "Source Serif 4 Variable"')
  await nextPaint()
  ;(globalThis as { bench?: SuggestionsWindow }).bench = suggestionsWindow(opened)
}

function open(place: HTMLElement, data: SuggestionsData, shown: Shown): Promise<OpenedBench> {
  return shown === 'bare' ? openBare(place, data) : openScreen(place, data, shown === 'rail')
}

function suggestionsWindow({ view, doc, setMode }: OpenedBench): SuggestionsWindow {
  let bytes = 0
  let clicks: number[] = []
  doc.on('update', (update: Uint8Array) => (bytes += update.length))
  document.addEventListener(
    'click',
    ({ timeStamp }) => {
      void nextPaint().then((now) => clicks.push(now - timeStamp))
    },
    true,
  )
  return {
    setMode: (mode) => {
      setMode?.(mode)
      return setMode !== null
    },
    places: (count) => plainPlaces(view.state.doc, count),
    putCaret: async ({ block, offset }) => {
      const { node, offset: at } = view.domAtPos(blockStart(view.state.doc, block) + offset)
      const element = node instanceof Element ? node : node.parentElement
      element?.scrollIntoView({ block: 'center' })
      view.focus()
      getSelection()?.collapse(node, at)
      await nextPaint()
    },
    takeBytes: () => {
      const taken = bytes
      bytes = 0
      return taken
    },
    takeClickPaints: () => {
      const taken = clicks
      clicks = []
      return taken
    },
    scroll: (pixelsASecond) => scrollThrough(view.dom.closest('main')!, pixelsASecond),
  }
}

await main()
