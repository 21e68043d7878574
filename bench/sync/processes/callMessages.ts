/** What one process can be asked to do by another; arguments and answers are copied. */
export type Calls<C> = { readonly [Name in keyof C]: (...args: never[]) => unknown }

/** A call on its way to the other process. */
export interface CallMessage {
  readonly ticket: number
  readonly name: string
  readonly args: readonly unknown[]
}

/** What came of it. */
export type AnswerMessage =
  | { readonly ticket: number; readonly ok: true; readonly value: unknown }
  | { readonly ticket: number; readonly ok: false; readonly detail: string }
