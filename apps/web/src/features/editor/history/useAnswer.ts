import { useCallback, useEffect, useState } from 'react'

/** What was asked for: not here yet, here, or not to be had. */
export interface Answer<Value> {
  readonly value: Value | null
  readonly isFailed: boolean
  /** Asks again; what is here stays until the new answer comes. */
  readonly ask: () => void
}

/** Asks when it is shown, and again whenever `load` is another function (memoize it); only the last answer counts. */
export function useAnswer<Value>(load: (signal: AbortSignal) => Promise<Value>): Answer<Value> {
  /** What is asked with: another function each time. */
  const [asking, setAsking] = useState({ load })
  const [state, setState] = useState<State<Value>>({ load, value: null, isFailed: false })
  if (asking.load !== load) setAsking({ load })
  useEffect(() => {
    const aborter = new AbortController()
    const tell = (next: (last: State<Value>) => State<Value>): void => {
      if (!aborter.signal.aborted) setState(next)
    }
    asking.load(aborter.signal).then(
      (value) => tell(() => ({ load: asking.load, value, isFailed: false })),
      () => tell((last) => ({ load: asking.load, value: valueOf(last, asking.load), isFailed: true })),
    )
    return () => aborter.abort()
  }, [asking])
  const ask = useCallback(() => setAsking((last) => ({ load: last.load })), [])
  return { value: valueOf(state, load), isFailed: state.load === load && state.isFailed, ask }
}

interface State<Value> {
  /** What the value came from. */
  readonly load: unknown
  readonly value: Value | null
  readonly isFailed: boolean
}

function valueOf<Value>({ load, value }: State<Value>, asked: unknown): Value | null {
  return load === asked ? value : null
}
