import type { messages as articles } from '../features/articles/messages.ts'
import type { messages as editor } from '../features/editor/messages.ts'
import type { messages as notices } from '../features/editor/notices/messages.ts'
import type { messages as review } from '../features/editor/review/messages.ts'
import type { messages as importing } from '../features/import/messages.ts'
import type { messages as session } from '../features/session/messages.ts'
import type { messages as signIn } from '../features/session/signInMessages.ts'
import type { messages as shell } from '../features/shell/messages.ts'
import type { messages as ui } from '../ui/messages.ts'

/** The words of every feature, by the name under which components ask for them. */
interface Messages {
  readonly articles: (typeof articles)['de']
  readonly editor: (typeof editor)['de']
  readonly import: (typeof importing)['de']
  readonly notices: (typeof notices)['de']
  readonly review: (typeof review)['de']
  readonly session: (typeof session)['de']
  readonly signIn: (typeof signIn)['de']
  readonly shell: (typeof shell)['de']
  readonly ui: (typeof ui)['de']
}

/** A feature that has words. */
export type Feature = keyof Messages

/** Where a message stands among its feature's: `signOut.done`; `people` for both `people_one` and `people_other`. */
export type MessageKey<Name extends Feature> = KeyIn<Messages[Name]>

/** The same with the feature in front: `session:signOut.done`. */
export type QualifiedKey<Name extends Feature> = { [F in Name]: `${F}:${MessageKey<F>}` }[Name]

type KeyIn<Words> = {
  [Name in keyof Words & string]: Words[Name] extends string
    ? WithoutPlural<Name>
    : `${Name}.${KeyIn<Words[Name]>}`
}[keyof Words & string]

type WithoutPlural<Name extends string> = Name extends `${infer Stem}_${'one' | 'other'}` ? Stem : Name
