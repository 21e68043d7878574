import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { tryLockFolder } from '../tryLockFolder.ts'
import {
  answerRequest,
  clearLeft,
  putRequest,
  readOutcome,
  takeRequest,
  withdrawRequest,
  type RestoreRequest,
} from './RestoreRequest.ts'
import { restoringPlaces } from './restoringPlaces.ts'

const request: RestoreRequest = { store: 2, at: 7, backupOf: new Date(5).toISOString(), keptIn: 'replaced-x' }

let dataDir: string
let letGo: () => void
beforeEach(async () => {
  dataDir = await mkdtemp(`${tmpdir()}/stet-request-`)
  await mkdir(restoringPlaces(dataDir).folder)
  const held = tryLockFolder(restoringPlaces(dataDir).folder, 0)
  letGo = () => {
    held?.()
    letGo = () => {}
  }
})
afterEach(async () => {
  letGo()
  await rm(dataDir, { recursive: true })
})

describe('a request', () => {
  it('[S87] is taken once, and cannot be withdrawn then', async () => {
    expect(takeRequest(dataDir)).toBeNull()
    await putRequest(dataDir, request)
    expect(takeRequest(dataDir)).toEqual(request)
    expect(takeRequest(dataDir)).toBeNull()
    expect(withdrawRequest(dataDir)).toBe(false)
  })

  it('[S87] is not taken when it was withdrawn', async () => {
    await putRequest(dataDir, request)
    expect(withdrawRequest(dataDir)).toBe(true)
    expect(takeRequest(dataDir)).toBeNull()
  })

  it('[S87] is not taken when the command that asked has ended', async () => {
    await putRequest(dataDir, request)
    letGo()
    expect(takeRequest(dataDir)).toBeNull()
  })

  it('[S87] is answered', async () => {
    expect(readOutcome(dataDir)).toBeNull()
    await answerRequest(dataDir, { ok: true, keptIn: null, notes: ['a'] })
    expect(readOutcome(dataDir)).toEqual({ ok: true, keptIn: null, notes: ['a'] })
  })
})

describe('what is left', () => {
  it('[S87] is removed once the command has ended, but for an exchange that has begun', async () => {
    const { folder, exchange } = restoringPlaces(dataDir)
    clearLeft(dataDir)
    expect(existsSync(folder)).toBe(true)
    letGo()
    await writeFile(exchange, '{}')
    clearLeft(dataDir)
    expect(existsSync(folder)).toBe(true)
    await rm(exchange)
    clearLeft(dataDir)
    expect(existsSync(folder)).toBe(false)
  })
})
