import { Plugin, type Transaction } from '@tiptap/pm/state'
import type { Step } from '@tiptap/pm/transform'
import { showsModel } from '../bindingPlugin.ts'
import { Tab } from './Tab.ts'

/** Anna sees what Ben does: the steps that her editor got for it. */
export class Watched {
  readonly steps: Step[] = []
  readonly #watch = new Plugin({
    state: {
      init: () => 0,
      apply: (tr: Transaction) => {
        if (showsModel(tr)) this.steps.push(...tr.steps)
        return 0
      },
    },
  })
  readonly anna: Tab
  readonly ben: Tab

  constructor(bytes: Uint8Array) {
    this.anna = new Tab(bytes, { plugins: [this.#watch] })
    this.ben = new Tab(bytes, { user: 'ben' })
  }

  /** Both get what the other has; throws unless they see the same then. */
  sync(): readonly { readonly replaced: number; readonly size: number; readonly type: string }[] {
    this.steps.length = 0
    this.anna.sync(this.ben)
    void this.anna.lines
    if (!this.anna.state.doc.eq(this.ben.state.doc)) throw new Error('they see different articles')
    return this.steps.map((step) => {
      const json = step.toJSON() as { from: number; to: number; stepType: string }
      let [replaced, size] = [0, 0]
      step.getMap().forEach((from, to, newFrom, newTo) => {
        replaced += to - from
        size += newTo - newFrom
      })
      return { replaced, size, type: json.stepType }
    })
  }
}
