import type { DatabaseSync } from 'node:sqlite'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DecisionRecord } from '../storage/DecisionRecord.ts'
import { SoughtText } from '../purge/SoughtText.ts'
import { AuditTable } from '../storage/sqlite/AuditTable.ts'
import { CHAIN_BEGINNING, chainHash } from '../storage/sqlite/chainHash.ts'
import { decisionText } from '../storage/sqlite/decisionText.ts'
import { DecisionTable } from '../storage/sqlite/DecisionTable.ts'
import { openDatabase } from '../storage/sqlite/openDatabase.ts'
import { purgeRecords } from '../storage/sqlite/purge/purgeRecords.ts'
import { checkChains } from './checkChains.ts'
import { compareHeads, recordHeads } from './recordHeads.ts'

const decision = (number: number): DecisionRecord => ({
  at: number,
  decidedBy: 'anna',
  verdict: 'accept',
  whose: 'ben',
  what: `i:7:${number}:1`,
  text: '„ß“',
  length: 1,
})

/** Five entries, and the decisions of four updates in two articles; whoever owns the file has no triggers in the way. */
function records(): DatabaseSync {
  const database = openDatabase(':memory:')
  const audit = new AuditTable(database)
  for (const at of [1, 2, 3, 4, 5]) {
    audit.add({ at, person: 'anna', article: at === 1 ? null : 'a', what: 'x', detail: { at, says: 'ä"' } })
  }
  const decisions = new DecisionTable(database, () => 'the same salt each time')
  for (const [article, sequence] of [
    ['a', 3],
    ['b', 5],
    ['a', 9],
    ['b', 10],
  ] as const) {
    decisions.add(article, sequence, [decision(sequence), decision(sequence + 100)])
  }
  for (const { name } of database.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").all())
    database.exec(`DROP TRIGGER ${String(name)}`)
  return database
}

const AUDIT_COLUMNS = 'at, person, article, what, detail'
const swapped = (first: number, second: number) => `
  CREATE TEMP TABLE both AS SELECT sequence, ${AUDIT_COLUMNS} FROM audit WHERE sequence IN (${first}, ${second});
  UPDATE audit SET (${AUDIT_COLUMNS}) =
    (SELECT ${AUDIT_COLUMNS} FROM both WHERE both.sequence = ${first} + ${second} - audit.sequence)
    WHERE sequence IN (${first}, ${second})`
const withHashes = (first: number, second: number) => `
  UPDATE audit SET sequence = 1000 WHERE sequence = ${first};
  UPDATE audit SET sequence = ${first} WHERE sequence = ${second};
  UPDATE audit SET sequence = ${second} WHERE sequence = 1000;
  UPDATE sqlite_sequence SET seq = 5 WHERE name = 'audit'`

const BREAKS = (entry: number) =>
  `the audit log breaks at entry ${entry}: it, or the one before, is not what was written`
const DECIDED = (link: number, article: string, at: number) =>
  `the record of decisions breaks at link ${link}: article ${article} at ${at} is not what was written`

describe('checkChains', () => {
  it('[S90] finds nothing wrong in what was written, nor in nothing', () => {
    expect(checkChains(records())).toEqual([])
    expect(checkChains(openDatabase(':memory:'))).toEqual([])
  })

  it.each([
    ['a person is another', "UPDATE audit SET person = 'ben' WHERE sequence = 2", BREAKS(2)],
    ['a time is another', 'UPDATE audit SET at = 9 WHERE sequence = 1', BREAKS(1)],
    ['there is an article', "UPDATE audit SET article = 'a' WHERE sequence = 1", BREAKS(1)],
    [
      'a detail is spelled otherwise',
      "UPDATE audit SET detail = detail || ' ' WHERE sequence = 5",
      BREAKS(5),
    ],
    ['a detail is none', "UPDATE audit SET detail = '{' WHERE sequence = 3", BREAKS(3)],
    ['an entry is gone', 'DELETE FROM audit WHERE sequence = 3', 'the audit log lacks entry 3'],
    ['the first is gone', 'DELETE FROM audit WHERE sequence = 1', 'the audit log lacks entry 1'],
    [
      'an entry is gone and the rest moved up',
      `DELETE FROM audit WHERE sequence = 3; UPDATE audit SET sequence = sequence - 1 WHERE sequence > 3;
       UPDATE sqlite_sequence SET seq = 4 WHERE name = 'audit'`,
      BREAKS(3),
    ],
    [
      'the last are gone',
      'DELETE FROM audit WHERE sequence > 3',
      'the audit log ends with entry 3, and 5 were written',
    ],
    [
      'an entry was put at the end',
      `INSERT INTO audit (${AUDIT_COLUMNS}, hash) SELECT ${AUDIT_COLUMNS}, hash FROM audit WHERE sequence = 5`,
      BREAKS(6),
    ],
    [
      'an entry was put in between',
      `UPDATE audit SET sequence = -sequence WHERE sequence >= 3; UPDATE audit SET sequence = 1 - sequence WHERE sequence < 0;
       INSERT INTO audit SELECT 3, ${AUDIT_COLUMNS}, hash, 0 FROM audit WHERE sequence = 2`,
      BREAKS(3),
    ],
    ['two are exchanged', swapped(2, 4), BREAKS(2)],
    ['two are exchanged with their hashes', withHashes(2, 4), BREAKS(2)],
    ['a hash is another', "UPDATE audit SET hash = 'x' WHERE sequence = 4", BREAKS(4)],
    [
      'a verdict is another',
      "UPDATE decisions SET verdict = 'reject' WHERE article = 'b'",
      DECIDED(2, 'b', 5),
    ],
    ['a text is another', "UPDATE decisions SET text = '' WHERE sequence = 9", DECIDED(3, 'a', 9)],
    ['a decision is gone', 'DELETE FROM decisions WHERE sequence = 9 AND position = 1', DECIDED(3, 'a', 9)],
    [
      'the first of an update is gone',
      'DELETE FROM decisions WHERE sequence = 9 AND position = 0',
      DECIDED(3, 'a', 9),
    ],
    ['all of an update are gone', 'DELETE FROM decisions WHERE sequence = 3', DECIDED(1, 'a', 3)],
    [
      'an update is gone with its link',
      'DELETE FROM decisions WHERE sequence = 5; DELETE FROM decision_links WHERE sequence = 5',
      'the record of decisions lacks link 2',
    ],
    [
      'the last is gone with its link',
      'DELETE FROM decisions WHERE sequence = 10; DELETE FROM decision_links WHERE sequence = 10',
      'the record of decisions ends with link 3, and 4 were written',
    ],
    [
      'decisions were put in',
      `INSERT INTO decisions (article, sequence, position, at, decided_by, verdict, whose, what, text, length)
         VALUES ('a', 4, 0, 1, 'anna', 'accept', 'ben', 'i:7:1:1', '', 1)`,
      'the record of decisions has more than was written: article a at 4',
    ],
    [
      'they belong to another article',
      "UPDATE decisions SET article = 'c' WHERE sequence = 9",
      DECIDED(3, 'a', 9),
    ],
  ])('[S90] names the first place that does not fit: %s', (_, statements, says) => {
    const database = records()
    database.exec(statements)
    expect(checkChains(database)).toEqual([says])
  })

  it('[S90] a log that somebody has cut and SQLite made forget it, or has written anew, is not what was noted of it', () => {
    const noted = recordHeads(records())
    expect(compareHeads(records(), noted)).toEqual([])
    const cut = records()
    cut.exec(`DELETE FROM audit WHERE sequence = 5; UPDATE sqlite_sequence SET seq = 4 WHERE name = 'audit'`)
    cut.exec(`DELETE FROM decisions WHERE sequence = 10; DELETE FROM decision_links WHERE sequence = 10;
      UPDATE sqlite_sequence SET seq = 3 WHERE name = 'decision_links'`)
    expect(checkChains(cut)).toEqual([])
    expect(compareHeads(cut, noted)).toEqual([
      'the audit log ends at 4; it had 5, as the manifest says',
      'the record of decisions ends at 3; it had 4, as the manifest says',
    ])
    const anew = openDatabase(':memory:')
    const audit = new AuditTable(anew)
    for (const at of [1, 2, 3, 4, 5, 6])
      audit.add({ at, person: 'eve', article: null, what: 'x', detail: {} })
    expect(checkChains(anew)).toEqual([])
    expect(compareHeads(anew, { ...noted, decisions: { last: 0, hash: noted.decisions.hash } })).toEqual([
      'the audit log is not, up to 5, what the manifest says',
    ])
    const longer = records()
    new AuditTable(longer).add({ at: 6, person: 'anna', article: null, what: 'x', detail: {} })
    expect(compareHeads(longer, noted)).toEqual([])
  })

  it('[S90] any one change to any column of any row is found', () => {
    const columns = {
      audit: ['sequence', 'at', 'person', 'article', 'what', 'detail', 'hash'],
      decisions: ['article', 'sequence', 'at', 'decided_by', 'verdict', 'whose', 'what', 'text', 'length'],
      decision_links: ['link', 'article', 'sequence', 'hash'],
    }
    const places = Object.entries(columns).flatMap(([table, names]) => names.map((name) => ({ table, name })))
    fc.assert(
      fc.property(
        fc.constantFrom(...places),
        fc.nat({ max: 3 }),
        fc.oneof(fc.string({ minLength: 1 }), fc.integer({ min: 50, max: 2_000_000 })),
        ({ table, name }, row, value) => {
          const database = records()
          const numbers = ['sequence', 'at', 'link', 'length']
          const changed = numbers.includes(name) ? Number(value) || 77 : String(value)
          const id = table === 'decisions' ? 'article || sequence || position' : 'rowid'
          const target = database.prepare(`SELECT ${id} AS id FROM ${table} LIMIT 1 OFFSET ?`).get(row)
          fc.pre(Number.isSafeInteger(changed) || typeof changed === 'string')
          const before = database
            .prepare(`SELECT ${name} AS value FROM ${table} WHERE ${id} = ?`)
            .get(target?.['id'] ?? null)
          fc.pre(before?.['value'] !== changed)
          database
            .prepare(`UPDATE ${table} SET ${name} = ? WHERE ${id} = ?`)
            .run(changed, target?.['id'] ?? null)
          expect(checkChains(database)).toHaveLength(1)
        },
      ),
    )
  })
})

/** The links of before version 10, with the texts themselves in their hashes. */
function chainAgain(database: DatabaseSync): void {
  let previous = CHAIN_BEGINNING
  for (const [link, sequence] of [
    [1, 3],
    [2, 4],
  ] as const) {
    const written = database
      .prepare(
        `SELECT at, decided_by AS decidedBy, verdict, whose, what, text, seal, length FROM decisions
          WHERE sequence = ? ORDER BY position`,
      )
      .all(sequence) as unknown as Parameters<typeof decisionText>[1]['records']
    previous = chainHash(decisionText(previous, { link, article: 'a', sequence, records: written }))
    database.prepare('INSERT INTO decision_links VALUES (?, ?, ?, ?)').run(link, 'a', sequence, previous)
  }
}

/** As a purge leaves it: what it took is on record. `isOld`: the decisions were chained before their texts had seals. */
function purged(isOld: boolean): DatabaseSync {
  const database = openDatabase(':memory:')
  const audit = new AuditTable(database)
  audit.add({ at: 1, person: 'anna', article: 'a', what: 'transition', detail: { reason: 'wegen Graf' } })
  new DecisionTable(database).add('a', 3, [decision(3), { ...decision(4), text: 'Graf' }])
  new DecisionTable(database).add('a', 4, [decision(5)])
  if (isOld) {
    database.exec('DROP TRIGGER decisions_stay; DROP TRIGGER decision_links_stay')
    database.exec(
      "UPDATE decisions SET salt = NULL, seal = NULL; DELETE FROM sqlite_sequence WHERE name = 'decision_links'",
    )
    database.exec('DROP TRIGGER decision_links_are_kept; DELETE FROM decision_links')
    chainAgain(database)
  }
  const sought = new SoughtText({ text: 'Graf', isPart: false }, 'de')
  const { decisions, entries, places } = purgeRecords(database, 'a', sought)
  expect(places).toBe(2)
  audit.add({
    at: 2,
    person: 'chief',
    article: 'a',
    what: 'text-purged',
    detail: { reason: 'so', decisions, entries },
  })
  return database
}

describe('checkChains after a purge', () => {
  it.each([false, true])('[U5] finds nothing wrong, and the heads are those of before (old: %s)', (isOld) => {
    const database = purged(isOld)
    expect(checkChains(database)).toEqual([])
    expect(JSON.stringify(database.prepare('SELECT * FROM decisions').all())).not.toContain('Graf')
    expect(JSON.stringify(database.prepare('SELECT * FROM audit').all())).not.toContain('Graf')
  })

  it('[U5] a second purge takes the reason of the first, and what that took stays explained', () => {
    const database = purged(false)
    const { decisions, entries } = purgeRecords(
      database,
      'a',
      new SoughtText({ text: 'so', isPart: false }, 'de'),
    )
    expect([decisions.length, entries.length]).toEqual([1, 2])
    const detail = { reason: 'x', decisions, entries }
    new AuditTable(database).add({ at: 3, person: 'chief', article: 'a', what: 'text-purged', detail })
    expect(checkChains(database)).toEqual([])
  })

  it.each([
    ["UPDATE decisions SET decided_by = 'eve' WHERE position = 1", DECIDED(1, 'a', 3)],
    ["UPDATE decisions SET text = 'Lüge' WHERE position = 1", DECIDED(1, 'a', 3)],
    ["UPDATE decisions SET text = '', salt = NULL, is_removed = 1 WHERE sequence = 4", DECIDED(2, 'a', 4)],
    ["UPDATE decisions SET text = 'Lüge' WHERE sequence = 4", DECIDED(2, 'a', 4)],
    ["UPDATE decisions SET seal = 'none' WHERE sequence = 4", DECIDED(2, 'a', 4)],
    ['UPDATE audit SET at = 9 WHERE sequence = 1', BREAKS(1)],
    ['UPDATE audit SET is_removed = 0 WHERE sequence = 1', BREAKS(1)],
    [`UPDATE audit SET detail = '{"removed":true}', is_removed = 1 WHERE sequence = 2`, BREAKS(1)],
  ])('[S90] [U5] and finds what is forged then: %s', (statement, problem) => {
    for (const isOld of [false, true]) {
      const database = purged(isOld)
      for (const { name } of database.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").all())
        database.exec(`DROP TRIGGER ${String(name)}`)
      database.exec(statement)
      if (isOld && statement.includes('seal')) continue
      expect(checkChains(database)).toContain(problem)
    }
  })

  it('[U5] the triggers let a text go, and nothing else', () => {
    const database = purged(false)
    for (const statement of [
      "UPDATE decisions SET text = 'x' WHERE sequence = 4",
      "UPDATE decisions SET text = '', salt = NULL, is_removed = 1, whose = 'eve' WHERE sequence = 4",
      "UPDATE audit SET detail = '{}', is_removed = 1",
      `UPDATE audit SET detail = '{"removed":true}', is_removed = 1, hash = ''`,
      'DELETE FROM decisions',
      'DELETE FROM audit',
    ]) {
      expect(() => database.exec(statement)).toThrow('append-only')
    }
  })
})
