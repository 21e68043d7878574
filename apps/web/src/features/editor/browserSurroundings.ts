import type { Scheduler } from '@stet/binding'
import { askStanding } from './openArticle.ts'
import type { BrowserStore } from './session/BrowserStore.ts'
import { cryptoRandom32 } from './session/clientIdPair.ts'
import { indexedDbCopy } from './session/indexedDbCopy.ts'
import type { Surroundings } from './session/Surroundings.ts'
import { textOfDocument } from './textOfDocument.ts'

/** The real world around a session. */
export function browserSurroundings(articleId: string, userId: string, store: BrowserStore): Surroundings {
  const { protocol, host } = window.location
  return {
    syncUrl: `${protocol === 'https:' ? 'wss:' : 'ws:'}//${host}/sync`,
    WebSocket: window.WebSocket,
    now: Date.now,
    random: Math.random,
    random32: cryptoRandom32,
    schedule: nextFrame,
    store,
    openCopy: indexedDbCopy,
    ask: () => askStanding(articleId, userId, store),
    textOf: textOfDocument,
  }
}

/** A hidden tab has no frames; what others write must not pile up in it. */
const HIDDEN_FRAME_MS = 250

const nextFrame: Scheduler = (run) => {
  if (document.hidden) {
    const timer = setTimeout(() => run(), HIDDEN_FRAME_MS)
    return () => clearTimeout(timer)
  }
  // A tab that is hidden before its next frame gets none.
  const timer = setTimeout(() => {
    cancelAnimationFrame(frame)
    run()
  }, HIDDEN_FRAME_MS)
  const frame = requestAnimationFrame(() => {
    clearTimeout(timer)
    run()
  })
  return () => {
    clearTimeout(timer)
    cancelAnimationFrame(frame)
  }
}
