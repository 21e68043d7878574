import { pino } from 'pino'

/** What a log line may carry: ids, numbers, codes and names of things; never text of an article, never a secret. */
type LogFields = Readonly<Record<string, string | number | boolean | null | readonly string[]>>

/** Structured log of one part of the server; the message is a fixed sentence, what varies is in the fields. */
export interface Logger {
  debug(fields: LogFields, message: string): void
  info(fields: LogFields, message: string): void
  warn(fields: LogFields, message: string): void
  error(fields: LogFields, message: string): void
}

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent'

/** JSON lines on standard output; whatever is named like a secret is cut out, should it ever get there. */
export function createLogger(level: LogLevel) {
  return pino({
    level,
    redact: {
      paths: ['*.cookie', '*.authorization', '*.password', '*.token', 'req.headers', 'res.headers'],
      censor: '[cut out]',
    },
  })
}

const nothing = () => {}

/** Takes everything and says nothing. */
export const silentLogger: Logger = { debug: nothing, info: nothing, warn: nothing, error: nothing }
