import { setTimeout as pause } from 'node:timers/promises'
import { answerCalls } from '../processes/answerCalls.ts'
import { type Attack, FRAMES } from './attacks.ts'
import { type WireAddress, WireSocket } from './WireSocket.ts'

/** Whom to attack with what, and for how long. */
export interface Raid {
  readonly attack: Attack
  /** One attacker each; all at the same time. */
  readonly addresses: readonly WireAddress[]
  readonly article: Uint8Array
  readonly milliseconds: number
}

/** How often they came in, and what they sent. */
export interface Raided {
  readonly sockets: number
  readonly frames: number
}

/** What the process with the attackers can be asked; it is one of its own, so that nobody's clock waits for them. */
export interface AttackCalls {
  raid(raid: Raid): Promise<Raided>
}

/** What may wait to be sent: a network, not a list in memory, is what attackers fill. */
const AHEAD_BYTES = 4 * 1024 * 1024
/** Before somebody who was not let in comes again. */
const TURNED_AWAY_MS = 20
const nothing = () => {}

/** Everybody opens a socket, sends as fast as it is read, and comes again when closed. */
async function raid({ attack, addresses, article, milliseconds }: Raid): Promise<Raided> {
  const frames = FRAMES[attack](new Uint8Array(article))
  const end = performance.now() + milliseconds
  const raided = { sockets: 0, frames: 0 }
  await Promise.all(
    addresses.map(async (address) => {
      while (performance.now() < end) {
        const wire = await WireSocket.open(address, nothing).catch(() => null)
        if (wire === null) {
          await pause(TURNED_AWAY_MS)
          continue
        }
        raided.sockets += 1
        for (let at = 0; wire.closed === null && performance.now() < end; at += 1) {
          const frame = frames[at % frames.length]
          if (frame && wire.waitingBytes < AHEAD_BYTES) {
            wire.send(frame)
            raided.frames += 1
          }
          await pause(0)
        }
        wire.close()
      }
    }),
  )
  return raided
}

const calls: AttackCalls = { raid }
answerCalls(calls)
// Calls alone do not keep a process alive.
process.channel?.ref()
