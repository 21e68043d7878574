/**
 * First number (varuint) of every message on `/sync/<id>`; one message a frame. 0, 1 and 3 are those of y-websocket;
 * `acknowledge`, `converted` and `fingerprint` are ours and travel only on sockets opened with `ack=1`.
 */
export const MESSAGE_TYPES = {
  /** Followed by a sync step (`SYNC_STEPS`) and a varuint8array. */
  sync: 0,
  /** Followed by a varuint8array: an awareness update of y-protocols. */
  awareness: 1,
  /** Asks for everybody's awareness. */
  queryAwareness: 3,
  /** Followed by a varuint n: "answer n when all that I sent before is on disk", and the answer. */
  acknowledge: 100,
  /**
   * From the server alone, followed by three varuints: characters inserted, characters struck, values put back. What
   * this socket sent was written as accepted text, and became suggestions.
   */
  converted: 101,
  /**
   * Followed by two varuint8arrays, the moment and the content of a fingerprint (A96). From the server: what it holds now.
   * From a client: what it holds at the moment of which the server told another content.
   */
  fingerprint: 102,
} as const

/** Second number of a sync message, as y-protocols has it. */
export const SYNC_STEPS = {
  /** Followed by a state vector: "this is what I have". */
  step1: 0,
  /** Followed by an update: "this is what you lack". */
  step2: 1,
  /** Followed by an update: "this was written now". */
  update: 2,
} as const
