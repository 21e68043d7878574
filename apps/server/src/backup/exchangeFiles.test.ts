import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { exchangeFiles, finishExchange } from './exchangeFiles.ts'
import { restoringPlaces } from './restoringPlaces.ts'

const OLD = [
  'stet.sqlite',
  'stet.sqlite-wal',
  'stet.sqlite-shm',
  'accounts.sqlite',
  'secret',
  'first-admin.txt',
]
const NEW = ['stet.sqlite', 'accounts.sqlite', 'secret']

let dataDir: string
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'stet-exchange-'))
  begin({ ...expected('old', OLD), lock: '' })
})
afterEach(() => rmSync(dataDir, { recursive: true }))

/** An installation of these files, and a staged one. */
function begin(files: Readonly<Record<string, string>>): void {
  rmSync(dataDir, { recursive: true })
  mkdirSync(restoringPlaces(dataDir).staged, { recursive: true })
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dataDir, name), text)
  for (const name of NEW) writeFileSync(join(restoringPlaces(dataDir).staged, name), `new ${name}`)
}

class Killed extends Error {}

/** What stands in the folder, by name; folders left out. */
function contents(folder: string): Record<string, string> {
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile())
  return Object.fromEntries(files.map(({ name }) => [name, readFileSync(join(folder, name), 'utf8')]))
}

function expected(words: string, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, `${words} ${name}`]))
}

/** What became of it. */
function found() {
  const kept = join(dataDir, 'replaced')
  return {
    there: contents(dataDir),
    kept: existsSync(kept) ? contents(kept) : null,
    isUnderWay: existsSync(restoringPlaces(dataDir).exchange),
  }
}

/** Ends the process, as far as the disk can tell, after so many steps; whether it came that far. */
function kill(work: (onStep: () => void) => void, after: number): boolean {
  let steps = 0
  try {
    work(() => {
      steps += 1
      if (steps === after) throw new Killed()
    })
    return false
  } catch (error) {
    if (!(error instanceof Killed)) throw error
    return true
  }
}

describe('exchangeFiles', () => {
  it('[S84] [S85] puts every new file in the place of the old one, which is kept with its companions', () => {
    exchangeFiles(dataDir, 'replaced')
    const there = { ...expected('new', NEW), lock: '' }
    expect(found()).toEqual({ there, kept: expected('old', OLD), isUnderWay: false })
    expect(readdirSync(restoringPlaces(dataDir).staged)).toEqual([])
    expect(finishExchange(dataDir)).toBeNull()
  })

  it('[S85] ended after any step, and again while it is completed, it is as if nothing was, or completed', () => {
    const before = contents(dataDir)
    const outcomes = new Set<string>()
    let isCutShort = true
    for (let first = 1; isCutShort; first += 1) {
      for (const second of [1, 2, 3, 5, 8, Infinity]) {
        begin(before)
        isCutShort = kill((onStep) => exchangeFiles(dataDir, 'replaced', onStep), first)
        kill((onStep) => finishExchange(dataDir, onStep), second)
        finishExchange(dataDir)
        outcomes.add(JSON.stringify(found()))
      }
    }
    const nothing = { there: before, kept: null, isUnderWay: false }
    const all = {
      there: { ...expected('new', NEW), lock: '' },
      kept: expected('old', OLD),
      isUnderWay: false,
    }
    expect([...outcomes].map((outcome) => JSON.parse(outcome) as unknown)).toEqual([nothing, all])
  })
})
