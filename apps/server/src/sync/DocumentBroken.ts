/** Yjs did not take whole what passed the guard, or does not give back what it took: a bug. The document in memory must be thrown away. */
export class DocumentBroken extends Error {
  override readonly name = 'DocumentBroken'
}
