import { cpus } from 'node:os'

/** The processor that everything is measured on, in words. */
export function machine(): string {
  return `${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'})`
}
