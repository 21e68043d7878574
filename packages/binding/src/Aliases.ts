import type { CharacterId, CopyPair, IdRange } from '@stet/article'

/** A stretch of characters that was written anew elsewhere. */
interface Renamed {
  readonly from: number
  readonly to: number
  readonly client: number
  readonly clock: number
}

/** Under which ids characters (and map values) stand since they were written anew elsewhere. */
export class Aliases {
  readonly #byClient = new Map<number, Renamed[]>()

  add([toClient, toClock, length, fromClient, fromClock]: CopyPair): void {
    const renamed = { from: fromClock, to: fromClock + length, client: toClient, clock: toClock }
    const known = this.#byClient.get(fromClient)
    if (known) known.push(renamed)
    else this.#byClient.set(fromClient, [renamed])
  }

  /** The ids that characters have now, in order. */
  current(ranges: readonly IdRange[]): IdRange[] {
    return ranges.flatMap((range) => this.#resolve(range))
  }

  currentId([client, clock]: CharacterId): CharacterId {
    const [now] = this.#resolve([client, clock, 1])
    return now ? [now[0], now[1]] : [client, clock]
  }

  /** Where a character was written anew last; null if nowhere. */
  nextId([client, clock]: CharacterId): CharacterId | null {
    const renamed = this.#byClient.get(client)?.findLast(({ from, to }) => from <= clock && clock < to)
    return renamed ? [renamed.client, renamed.clock + clock - renamed.from] : null
  }

  #resolve([client, clock, length]: IdRange): readonly IdRange[] {
    const known = this.#byClient.get(client)
    if (!known) return [[client, clock, length]]
    const end = clock + length
    // What was written anew last is where the characters are now.
    const renamed = known.findLast(({ from, to }) => from < end && to > clock)
    if (!renamed) return [[client, clock, length]]
    const from = Math.max(clock, renamed.from)
    const to = Math.min(end, renamed.to)
    return [
      ...(from > clock ? this.#resolve([client, clock, from - clock]) : []),
      ...this.#resolve([renamed.client, renamed.clock + from - renamed.from, to - from]),
      ...(to < end ? this.#resolve([client, to, end - to]) : []),
    ]
  }
}
