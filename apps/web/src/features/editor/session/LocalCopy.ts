/** An article's own copy in this browser: everything the document ever held, and every change as it is made. */
export interface LocalCopy {
  /** Resolves once what was kept is in the document; `unavailable` when this browser keeps nothing. Never rejects. */
  readonly whenLoaded: Promise<'loaded' | 'unavailable'>
  /** Calls back, once or more, when a change could not be kept. */
  readonly onFailure: (listener: () => void) => () => void
  /** Stops keeping; what is kept stays. */
  readonly dispose: () => void
  /** Stops keeping and deletes what is kept. */
  readonly forget: () => Promise<void>
}

/** The name of an article's copy. Another person, or another epoch of the article, never meets it. */
export function localCopyName(userId: string, articleId: string, epoch: number): string {
  return `stet:${userId}:${articleId}:${epoch}`
}

/** For a browser that keeps nothing. */
export function noCopy(): LocalCopy {
  return {
    whenLoaded: Promise.resolve('unavailable'),
    onFailure: () => () => undefined,
    dispose: () => undefined,
    forget: () => Promise.resolve(),
  }
}
