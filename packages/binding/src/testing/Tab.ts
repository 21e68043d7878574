import {
  type ArticleJson,
  articleSchema,
  clientEntry,
  clientsRoot,
  createDocument,
  openRoots,
  read,
  textRoot,
  type TextRoot,
  toProseMirror,
  type UserId,
} from '@stet/article'
import type { Plugin } from '@tiptap/pm/state'
import { TextSelection } from '@tiptap/pm/state'
import * as Y from 'yjs'
import { ArticleBinding } from '../ArticleBinding.ts'
import type { EditorMode } from '../ArticleBindingOptions.ts'
import { linesOf } from '../commands/testing/articleNotation.ts'
import { HeadlessEditor } from '../HeadlessEditor.ts'

export interface TabOptions {
  readonly user?: UserId
  readonly mode?: EditorMode
  /** Unless it is given, the person may edit, whatever the mode. */
  readonly right?: EditorMode
  readonly plugins?: readonly Plugin[]
  readonly onError?: (error: unknown) => void
}

/** The bytes of an article that the server wrote under client 1, with the ids of the people of these tests. */
export function articleBytes(article: ArticleJson): Uint8Array {
  const doc = openRoots(new Y.Doc())
  Y.applyUpdate(doc, createDocument(article, { clientId: 1, user: 'wire', origin: 'imported' }))
  doc.clientID = 1
  for (const [at, user] of PEOPLE.entries()) {
    clientsRoot(doc).set(String(idsOf(at).edit), clientEntry(user, 'edit'))
    clientsRoot(doc).set(String(idsOf(at).suggest), clientEntry(user, 'suggest'))
  }
  return Y.encodeStateAsUpdate(doc)
}

const PEOPLE = ['anna', 'ben', 'cleo']

function idsOf(person: number) {
  return { edit: 101 + person * 10, suggest: 102 + person * 10 }
}

/** One person's tab in a test, with a clock that stands still until it is moved. */
export class Tab {
  readonly doc = openRoots(new Y.Doc())
  readonly binding: ArticleBinding
  readonly editor: HeadlessEditor
  time = 0

  constructor(
    bytes: Uint8Array,
    { user = 'anna', mode = 'edit', right = 'edit', plugins = [], onError }: TabOptions = {},
  ) {
    Y.applyUpdate(this.doc, bytes)
    this.binding = new ArticleBinding({
      doc: this.doc,
      user,
      clientIds: idsOf(PEOPLE.indexOf(user)),
      mode,
      right,
      schema: articleSchema,
      now: () => this.time,
      onError: onError ?? rethrow,
    })
    this.editor = new HeadlessEditor(this.binding, plugins)
  }

  get state() {
    return this.editor.state
  }

  /** The article as lines, with the caret; throws unless it is what the model reads. */
  get lines(): readonly string[] {
    const wanted = toProseMirror(read(this.doc, 'markup'), articleSchema)
    if (!this.state.doc.eq(wanted))
      throw new Error(`shows ${this.state.doc.toString()} and reads ${wanted.toString()}`)
    return linesOf(this.state)
  }

  /** What stands in a root, markers as their kind in braces. */
  stored(root: TextRoot): string {
    const parts: string[] = []
    for (const { insert } of textRoot(this.doc, root).toDelta() as readonly { insert: unknown }[]) {
      parts.push(typeof insert === 'string' ? insert : `{${(insert as { k: string }).k}}`)
    }
    return parts.join('')
  }

  /** The position behind the first place where a text stands, plus an offset. */
  find(text: string, offset = 0): number {
    let found = -1
    this.state.doc.descendants((node, pos) => {
      const at = node.isTextblock && found < 0 ? node.textContent.indexOf(text) : -1
      if (at >= 0) found = pos + 1 + at + offset
      return found < 0
    })
    if (found < 0) throw new Error(`"${text}" is not in ${this.state.doc.toString()}`)
    return found
  }

  caretAt(text: string, offset = 0): this {
    const position = this.find(text, offset)
    this.editor.dispatch(this.state.tr.setSelection(TextSelection.create(this.state.doc, position)))
    return this
  }

  select(text: string): this {
    const from = this.find(text)
    return this.selectRange(from, from + text.length)
  }

  selectRange(from: number, to: number): this {
    this.editor.dispatch(this.state.tr.setSelection(TextSelection.create(this.state.doc, from, to)))
    return this
  }

  /** Types at the caret, key by key, the keys 40 ms apart. */
  type(text: string): this {
    for (const character of text) {
      this.time += 40
      this.editor.dispatch(this.state.tr.insertText(character))
    }
    return this
  }

  delete(text: string): this {
    const from = this.find(text)
    this.editor.dispatch(this.state.tr.delete(from, from + text.length))
    return this
  }

  /** Gets what another tab has, and gives it what this one has. */
  sync(other: Tab): this {
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(other.doc, Y.encodeStateVector(this.doc)))
    Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(this.doc, Y.encodeStateVector(other.doc)))
    return this
  }
}

function rethrow(error: unknown): void {
  throw error
}
