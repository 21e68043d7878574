import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
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

  /** Takes every free block. */
  fill(): void {
    const { bavail, bsize } = statfsSync(this.folder)
    writeFileSync(this.ballast, Buffer.alloc(bavail * bsize))
  }
  free(): void {
    rmSync(this.ballast, { force: true })
  }
  dispose(): void {
    execFileSync('umount', ['-l', this.folder], { stdio: 'ignore' })
    rmSync(this.folder, { recursive: true, force: true })
  }
}
