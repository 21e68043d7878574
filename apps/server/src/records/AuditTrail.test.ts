import { expect, it } from 'vitest'
import { silentLogger } from '../observability/logger.ts'
import type { AuditEntry } from '../storage/AuditEntry.ts'
import { AuditTrail } from './AuditTrail.ts'

const refused = (person: string) => ({ person, article: 'a', what: 'update-refused', detail: { code: 4400 } })

it('[S51] puts at most twenty entries of a person on record in ten minutes, and says how many it passed over', () => {
  const entries: AuditEntry[] = []
  let time = 1_000
  const store = {
    addAuditEntry: (entry: AuditEntry) => {
      entries.push(entry)
      return Promise.resolve()
    },
  }
  const trail = new AuditTrail({ store, logger: silentLogger, now: () => time })
  for (let count = 0; count < 1_000; count += 1) trail.note(refused('anna'))
  trail.note(refused('ben'))
  expect(entries.map(({ person }) => person)).toEqual([...Array.from({ length: 20 }, () => 'anna'), 'ben'])
  time += 10 * 60_000
  trail.note(refused('anna'))
  trail.note(refused('anna'))
  expect(entries.slice(21)).toEqual([
    { ...refused('anna'), at: time, detail: { code: 4400, passedOver: 980 } },
    { ...refused('anna'), at: time },
  ])
})

it('[S51] goes on when nothing can be stored', async () => {
  const store = { addAuditEntry: () => Promise.reject(new Error('full')) }
  const trail = new AuditTrail({ store, logger: silentLogger, now: () => 0 })
  expect(trail.note(refused('anna'))).toBeUndefined()
  await new Promise((resolve) => setImmediate(resolve))
})
