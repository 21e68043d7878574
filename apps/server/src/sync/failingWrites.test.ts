import { execFileSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createArticleAnswerSchema } from '@stet/protocol'
import { expect, it } from 'vitest'
import { EventReader } from '../testing/EventReader.ts'
import { ServerProcess } from '../testing/ServerProcess.ts'
import { RawClient } from './testing/RawClient.ts'

/** Whether the system lets one process take from another the right to write files; no privilege is needed for it on Linux. */
function canLimit(): boolean {
  try {
    limit(process.pid, 'unlimited')
    return true
  } catch {
    return false
  }
}

/** The size to which this process may write any file; 0: each write fails, whatever is open. */
function limit(pid: number, size: '0' | 'unlimited'): void {
  execFileSync('prlimit', ['--pid', String(pid), `--fsize=${size}:unlimited`], { stdio: 'ignore' })
}

// `diskFaults.test.ts` has the same with an invented disk, everywhere.
it.runIf(canLimit())(
  '[S21] [S28] a server whose system lets it write nothing lives, answers nothing falsely, says so, and recovers',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'stet-failing-'))
    const server = await ServerProcess.in(folder)
    await server.launch()
    try {
      const [anna, ben] = [await server.signIn('reporter'), await server.signIn('viewer')]
      const created = await fetch(`${server.address}/api/articles`, {
        method: 'POST',
        headers: { ...anna, 'content-type': 'application/json' },
        body: JSON.stringify({ article: { headline: 'Stand' } }),
      })
      const { id } = createArticleAnswerSchema.parse(await created.json())
      const socket = `ws://127.0.0.1:${server.port}/sync/${id}`
      const writer = await (await RawClient.open(`${socket}?edit=11&ack=1`, anna)).synced()
      await writer.acknowledged(1)
      const banner = await EventReader.open(server.address, ben.cookie)
      await banner.nextOf('state')

      limit(server.pid, '0')
      const began = performance.now()
      writer.write(11, (doc) => doc.getText('headline').insert(5, '!'))
      let isAnswered = false
      const answered = writer.acknowledged(2).then(() => (isAnswered = true))
      expect(await banner.nextOf('storage-trouble')).toMatchObject({ reason: 'failing' })
      console.info(`failing writes: told after ${Math.round(performance.now() - began)} ms (asked: 5000 ms)`)
      const reader = await (await RawClient.open(socket, ben)).synced()
      // A session is a row on the same disk: who signs in now is told to wait.
      await expect(server.signIn('editor')).rejects.toThrow('503')
      for (let tries = 0; tries < 5; tries += 1) {
        await new Promise((resolve) => setTimeout(resolve, 300))
        expect([isAnswered, reader.doc.getText('headline').toString()]).toEqual([false, 'Stand'])
        expect([await server.isLive(), await server.isReady(), server.isAlive]).toEqual([true, false, true])
      }

      limit(server.pid, 'unlimited')
      await Promise.all([answered, banner.nextOf('storage-recovered')])
      await server.signIn('editor')
      banner.leave()
      expect(await server.kill()).toMatchObject({ signal: 'SIGKILL', isGone: true })
      await server.launch()
      const after = await (await RawClient.open(socket, ben)).synced()
      expect(after.doc.getText('headline').toString()).toBe('Stand!')
      after.terminate()
    } finally {
      await server.kill()
      await rm(folder, { recursive: true })
    }
  },
)
