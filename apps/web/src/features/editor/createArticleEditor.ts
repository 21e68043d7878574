import { articleSchema } from '@stet/article'
import { ArticleBinding, findSlot, type PasteLimit } from '@stet/binding'
import type { Node } from '@tiptap/pm/model'
import { EditorState } from '@tiptap/pm/state'
import { EditorView } from '@tiptap/pm/view'
import type { EditorHandle } from './EditorHandle.ts'
import { editorStatus, isSameStatus } from './editorStatus.ts'
import { FieldLabels, type FieldNames } from './FieldLabels.ts'
import { Finder } from './find/Finder.ts'
import { findStatus, isSameFind } from './find/findStatus.ts'
import { Follower } from './following/Follower.ts'
import { isSameLengths, readLengths } from './lengths.ts'
import { outlineStore } from './outline/outlineStore.ts'
import { isSameRows, measureRows } from './rowLayout.ts'
import { screenNodeViews } from './screenNodeViews.ts'
import { historyCommands, isSomebodyIn, screenPlugins } from './screenPlugins.ts'
import type { TabMode } from './modes/TabMode.ts'
import type { ArticleSession } from './session/ArticleSession.ts'
import { calmPace, nextFramePace, ThrottledStore } from './ThrottledStore.ts'

/** What of the screen the editor shows and tells; asked again after `refresh`. */
export interface EditorLooks {
  /** What is typed would be kept and sent; in which mode, the tab says. */
  readonly isWritable: boolean
  /** The name of the whole text for screen readers. */
  readonly label: string
  readonly fieldNames: FieldNames
  /** The article's language, for spelling, hyphens and quotes. */
  readonly language: string
  /** A paste was too large; nothing was changed. */
  readonly onPasteRefused?: (limit: PasteLimit) => void
}

/** What an editor needs of a session. */
export type EditedSession = Pick<
  ArticleSession,
  'doc' | 'awareness' | 'user' | 'clientIds' | 'earlierClientIds' | 'showIn' | 'subscribe' | 'getSnapshot'
>

/** An editor in its place on the page. */
export interface ArticleEditorInstance {
  readonly handle: EditorHandle
  /** The looks have changed. */
  readonly refresh: (looks: EditorLooks) => void
  readonly dispose: () => void
}

/** How far the lengths may be behind the typing, in milliseconds: nobody reads them between two keys. */
const LENGTHS_MS = 1_000

/** Puts an editor for the session's article into `place`; what is done in it counts in the mode of the tab. */
export function createArticleEditor(
  place: HTMLElement,
  session: EditedSession,
  tabMode: TabMode,
  first: EditorLooks,
): ArticleEditorInstance {
  let looks = first
  const isWriting = (): boolean => looks.isWritable && tabMode.get() !== 'view'
  const labels = new FieldLabels(first.fieldNames)
  let handleUpdate: ((before: Node) => void) | null = null
  const updateListeners = new Set<() => void>()
  const binding = new ArticleBinding({
    doc: session.doc,
    user: session.user.id,
    clientIds: session.clientIds,
    earlierClientIds: session.earlierClientIds,
    mode: tabMode.get(),
    right: tabMode.right,
    schema: articleSchema,
    now: () => performance.now(),
    // The document is right again by then; whoever watches the page hears of it all the same.
    onError: (error) => window.reportError(error),
  })
  const slot = findSlot()
  const view: EditorView = new EditorView(place, {
    state: EditorState.create({
      doc: binding.initialDocument(),
      plugins: screenPlugins({
        schema: articleSchema,
        binding,
        awareness: session.awareness,
        labels,
        language: () => looks.language,
        find: slot.plugin,
        onPasteRefused: (limit) => looks.onPasteRefused?.(limit),
        isBusy: (from, to) => isSomebodyIn(view.state, from, to),
        onUpdate: (before) => handleUpdate?.(before),
      }),
    }),
    // Frames, timers and menus may come to their end after the screen has been left.
    dispatchTransaction(this: EditorView, tr) {
      if (this.isDestroyed) return
      const next = this.state.apply(tr)
      // The same: a plugin has refused the transaction.
      if (next !== this.state) this.updateState(next)
    },
    editable: isWriting,
    attributes: rootAttributes(first, isWriting()),
    nodeViews: screenNodeViews(labels),
    scrollThreshold: 48,
    scrollMargin: 64,
  })
  session.showIn(view)

  const status = new ThrottledStore(
    () =>
      editorStatus(view.state, {
        canUndo: binding.canUndo,
        canRedo: binding.canRedo,
        isFocused: view.hasFocus(),
      }),
    isSameStatus,
    nextFramePace,
  )
  const lengths = new ThrottledStore(
    () => readLengths(view.state, binding.reading()),
    isSameLengths,
    calmPace(LENGTHS_MS),
  )
  const find = new ThrottledStore(() => findStatus(view.state), isSameFind, nextFramePace)
  const rows = new ThrottledStore(() => measureRows(view.dom), isSameRows, nextFramePace)
  const observer = new ResizeObserver(() => rows.touch())
  observer.observe(view.dom)
  const { outline, dispose: disposeOutline } = outlineStore(view, binding, session.user.id)
  const follower = new Follower(view, {
    frame: nextFramePace,
    isHere: (id) => session.getSnapshot().people.some((person) => person.id === id),
  })
  const stopPeople = session.subscribe(() => follower.touch())
  const handleFocus = (): void => status.touch()
  view.dom.addEventListener('focus', handleFocus)
  view.dom.addEventListener('blur', handleFocus)

  const handle: EditorHandle = {
    view,
    binding,
    onUpdate: (listener) => {
      updateListeners.add(listener)
      return () => updateListeners.delete(listener)
    },
    status,
    lengths,
    find,
    finder: new Finder(slot, () => looks.language),
    rows,
    outline,
    follower,
    ...historyCommands(binding),
    mayWrite: isWriting,
    isBusy: (from, to) => isSomebodyIn(view.state, from, to),
    run: (command) => {
      const isDone = command(view.state, (tr) => view.dispatch(tr), view)
      view.focus()
      return isDone
    },
  }
  const stopHistory = binding.onHistoryChange(() => {
    status.touch()
    // What was composed is written, and counts, without a change on screen.
    lengths.touch()
    outline.touch()
  })
  // Reads `editable` again too.
  const showLooks = (): void => view.setProps({ attributes: rootAttributes(looks, isWriting()) })
  const stopMode = tabMode.subscribe(() => {
    binding.setMode(tabMode.get())
    showLooks()
    status.touch()
  })
  handleUpdate = (before) => {
    status.touch()
    find.touch()
    lengths.touch()
    outline.touch()
    follower.touch()
    for (const listener of updateListeners) listener()
    // What changes above them, the observer tells.
    if (view.state.doc.lastChild !== before.lastChild) rows.touch()
  }

  return {
    handle,
    refresh: (next) => {
      if (next === looks) return
      const isRenamed = next.fieldNames !== looks.fieldNames
      looks = next
      if (isRenamed) labels.rename(next.fieldNames)
      showLooks()
    },
    dispose: () => {
      handleUpdate = null
      stopHistory()
      stopMode()
      stopPeople()
      follower.dispose()
      disposeOutline()
      observer.disconnect()
      view.dom.removeEventListener('focus', handleFocus)
      view.dom.removeEventListener('blur', handleFocus)
      for (const store of [status, lengths, find, rows]) store.dispose()
      session.showIn(null)
      view.destroy()
      binding.destroy()
    },
  }
}

function rootAttributes({ label, language }: EditorLooks, isWriting: boolean): Record<string, string> {
  return {
    'aria-label': label,
    lang: language,
    spellcheck: isWriting ? 'true' : 'false',
    ...(isWriting
      ? { role: 'textbox', 'aria-multiline': 'true', 'data-writable': '' }
      : { role: 'document' }),
  }
}
