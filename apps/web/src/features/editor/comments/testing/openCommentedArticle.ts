import { itemAt, read, textRoot } from '@stet/article'
import type { CommentAnchor, NewComment } from '@stet/protocol'
import type * as Y from 'yjs'
import { exampleMetadata } from '../../session/testing/exampleMetadata.ts'
import { openReviewedArticle } from '../../testing/openReviewedArticle.ts'
import type { TestArticle, TestArticleOptions } from '../../testing/openTestArticle.tsx'
import { idsIn } from '../anchorOfSelection.ts'
import { FakeCommentServer } from './FakeCommentServer.ts'

/** An article of three suggestions, and the server of its comments. */
export interface CommentedArticle extends TestArticle {
  readonly comments: FakeCommentServer
}

/** `comments`: writes what is there before anybody opens it. */
export interface CommentedOptions extends TestArticleOptions {
  readonly comments?: (server: FakeCommentServer, doc: Y.Doc) => void
}

/** Opens the article of the reviewing tests with a server for its comments. */
export async function openCommentedArticle(options: CommentedOptions = {}): Promise<CommentedArticle> {
  const comments = new FakeCommentServer(exampleMetadata().id)
  const stop = comments.begin()
  const article = await openReviewedArticle({
    ...options,
    events: comments.events,
    andThen: (doc) => options.comments?.(comments, doc),
  })
  return {
    ...article,
    comments,
    dispose: async () => {
      await article.dispose()
      stop()
    },
  }
}

/** What a colleague says about a word of the lead. */
export function commentOn(doc: Y.Doc, word: string, text: string, id: string): NewComment {
  return { id, text, anchor: anchorIn(doc, 'lead', word), quote: word }
}

/** The characters of a word, as they read in `markup`. */
export function anchorIn(doc: Y.Doc, root: CommentAnchor['root'], word: string): CommentAnchor {
  const block = read(doc, 'markup')[root].find(({ runs }) =>
    runs
      .map((run) => run.text)
      .join('')
      .includes(word),
  )
  if (!block) throw new Error(`Nothing reads ${word}`)
  const from = block.runs
    .map((run) => run.text)
    .join('')
    .indexOf(word)
  const ids = idsIn(block, from, from + word.length).map(([client, clock, length]) => [client, clock, length])
  return { root, ids: ids as CommentAnchor['ids'], suggestion: null }
}

/** Takes the characters of an anchor out of the text, as somebody who may write. */
export function deleteAnchored(doc: Y.Doc, { root, ids }: CommentAnchor): void {
  const text = textRoot(doc, root)
  for (const [client, clock, length] of ids) {
    for (let at = clock + length - 1; at >= clock; at -= 1) {
      const item = itemAt(doc, [client, at])
      if (item && !item.deleted) text.delete(indexOf(text, client, at), 1)
    }
  }
}

function indexOf(text: Y.Text, client: number, clock: number): number {
  let index = 0
  for (let item = text._start; item; item = item.right) {
    if (item.id.client === client && clock >= item.id.clock && clock < item.id.clock + item.length)
      return index + clock - item.id.clock
    if (!item.deleted && item.countable) index += item.length
  }
  throw new Error('The character is not there')
}
