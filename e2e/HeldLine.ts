import type { Person } from './Person.ts'

/** The line between a person's page and the server: what goes over it can be held for a while, in order. */
export class HeldLine {
  private isHeld = false
  private waiting: (() => void)[] = []

  /** For a page that has no article open yet. */
  static async of(person: Person): Promise<HeldLine> {
    const line = new HeldLine()
    await person.page.routeWebSocket(/\/sync\//, (page) => {
      const server = page.connectToServer()
      page.onMessage((message) => line.pass(() => server.send(message)))
      server.onMessage((message) => line.pass(() => page.send(message)))
    })
    return line
  }

  hold(): void {
    this.isHeld = true
  }

  /** Sends what waits, in both directions. */
  release(): void {
    this.isHeld = false
    for (const send of this.waiting.splice(0)) send()
  }

  private pass(send: () => void): void {
    if (this.isHeld) this.waiting.push(send)
    else send()
  }
}
