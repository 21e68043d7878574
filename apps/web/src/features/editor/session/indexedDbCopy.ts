import * as Y from 'yjs'
import { committed, settled } from './indexedDbRequest.ts'
import { type LocalCopy, noCopy } from './LocalCopy.ts'

/** One record an update, under growing keys; y-indexeddb wrote the same, and its copies are read. */
const UPDATES = 'updates'
/** From so many records on they are made one. */
const COMPACT_FROM = 500
/** How long nothing is written before that is done. */
const COMPACT_AFTER_MS = 1_000
/** How long a browser may take to open its database before we go on without; a blocked one never answers. */
const OPENING_PATIENCE_MS = 5_000

/**
 * Keeps `doc` in IndexedDB under `name`. A change is with the browser before the event that made it is over: the tab may
 * be closed right after the key.
 */
export function indexedDbCopy(name: string, doc: Y.Doc): LocalCopy {
  return typeof indexedDB === 'undefined' ? noCopy() : new IndexedDbCopy(name, doc)
}

/** Deletes the copy of that name; tabs that have it open let go. */
export async function forgetCopy(name: string): Promise<void> {
  await settled(indexedDB.deleteDatabase(name))
}

class IndexedDbCopy implements LocalCopy {
  readonly whenLoaded: Promise<'loaded' | 'unavailable'>
  private readonly name: string
  private readonly doc: Y.Doc
  private readonly opening: Promise<IDBDatabase>
  private readonly failureListeners = new Set<() => void>()
  /** Null before it is open and after it was let go. */
  private database: IDBDatabase | null = null
  private isDisposed = false
  /** Every record up to this key is in the document. */
  private readUpTo = 0
  private records = 0
  private compacting: ReturnType<typeof setTimeout> | undefined

  constructor(name: string, doc: Y.Doc) {
    this.name = name
    this.doc = doc
    this.opening = openDatabase(name)
    const patience = new Promise<'unavailable'>((resolve) => {
      setTimeout(resolve, OPENING_PATIENCE_MS, 'unavailable')
    })
    this.whenLoaded = Promise.race([this.load(), patience])
    doc.on('update', this.keep)
  }

  readonly onFailure = (listener: () => void): (() => void) => {
    this.failureListeners.add(listener)
    return () => this.failureListeners.delete(listener)
  }

  readonly dispose = (): void => {
    this.isDisposed = true
    this.failureListeners.clear()
    this.letGo()
    void this.opening.then((database) => database.close()).catch(() => undefined)
  }

  readonly forget = async (): Promise<void> => {
    this.dispose()
    await this.opening.catch(() => undefined)
    await forgetCopy(this.name)
  }

  private letGo(): void {
    clearTimeout(this.compacting)
    this.doc.off('update', this.keep)
    this.database?.close()
    this.database = null
  }

  private readonly fail = (): void => {
    for (const listener of this.failureListeners) listener()
  }

  private async load(): Promise<'loaded' | 'unavailable'> {
    try {
      const database = await this.opening
      if (this.isDisposed) return 'unavailable'
      // A write that fails aborts its transaction; the event reaches the database.
      database.addEventListener('abort', this.fail)
      database.addEventListener('close', this.fail)
      database.addEventListener('versionchange', () => {
        // Somebody signs out in another tab and deletes it: writing on would throw in the middle of a key press.
        this.letGo()
        this.fail()
      })
      this.database = database
      const transaction = database.transaction(UPDATES, 'readwrite')
      // What came before the database was open was not kept.
      if (this.doc.store.clients.size > 0) this.add(transaction, Y.encodeStateAsUpdate(this.doc))
      await this.readFurther(transaction)
      if (this.records >= COMPACT_FROM) this.replaceAll(transaction)
      return 'loaded'
    } catch {
      return 'unavailable'
    }
  }

  /** Reads what is on record and not in the document yet: all of it, or what other tabs have written since. */
  private async readFurther(transaction: IDBTransaction): Promise<void> {
    const store = transaction.objectStore(UPDATES)
    const range = IDBKeyRange.lowerBound(this.readUpTo, true)
    const [keys, updates] = await Promise.all([
      settled(store.getAllKeys(range)),
      settled<Uint8Array[]>(store.getAll(range)),
    ])
    Y.transact(
      this.doc,
      () => {
        for (const update of updates) Y.applyUpdate(this.doc, update)
      },
      this,
      false,
    )
    this.readUpTo = Number(keys.at(-1) ?? this.readUpTo)
    this.records = await settled(store.count())
  }

  private readonly keep = (update: Uint8Array, origin: unknown): void => {
    if (this.database === null || origin === this) return
    try {
      const transaction = this.database.transaction(UPDATES, 'readwrite')
      this.add(transaction, update)
      // Left to itself it would wait for this page to hear that the record was taken, and be taken back if it is gone.
      transaction.commit()
    } catch {
      this.fail()
      return
    }
    this.records += 1
    if (this.records >= COMPACT_FROM) this.compactSoon()
  }

  private add(transaction: IDBTransaction, update: Uint8Array): void {
    transaction.objectStore(UPDATES).add(update)
  }

  private compactSoon(): void {
    clearTimeout(this.compacting)
    this.compacting = setTimeout(() => void this.compact().catch(this.fail), COMPACT_AFTER_MS)
  }

  private async compact(): Promise<void> {
    if (this.database === null) return
    const transaction = this.database.transaction(UPDATES, 'readwrite')
    await this.readFurther(transaction)
    this.replaceAll(transaction)
    await committed(transaction)
  }

  /** Puts the document in the place of all records, which it has read; all or nothing. */
  private replaceAll(transaction: IDBTransaction): void {
    transaction.objectStore(UPDATES).delete(IDBKeyRange.upperBound(this.readUpTo))
    this.add(transaction, Y.encodeStateAsUpdate(this.doc))
    this.records = 1
  }
}

function openDatabase(name: string): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1)
  request.addEventListener('upgradeneeded', () => {
    request.result.createObjectStore(UPDATES, { autoIncrement: true })
  })
  return settled(request)
}
