import type { messages as access } from '../features/editor/access/messages.ts'
import type { messages as articles } from '../features/articles/messages.ts'
import type { messages as comments } from '../features/editor/comments/messages.ts'
import type { messages as listTools } from '../features/articles/tools/messages.ts'
import type { messages as credentials } from '../features/credentials/messages.ts'
import type { messages as editor } from '../features/editor/messages.ts'
import type { messages as history } from '../features/editor/history/messages.ts'
import type { messages as notices } from '../features/editor/notices/messages.ts'
import type { messages as purge } from '../features/editor/purge/messages.ts'
import type { messages as review } from '../features/editor/review/messages.ts'
import type { messages as style } from '../features/editor/style/messages.ts'
import type { messages as workflow } from '../features/editor/workflow/messages.ts'
import type { messages as notifications } from '../features/notifications/panel/messages.ts'
import type { messages as importing } from '../features/import/messages.ts'
import type { messages as session } from '../features/session/messages.ts'
import type { messages as signIn } from '../features/session/signInMessages.ts'
import type { messages as settings } from '../features/settings/messages.ts'
import type { messages as webhooks } from '../features/settings/webhooks/messages.ts'
import type { messages as signOut } from '../features/session/signOut/messages.ts'
import type { messages as shell } from '../features/shell/messages.ts'
import type { messages as trouble } from '../features/shell/trouble/messages.ts'
import type { messages as ui } from '../ui/messages.ts'

/** The words of every feature, by the name under which components ask for them. */
interface Messages {
  readonly access: (typeof access)['de']
  readonly articles: (typeof articles)['de']
  readonly comments: (typeof comments)['de']
  readonly credentials: (typeof credentials)['de']
  readonly editor: (typeof editor)['de']
  readonly history: (typeof history)['de']
  readonly listTools: (typeof listTools)['de']
  readonly import: (typeof importing)['de']
  readonly notices: (typeof notices)['de']
  readonly purge: (typeof purge)['de']
  readonly notifications: (typeof notifications)['de']
  readonly review: (typeof review)['de']
  readonly session: (typeof session)['de']
  readonly settings: (typeof settings)['de']
  readonly signIn: (typeof signIn)['de']
  readonly signOut: (typeof signOut)['de']
  readonly shell: (typeof shell)['de']
  readonly style: (typeof style)['de']
  readonly trouble: (typeof trouble)['de']
  readonly ui: (typeof ui)['de']
  readonly webhooks: (typeof webhooks)['de']
  readonly workflow: (typeof workflow)['de']
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
