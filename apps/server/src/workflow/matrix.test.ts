import { join } from 'node:path'
import {
  ARTICLE_STATES,
  PUBLICATION_STATES,
  ROLES,
  TRANSITION_TARGETS,
  type GateName,
  type TransitionTarget,
} from '@stet/protocol'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ACTIONS, can } from '../permissions.ts'
import { workflowDocument } from '../testing/workflowDocument.ts'
import { GateDesk } from './testing/GateDesk.ts'
import { WorkflowDesk } from './testing/WorkflowDesk.ts'
import { TRANSITIONS, transitionFrom, type Transition } from './TRANSITIONS.ts'

let desk: WorkflowDesk
let gates: GateDesk
let cells = 0
beforeAll(async () => {
  desk = await WorkflowDesk.open()
  gates = new GateDesk(desk)
})
afterAll(async () => {
  console.log(`${cells} cells`)
  await desk.close()
})

const PLACES = ARTICLE_STATES.flatMap((state) =>
  PUBLICATION_STATES.map((publication) => ({ state, publication })),
)
const actionOf = (to: TransitionTarget) => TRANSITIONS.find((row) => row.to === to)?.action

/** Whether the gate can be closed where a step is made: some ask only for a correction. */
function canClose(gate: GateName, publication: string): boolean {
  return gate === 'notice' || gate === 'changed' ? publication === 'published' : true
}

describe('[W1] the table', () => {
  it('has one row at most for a target from anywhere, one right for a target, and every target', () => {
    for (const { state, publication } of PLACES) {
      for (const to of TRANSITION_TARGETS) {
        const rows = TRANSITIONS.filter(
          (row) => row.to === to && row.from.includes(state) && row.publication.includes(publication),
        )
        expect(rows.length).toBeLessThanOrEqual(1)
      }
    }
    for (const to of TRANSITION_TARGETS) {
      const actions = new Set(TRANSITIONS.filter((row) => row.to === to).map(({ action }) => action))
      expect([to, actions.size]).toEqual([to, 1])
    }
    for (const { action, overridable, gates: asked } of TRANSITIONS) {
      expect(ACTIONS).toContain(action)
      for (const gate of overridable) expect(asked).toContain(gate)
    }
  })

  // After a change of the table, `npx vitest run --project node workflow/matrix -u` writes the document anew.
  it('is what docs/workflow.md says', async () => {
    await expect(workflowDocument()).toMatchFileSnapshot(
      join(import.meta.dirname, '../../../../docs/workflow.md'),
    )
  })

  it('leads nowhere from what was killed, and to approved from review only', () => {
    expect(
      TRANSITIONS.filter(({ publication }) => (publication as readonly string[]).includes('killed')),
    ).toEqual([])
    const into = TRANSITIONS.filter(({ state }) => state === 'approved')
    expect(into.map(({ from, gates: asked }) => [from, asked.includes('fourEyes')])).toEqual([
      [['in_review'], true],
    ])
    const out = TRANSITIONS.filter(({ to }) => to === 'published' || to === 'scheduled')
    for (const { from, gates: asked } of out) {
      expect(from).toEqual(['approved'])
      expect(asked).toEqual(
        expect.arrayContaining(['approval', 'fourEyes', 'suggestions', 'embargo', 'legal']),
      )
    }
  })
})

describe('[W2] the API answers as the table says', () => {
  it.each(ROLES)('%s: every target from everywhere', async (role) => {
    const by = desk.person(role)
    const found: Record<string, unknown> = {}
    const wanted: Record<string, unknown> = {}
    for (const { state, publication } of PLACES) {
      const id = await gates.place(state, publication, { gate: null, by, to: '' })
      for (const to of TRANSITION_TARGETS) {
        const hasSchedule = publication === 'scheduled'
        if (transitionFrom({ state, publication, hasSchedule }, to)) continue
        cells += 1
        const name = `${state} ${publication} ${to}`
        const action = actionOf(to)
        const isTheirs = action !== undefined && can({ role }, action, { id, state, publication })
        found[name] = await desk.step(by, id, { to })
        wanted[name] = isTheirs ? { status: 409, closed: ['state'] } : { status: 403, closed: [] }
      }
      expect(await desk.where(id)).toBe(`${state} ${publication}`)
    }
    expect(found).toEqual(wanted)
  })

  it.each(ROLES)('%s: every step with every gate closed, and with none', async (role) => {
    const by = desk.person(role)
    const found: Record<string, unknown> = {}
    const wanted: Record<string, unknown> = {}
    for (const row of TRANSITIONS) {
      for (const { state, publication } of placesOf(row)) {
        for (const gate of [null, ...row.gates.filter((each) => canClose(each, publication))]) {
          cells += 1
          const name = `${row.to} from ${state} ${publication}, ${gate ?? 'nothing'} closed`
          const id = await gates.place(state, publication, { gate, by, to: row.to })
          found[name] = await desk.step(by, id, gates.request(row, gate))
          const isTheirs = can({ role }, row.action, { id, state, publication })
          const isEmergency = gate === 'reason' && row.overridable.length > 0
          const may = isTheirs && (!isEmergency || can({ role }, 'override', { id, state, publication }))
          const answer = gate === null ? { status: 200, closed: [] } : { status: 409, closed: [gate] }
          wanted[name] = may ? answer : { status: 403, closed: [] }
          const after = await desk.where(id)
          const isDone = may && gate === null
          const end = isDone ? [row.state ?? state, after.split(' ')[1]] : [state, publication]
          found[`${name}, then`] = after
          wanted[`${name}, then`] = end.join(' ')
        }
      }
    }
    expect(found).toEqual(wanted)
  })

  it('an emergency goes through every gate that the table names, and through no other', async () => {
    const by = desk.person('chief')
    for (const row of TRANSITIONS.filter(({ overridable }) => overridable.length > 0)) {
      for (const { state, publication } of placesOf(row)) {
        for (const gate of row.gates.filter((each) => each !== 'reason' && canClose(each, publication))) {
          cells += 1
          const id = await gates.place(state, publication, { gate, by, to: row.to })
          const request = { ...gates.request(row, gate), override: true }
          const wanted = row.overridable.includes(gate)
            ? { status: 200, closed: [] }
            : { status: 409, closed: [gate] }
          expect([row.to, gate, await desk.step(by, id, request)]).toEqual([row.to, gate, wanted])
        }
      }
    }
  })

  it('what is offered is what is answered', async () => {
    const by = desk.person('chief')
    for (const row of TRANSITIONS) {
      for (const gate of [null, ...row.gates]) {
        const [place] = placesOf(row)
        if (!place || (gate && !canClose(gate, place.publication))) continue
        const id = await gates.place(place.state, place.publication, { gate, by, to: row.to })
        const { offers } = await desk.standing(id)
        const offer = offers.find(({ to }) => to === row.to)
        const isTheirs = can({ role: 'chief' }, row.action, { id, state: place.state })
        const closed = offer?.gates.filter(({ passed }) => !passed).map((each) => each.gate)
        const isGiven = gate === 'reason' || gate === 'notice' || gate === 'publishAt'
        const isLater = gate === 'embargo' && row.to === 'scheduled'
        const wanted = gate === null || isGiven || isLater ? [] : [gate]
        expect([row.to, gate, closed]).toEqual([row.to, gate, isTheirs ? wanted : undefined])
      }
    }
  })
})

/** Everywhere from where the step is possible. */
function placesOf({ from, publication }: Transition) {
  return from.flatMap((state) => publication.map((each) => ({ state, publication: each })))
}
