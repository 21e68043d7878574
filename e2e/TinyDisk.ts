import { execFileSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** Whether this process may mount a disk of its own (root on Linux, outside a locked container). */
export function canMakeTinyDisk(): boolean {
  try {
    new TinyDisk(1).dispose()
    return true
  } catch {
    return false
  }
}

/** A tmpfs of a few MiB that a test can fill to the last byte and empty again. */
export class TinyDisk {
  readonly folder: string
  private readonly ballast: string

  constructor(mebibytes: number) {
    this.folder = mkdtempSync(path.join(tmpdir(), 'stet-disk-'))
    this.ballast = path.join(this.folder, 'ballast')
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${mebibytes}m`, 'tmpfs', this.folder], {
        stdio: 'ignore',
      })
    } catch (error) {
      rmSync(this.folder, { recursive: true, force: true })
      throw error
    }
  }

  /** Takes every free block, whatever else is written meanwhile. */
  fill(): void {
    const { bsize } = statfsSync(this.folder)
    const block = Buffer.alloc(bsize)
    const file = openSync(this.ballast, 'a')
    try {
      for (;;) writeSync(file, block)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
    } finally {
      closeSync(file)
    }
  }
  free(): void {
    rmSync(this.ballast, { force: true })
  }
  dispose(): void {
    execFileSync('umount', ['-l', this.folder], { stdio: 'ignore' })
    rmSync(this.folder, { recursive: true, force: true })
  }
}
