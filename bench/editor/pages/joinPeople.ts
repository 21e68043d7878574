import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { RemotePerson } from '../BenchData.ts'

/** Everybody else comes into the article with a caret; `stateOf` says it in the editor's own words. */
export function joinPeople(
  awareness: Awareness,
  people: readonly RemotePerson[],
  stateOf: (person: RemotePerson) => Record<string, unknown>,
): void {
  people.forEach((person, at) => {
    const doc = new Y.Doc()
    doc.clientID = 7000 + at
    const theirs = new Awareness(doc)
    theirs.setLocalState(stateOf(person))
    applyAwarenessUpdate(awareness, encodeAwarenessUpdate(theirs, [doc.clientID]), 'network')
    theirs.destroy()
  })
}
