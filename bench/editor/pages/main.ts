import '../../../apps/web/src/styles/index.css'
import '../../../apps/web/src/features/editor/articleFields.css'
import '../../../apps/web/src/features/editor/articleBlocks.css'
import '../../../apps/web/src/features/editor/articleMarks.css'
import '../../../apps/web/src/features/editor/articleSuggestions.css'
import '../../../apps/web/src/features/editor/articleModes.css'
import './bench.css'
import type { BenchData, RemoteSeries } from '../BenchData.ts'
import type { Variant } from '../Variant.ts'
import type { AwarenessSent, BenchEditor, Prepare } from './BenchEditor.ts'
import { blockStart } from './blockStart.ts'
import { nextPaint } from './nextPaint.ts'
import { scrollThrough } from './scrollThrough.ts'

/** What the bench calls in the page. Times are in milliseconds. */
export interface BenchWindow {
  /** Opens the editor from memory; answers how long it took until it was painted. */
  readonly open: () => Promise<number>
  /** Everybody else comes in, and the caret goes to its place. */
  readonly settle: () => Promise<void>
  /** From keydown to behind the next frame's paint, for every key since the last call. */
  readonly takeKeyPaints: () => readonly number[]
  /** Applies one key of somebody else and lays the page out. */
  readonly remoteKey: (series: RemoteSeries, index: number) => number
  /** Keys of everybody, so many a second, each when it is due. */
  readonly stream: (keysASecond: number) => Promise<void>
  readonly undo: () => number
  readonly awarenessSent: () => AwarenessSent
  /** Milliseconds from frame to frame while it scrolls through everything. */
  readonly scroll: (pixelsASecond: number) => Promise<readonly number[]>
}

const prepareOf: Readonly<Record<Variant, () => Promise<Prepare>>> = {
  pm: async () => (await import('./pm.ts')).preparePm,
  'pm-sections': async () => (await import('./pm.ts')).preparePmSections,
  stock: async () => (await import('./stock.ts')).prepareStock,
  stet: async () => (await import('./stet.ts')).prepareStet,
  bare: async () => (await import('./screen.ts')).prepareBare,
  screen: async () => (await import('./screen.ts')).prepareScreen,
  commented: async () => (await import('./screen.ts')).prepareCommented,
  comments: async () => (await import('./screen.ts')).prepareComments,
  authors: async () => (await import('./screen.ts')).prepareAuthors,
}

async function main(): Promise<void> {
  const query = new URLSearchParams(location.search)
  const place = document.getElementById('root')!
  const prepare = await prepareOf[query.get('variant') as Variant]()
  const data = (await (await fetch(`/data/${query.get('words')}.json`)).json()) as BenchData
  const open = prepare(data)
  await document.fonts.load('19px "Source Serif 4 Variable"')
  ;(globalThis as { bench?: BenchWindow }).bench = benchWindow(place, data, open)
}

function benchWindow(place: HTMLElement, data: BenchData, open: ReturnType<Prepare>): BenchWindow {
  let editor: BenchEditor | null = null
  let paints: number[] = []
  const ready = (): BenchEditor => {
    if (!editor) throw new Error('Call open first')
    return editor
  }
  document.addEventListener(
    'keydown',
    ({ timeStamp }) => {
      void nextPaint().then((now) => paints.push(now - timeStamp))
    },
    true,
  )
  return {
    open: async () => {
      const start = performance.now()
      editor = await open(place)
      return (await nextPaint()) - start
    },
    settle: async () => {
      const { view, join } = ready()
      if (view.state.doc.textContent !== textOf(data.flat)) throw new Error('It shows another article')
      join()
      await nextPaint()
      putCaret(view, data.caret)
      await nextPaint()
    },
    takeKeyPaints: () => {
      const taken = paints
      paints = []
      return taken
    },
    remoteKey: (series, index) => {
      const { view, takeIn } = ready()
      const key = data.keys[series][index]!
      const start = performance.now()
      takeIn(series, index, key)
      layOut(view.dom)
      return performance.now() - start
    },
    stream: (keysASecond) =>
      new Promise((resolve) => {
        const { receive } = ready()
        const keys = data.keys.stream
        const start = performance.now()
        let next = 0
        const deliver = (): void => {
          const due = Math.min(keys.length, Math.floor(((performance.now() - start) / 1000) * keysASecond))
          for (; next < due; next += 1) receive('stream', next, keys[next]!)
          if (next < keys.length) setTimeout(deliver, 1000 / keysASecond)
          else resolve()
        }
        deliver()
      }),
    undo: () => {
      const { view, undo } = ready()
      const start = performance.now()
      undo()
      layOut(view.dom)
      return performance.now() - start
    },
    awarenessSent: () => ready().awarenessSent(),
    scroll: async (pixelsASecond) => {
      const { scroller } = ready()
      if (!scroller) throw new Error('There is nothing to scroll')
      return scrollThrough(scroller, pixelsASecond)
    },
  }
}

/** The text of ProseMirror JSON: what every editor has to show. */
function textOf({ text, content }: JsonNode): string {
  return text ?? (content ?? []).map(textOf).join('')
}

interface JsonNode {
  readonly text?: string
  readonly content?: readonly JsonNode[]
}

function layOut(element: Element): number {
  return element.getBoundingClientRect().height
}

function putCaret(view: BenchEditor['view'], { block, offset }: BenchData['caret']): void {
  const { node, offset: at } = view.domAtPos(blockStart(view.state.doc, block) + offset)
  const element = node instanceof Element ? node : node.parentElement
  element?.scrollIntoView({ block: 'center' })
  view.focus()
  getSelection()?.collapse(node, at)
}

await main()
