import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DeskOnDisk, flipBit } from './testing/DeskOnDisk.ts'

let desk: DeskOnDisk
let ids: readonly string[]
beforeAll(async () => {
  desk = await DeskOnDisk.open()
  ids = await desk.fill()
})
afterAll(() => desk.close())

/** What a command ends with, and everything that it says. */
function run(...args: readonly string[]): Promise<{ readonly code: number | null; readonly said: string }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'command.ts'), ...args], {
    cwd: desk.scratch,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
  }
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, said })))
}

describe('the commands', () => {
  it('[S81] [S83] [S89] back up beside the server, restore on an empty machine, verify, each with a word on every article', async () => {
    expect(await run('backup', 'monday', '--data', desk.dataDir)).toMatchObject({
      code: 0,
      said: expect.stringContaining(`Backup of ${ids.length} articles in ${desk.place('monday')}`),
    })
    const restored = await run('restore', 'monday', '--data', 'machine')
    expect(restored).toMatchObject({
      code: 0,
      said: expect.stringContaining(`${ids.length} articles are what the backup holds, by their hashes`),
    })
    expect(await run('verify-store', '--data', 'machine')).toMatchObject({
      code: 0,
      said: expect.stringContaining(`${ids.length} articles, 0 problems.`),
    })
    expect(await run('verify-store', 'monday', '--data', 'machine')).toMatchObject({ code: 0 })
  })

  it('[S81] [S83] [S89] end with 1 and say what is wrong, without a word of any article', async () => {
    await desk.backUp('good')
    await cp(desk.place('good'), desk.place('bad'), { recursive: true })
    await flipBit(desk.place('bad/stet.sqlite'), Buffer.from('Der Kai ist zu.'))
    const verified = await run('verify-store', 'bad', '--data', desk.dataDir)
    expect(verified).toMatchObject({ code: 1, said: expect.stringContaining('2 problems') })
    expect(verified.said).toContain('stet.sqlite is not what the manifest says')
    expect(ids.some((id) => verified.said.includes(`${id}: `))).toBe(true)
    expect(verified.said).not.toMatch(/Kai|Hafen|Wehr/)
    expect(await run('restore', 'bad', '--data', 'never')).toMatchObject({
      code: 1,
      said: expect.stringContaining(
        'Not restored; nothing was touched:\n  stet.sqlite is not what the manifest says',
      ),
    })
    expect(existsSync(desk.place('never'))).toBe(false)
    expect(await run('backup', 'good', '--data', desk.dataDir)).toMatchObject({
      code: 1,
      said: expect.stringContaining('No backup was made:\n'),
    })
    await rm(desk.place('bad'), { recursive: true })
  })

  it.each([
    [['backup'], /npm run backup -- FOLDER/],
    [['restore'], /npm run restore -- BACKUP/],
    [['tidy'], /backup\|restore\|verify-store/],
    [['backup', 'a', 'b'], /backup\|restore\|verify-store/],
  ])('say how they are called: %j', async (args, says) => {
    const { code, said } = await run(...args, '--data', desk.dataDir)
    expect(code).toBe(1)
    expect(said).toMatch(says)
  })
})
