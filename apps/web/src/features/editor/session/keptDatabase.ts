import { settled } from './indexedDbRequest.ts'

/** Opens a database of this browser with the first call, and again with the next one if it was let go meanwhile. */
export function keptDatabase(name: string, stores: readonly string[]): () => Promise<IDBDatabase> {
  let opening: Promise<IDBDatabase> | null = null
  const create = async (): Promise<IDBDatabase> => {
    const request = indexedDB.open(name, 1)
    request.addEventListener('upgradeneeded', () => {
      for (const store of stores) request.result.createObjectStore(store)
    })
    const database = await settled(request)
    // Another tab wants to delete or upgrade it: let go, the next call opens it again.
    const letGo = (): void => {
      database.close()
      opening = null
    }
    database.addEventListener('versionchange', letGo)
    database.addEventListener('close', letGo)
    return database
  }
  return async () => {
    opening ??= create()
    try {
      return await opening
    } catch (error) {
      opening = null
      throw error
    }
  }
}
