import type { ArticleBinding } from '@stet/binding'
import type { Command } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { createContext, useContext, useSyncExternalStore } from 'react'
import type { EditorStatus } from './editorStatus.ts'
import type { Finder } from './find/Finder.ts'
import type { FindStatus } from './find/findStatus.ts'
import type { Follower } from './following/Follower.ts'
import type { Lengths } from './lengths.ts'
import type { Outline } from './outline/Outline.ts'
import type { RowLayout } from './rowLayout.ts'
import type { ThrottledStore } from './ThrottledStore.ts'

/** The editor that is on screen, for everything around it. */
export interface EditorHandle {
  readonly view: EditorView
  readonly binding: ArticleBinding
  /** Calls back after every update of the view, of its selection too; answers with what ends it. */
  readonly onUpdate: (listener: () => void) => () => void
  readonly status: ThrottledStore<EditorStatus>
  readonly lengths: ThrottledStore<Lengths>
  readonly find: ThrottledStore<FindStatus>
  readonly finder: Finder
  readonly rows: ThrottledStore<readonly RowLayout[]>
  readonly outline: ThrottledStore<Outline>
  readonly follower: Follower
  /** Runs a command and gives the focus back to the text. */
  readonly run: (command: Command) => boolean
  /** Whether this person may write at this moment. */
  readonly mayWrite: () => boolean
  /** Whether another person's caret stands between two positions. */
  readonly isBusy: (from: number, to: number) => boolean
  /** Take back, and do again, what this person did. */
  readonly undo: Command
  readonly redo: Command
}

/** Null while there is no editor. */
export const EditorContext = createContext<EditorHandle | null>(null)

/** The editor on screen; below `EditorContext` with an editor only. */
export function useEditorHandle(): EditorHandle {
  const editor = useContext(EditorContext)
  if (editor === null) throw new Error('useEditorHandle needs an editor in EditorContext')
  return editor
}

/** The status of the place where the person writes, at most once a frame, only when it changed. */
export function useEditorStatus(): EditorStatus {
  const { status } = useEditorHandle()
  return useSyncExternalStore(status.subscribe, status.getSnapshot)
}

/** The lengths, a little behind the typing. */
export function useLengths(): Lengths {
  const { lengths } = useEditorHandle()
  return useSyncExternalStore(lengths.subscribe, lengths.getSnapshot)
}
