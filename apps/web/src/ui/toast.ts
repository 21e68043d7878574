import type { ExternalToast } from 'sonner'

/** One message at the edge of the screen. */
export interface ToastRequest {
  readonly tone: 'plain' | 'success' | 'error'
  readonly title: string
  readonly options: ExternalToast
}

let waiting: readonly ToastRequest[] = []
const listeners = new Set<() => void>()

function setWaiting(next: readonly ToastRequest[]): void {
  waiting = next
  for (const listener of listeners) listener()
}

function add(tone: ToastRequest['tone'], title: string, options: ExternalToast = {}): void {
  setWaiting([...waiting, { tone, title, options }])
}

/** Shows a message for a while, in the `Toaster`. */
export const toast = {
  show: (title: string, options?: ExternalToast): void => add('plain', title, options),
  success: (title: string, options?: ExternalToast): void => add('success', title, options),
  error: (title: string, options?: ExternalToast): void => add('error', title, options),
}

/** Messages that no `Toaster` has taken yet, the oldest first. */
export const waitingToasts = {
  get: (): readonly ToastRequest[] => waiting,
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
  /** Whoever takes them shows them. */
  take: (): readonly ToastRequest[] => {
    const taken = waiting
    setWaiting([])
    return taken
  },
}
