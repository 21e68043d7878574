import { openRoots, TEXT_ROOTS } from '@stet/article'
import { catchUpSelection, frameBatcher } from '@stet/binding'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import {
  createArticleEditor,
  type EditedSession,
  type EditorLooks,
} from '../../../apps/web/src/features/editor/createArticleEditor.ts'
import { TabMode } from '../../../apps/web/src/features/editor/modes/TabMode.ts'
import type { BenchData } from '../BenchData.ts'
import { awarenessCounter } from './awarenessCounter.ts'
import type { Prepare } from './BenchEditor.ts'
import { bytes } from './bytes.ts'
import { joinCarets } from './joinCarets.ts'

/** The editor of the article screen without the screen around it, and without a network. */
export const prepareStet: Prepare = (data) => {
  const article = bytes(data.stet)
  const updates = stetUpdates(data)
  return (place) => {
    const doc = openRoots(new Y.Doc())
    Y.applyUpdate(doc, article)
    const awareness = new Awareness(doc)
    awareness.setLocalStateField('user', ME)
    const tabMode = new TabMode('edit', ME.id, 'bench', null)
    const session: EditedSession = {
      doc,
      awareness,
      user: ME,
      clientIds: { edit: 9001, suggest: 9002 },
      earlierClientIds: [],
      showIn: () => undefined,
      subscribe: () => () => undefined,
      getSnapshot: () => ALONE,
    }
    const { handle } = createArticleEditor(place, session, tabMode, LOOKS)
    const { view } = handle
    const batcher = frameBatcher({
      doc,
      origin: 'network',
      now: () => performance.now(),
      schedule: nextFrame,
      isHeld: () => view.composing,
      beforeApplied: () => catchUpSelection(view),
    })
    return {
      view,
      join: () => joinCarets(awareness, data, doc, view.state.schema),
      takeIn: (series, index) => {
        batcher.add(updates[series][index]!)
        batcher.flush()
      },
      receive: (series, index) => batcher.add(updates[series][index]!),
      undo: () => void handle.undo(view.state, view.dispatch),
      awarenessSent: awarenessCounter(awareness),
    }
  }
}

const ME = { id: 'anna', name: 'Anna Arndt', color: 1 }

/** Nobody whom one could follow. */
const ALONE: ReturnType<EditedSession['getSnapshot']> = {
  isReadable: true,
  isWritable: true,
  badge: { kind: 'saved' },
  isOffline: false,
  people: [],
  isHeld: false,
  refusal: null,
  end: null,
  conversion: null,
}

const LOOKS: EditorLooks = {
  isWritable: true,
  label: 'Artikel',
  language: 'de',
  fieldNames: Object.fromEntries(TEXT_ROOTS.map((root) => [root, root])) as EditorLooks['fieldNames'],
}

function nextFrame(run: () => void): () => void {
  const frame = requestAnimationFrame(() => run())
  return () => cancelAnimationFrame(frame)
}

function stetUpdates({ stetUpdates: { near, far, stream } }: BenchData) {
  return { near: near.map(bytes), far: far.map(bytes), stream: stream.map(bytes) }
}
