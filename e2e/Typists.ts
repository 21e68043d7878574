import * as Y from 'yjs'
import type { AccountName } from './accounts.ts'
import type { Newsroom } from './newsroom.ts'
import type { Person } from './Person.ts'
import { StockClient } from './StockClient.ts'

/** People who type at the same time, each in a section of their own. */
export const PEOPLE = 30
const ACCOUNTS: readonly AccountName[] = ['reporter2', 'editor', 'chief']
/** Keys of one message, as a browser sends those of a frame when somebody types fast. */
const KEYS_A_MESSAGE = 2
const WORD = 'Morgen am Kai '

/** Many people who type into one article over the stock provider and take away again what they typed. */
export class Typists {
  private readonly clients: readonly StockClient[]
  /** Where each of them types, in their own copy, which hears of nobody else. */
  private readonly places: readonly number[]

  private constructor(clients: readonly StockClient[]) {
    this.clients = clients
    this.places = clients.map(({ doc }, index) => startOfSection(doc, index))
  }

  /** Connects everybody, and shows their carets. */
  static async join(newsroom: Newsroom, articleId: string): Promise<Typists> {
    const people: Person[] = []
    for (const account of ACCOUNTS) people.push(await newsroom.person(account))
    const clients: StockClient[] = []
    for (let index = 0; index < PEOPLE; index += 1) {
      const person = people[index % people.length]
      if (person) clients.push(await StockClient.of(person, articleId))
    }
    for (const client of clients) {
      await client.whenSynced()
      // They only write: 30 copies of what 30 write would be the test's own load.
      client.hearNothing()
    }
    const typists = new Typists(clients)
    for (const index of clients.keys()) typists.showCaret(index)
    return typists
  }

  /** All together type so many keys, one after the other, and delete what they wrote, one after the other. */
  async type(keys: number): Promise<void> {
    const each = Math.round(keys / 2 / this.clients.length)
    for (const isDeleting of [false, true]) {
      for (let key = 0; key < each; key += KEYS_A_MESSAGE) {
        for (const [index, { doc }] of this.clients.entries()) {
          const place = this.places[index] ?? 0
          const body = doc.getText('body')
          const count = Math.min(KEYS_A_MESSAGE, each - key)
          if (isDeleting) body.delete(place + each - key - count, count)
          else body.insert(place + key, lettersFrom(key, count))
        }
        if (key % 20 === 0) {
          for (const index of this.clients.keys()) this.showCaret(index)
          await drained(this.clients)
        }
      }
    }
  }

  leave(): void {
    for (const client of this.clients) client.dispose()
  }

  private showCaret(index: number): void {
    const client = this.clients[index]
    if (!client) return
    const { item } = Y.createRelativePositionFromTypeIndex(
      client.doc.getText('body'),
      this.places[index] ?? 0,
    )
    const at = item && [item.client, item.clock, 0]
    const anchor = { root: 'body', at }
    client.provider.awareness.setLocalState({ cursor: { anchor, head: anchor } })
  }
}

/** Where the first paragraph of a section begins. */
function startOfSection(doc: Y.Doc, section: number): number {
  let at = 0
  let headings = -1
  for (const { insert } of doc.getText('body').toDelta() as { insert: string | { k: string } }[]) {
    at += typeof insert === 'string' ? insert.length : 1
    if (typeof insert === 'string') continue
    if (insert.k === 'h') headings += 1
    else if (headings === section) return at
  }
  throw new Error(`there is no section ${section}`)
}

function lettersFrom(key: number, count: number): string {
  return Array.from({ length: count }, (_, offset) => WORD[(key + offset) % WORD.length]).join('')
}

/** Waits until the sockets have sent what was given to them. */
async function drained(clients: readonly StockClient[]): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 0))
  while (clients.some((client) => client.unsentBytes > 0))
    await new Promise((resolve) => setTimeout(resolve, 5))
}
