import type { AnswerMessage, CallMessage, Calls } from './callMessages.ts'

/** Does what the parent process asks for, one answer for each call; does not keep the process alive. */
export function answerCalls<C extends Calls<C>>(calls: C): void {
  const answer = async ({ ticket, name, args }: CallMessage) => {
    let message: AnswerMessage
    try {
      const call = calls[name as keyof C] as unknown as (...values: readonly unknown[]) => unknown
      message = { ticket, ok: true, value: await call(...args) }
    } catch (error) {
      message = {
        ticket,
        ok: false,
        detail: error instanceof Error ? (error.stack ?? error.message) : 'unknown',
      }
    }
    process.send?.(message)
  }
  process.on('message', (message: CallMessage) => void answer(message))
  process.channel?.unref()
}
