import { expect, it } from 'vitest'
import { DEFAULT_BUDGETS } from './BudgetSettings.ts'
import { PersonBudgets } from './PersonBudgets.ts'
import { SocketBudget } from './SocketBudget.ts'

const MIB = 1024 * 1024
const SETTINGS = {
  ...DEFAULT_BUDGETS,
  socketMessages: { burst: 100, perSecond: 10 },
  personMessages: { burst: 150, perSecond: 100 },
  socketBytes: { burst: 1_000, perSecond: 100 },
  personBytes: { burst: 10_000, perSecond: 100 },
}
const budgetOf = (person: string, people = new PersonBudgets(SETTINGS)) =>
  new SocketBudget(SETTINGS, people.of(person, 0), 0)

it('[S58] holds a socket for the longer of what its messages and its bytes owe', () => {
  const budget = budgetOf('anna')
  expect(budget.read(1_000, 100, 0).wait).toBe(0)
  expect(budget.read(0, 10, 0)).toEqual({ of: 'messages', wait: 1_000 })
  expect(budget.read(500, 0, 0)).toEqual({ of: 'bytes', wait: 5_000 })
  expect(budget.read(0, 0, 5_000).wait).toBe(0)
})

it('[S58] counts all sockets of a person together, also those that came later, and nobody else’s', () => {
  const people = new PersonBudgets(SETTINGS)
  const [first, second, ben] = [budgetOf('anna', people), budgetOf('anna', people), budgetOf('ben', people)]
  expect(first.read(0, 90, 0).wait).toBe(0)
  expect(second.read(0, 80, 0)).toEqual({ of: 'messages', wait: 200 })
  expect(budgetOf('anna', people).read(0, 10, 0).wait).toBe(300)
  expect(ben.read(0, 90, 0).wait).toBe(0)
})

it('[S59] tells a document to one socket about five times in a minute, of whatever size', () => {
  for (const document of [MIB, 20 * MIB]) {
    const people = new PersonBudgets(DEFAULT_BUDGETS)
    const budget = new SocketBudget(DEFAULT_BUDGETS, people.of('anna', 0), 0)
    let answered = 0
    for (let at = 0; at < 60_000; at += 100) {
      if (budget.owedForAnswers(at).wait > 0) continue
      budget.answered(document, document, at)
      answered += 1
    }
    expect(answered).toBeGreaterThanOrEqual(4)
    expect(answered).toBeLessThanOrEqual(6)
  }
})

it('[S59] makes little of small answers and small documents, but not nothing', () => {
  const budget = new SocketBudget(DEFAULT_BUDGETS, new PersonBudgets(DEFAULT_BUDGETS).of('anna', 0), 0)
  for (let time = 0; time < 20; time += 1) expect(budget.answered(20, MIB, 0).wait).toBe(0)
  for (let time = 0; time < 20; time += 1) expect(budget.answered(9_000, 9_000, 0).wait).toBe(0)
  expect(budget.answered(20, MIB, 0).wait).toBe(1_000)
})
