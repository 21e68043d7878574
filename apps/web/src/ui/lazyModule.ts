import { useEffect, useSyncExternalStore } from 'react'

/** A module that the first screen does without. */
export interface LazyModule<Module> {
  /** Loads it now; what is loaded or on its way is not asked for again. */
  readonly load: () => Promise<Module>
  /** The module as soon as it is there; null before. `isWanted` loads it, and tries again after a failure. */
  readonly useLoaded: (isWanted: boolean) => Module | null
}

/** Milliseconds until a part that could not be loaded, and is still wanted, is asked for again. */
const PATIENCE = 2000

/** Makes a module lazy: `load` is its `import()`. One for each module, outside of components. */
export function lazyModule<Module>(load: () => Promise<Module>): LazyModule<Module> {
  let loaded: Module | null = null
  let loading: Promise<Module> | null = null
  const listeners = new Set<() => void>()

  const loadOnce = (): Promise<Module> => {
    loading ??= load().then(
      (module) => {
        loaded = module
        for (const listener of listeners) listener()
        return module
      },
      (error: unknown) => {
        loading = null
        throw error
      },
    )
    return loading
  }
  const subscribe = (listener: () => void): (() => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }

  return {
    load: loadOnce,
    useLoaded: (isWanted) => {
      const module = useSyncExternalStore(subscribe, () => loaded)
      const isMissing = isWanted && module === null
      useEffect(() => {
        if (!isMissing) return undefined
        let timer: ReturnType<typeof setTimeout> | undefined
        let isOver = false
        const attempt = (): void => {
          loadOnce().catch(() => {
            if (!isOver) timer = setTimeout(attempt, PATIENCE)
          })
        }
        attempt()
        return () => {
          isOver = true
          clearTimeout(timer)
        }
      }, [isMissing])
      return module
    },
  }
}
