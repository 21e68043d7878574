import { createDocument, emptyArticle, textRoot } from '@stet/article'
import * as Y from 'yjs'
import { benchWords } from '../../editor/benchWords.ts'

/** An article of 800 words as it was typed, letter by letter. */
export interface TypedHistory {
  readonly base: Uint8Array
  readonly updates: readonly Uint8Array[]
}

/** The tabs that it was typed in, one after the other; all of one person. */
export const TYPING_CLIENTS: readonly number[] = [21, 22, 23, 24]
export const HISTORY_WORDS = 800
const HISTORY_UPDATES = 6000
const SERVER = 2

/**
 * Types paragraph after paragraph, each in another tab, with as many slips that are taken back at once as make six
 * thousand updates; the last words of every third paragraph are filled in at the end.
 */
export function typedHistory(): TypedHistory {
  const base = createDocument(emptyArticle(), { clientId: SERVER, user: '#server', origin: 'imported' })
  const doc = new Y.Doc()
  Y.applyUpdate(doc, base)
  const body = textRoot(doc, 'body')
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  const blocks = benchWords(HISTORY_WORDS, { suggestions: 0, users: 0 }).map(({ kind, words }, at) => {
    const text = words.map((word) => word.text).join(' ')
    const isLeftOpen = at % 3 === 2
    return {
      kind,
      text,
      written: isLeftOpen ? text.slice(0, -30) : text,
      rest: isLeftOpen ? text.slice(-30) : '',
    }
  })
  const letters = blocks.reduce((sum, { text }) => sum + text.length, 0)
  const slips = (HISTORY_UPDATES - letters - (blocks.length - 1)) / 2
  let typed = 0
  let slipped = 0

  const type = (text: string, place: number) => {
    let at = place
    for (const letter of text) {
      typed += 1
      if (slipped < Math.floor((typed / letters) * slips)) {
        slipped += 1
        body.insert(at, 'x')
        body.delete(at, 1)
      }
      body.insert(at, letter)
      at += 1
    }
  }

  blocks.forEach(({ kind, written }, at) => {
    doc.clientID = TYPING_CLIENTS[at % TYPING_CLIENTS.length] ?? 0
    if (at > 0) body.insertEmbed(body.length, { k: kind })
    type(written, body.length)
  })
  let end = 0
  for (const { written, rest } of blocks) {
    end += 1 + written.length
    type(rest, end)
    end += rest.length
  }
  doc.destroy()
  return { base, updates }
}
