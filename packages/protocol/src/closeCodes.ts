/**
 * Why the server closed a socket of `/sync/<id>`. 4400 to 4499: coming back at once cannot help (y-websocket stops by
 * itself); every other code: come back, with growing pauses.
 */
export const CLOSE_CODES = {
  /** The server is shutting down in good order: come back. */
  restarting: 1012,
  /** A message was larger than the server takes: keep the text, show it. */
  tooLarge: 1009,
  /** Malformed or forbidden content: nothing of the message was taken. Keep the text, offer it as a copy. */
  malformed: 4400,
  /** Not signed in, or not any more: sign in, then resume. */
  notSignedIn: 4401,
  /** Not allowed (any more), or a clientID that belongs to somebody else: ask again; take new ids. */
  forbidden: 4403,
  /** No such article: leave. */
  notFound: 4404,
  /** Earlier updates are missing: sync again from the start. */
  gap: 4409,
  /** The article began another life (restored, deleted, purged): keep a recovered copy, do not merge. */
  otherEpoch: 4410,
  /** The client's schema is too old for this article: reload. */
  oldSchema: 4426,
  /** Too much, too fast: back off. */
  tooMuch: 4429,
  /** The server cannot take this now (storage, or a reader too slow): come back with growing pauses. */
  busy: 4503,
} as const
export type CloseCode = (typeof CLOSE_CODES)[keyof typeof CLOSE_CODES]
