import { countsOfBlock } from '../counts.ts'
import type { Authorship } from './authorship.ts'
import type { UserId } from './ids.ts'
import { TEXT_ROOTS } from './roots.ts'

/** How much of a text is somebody's. */
export interface Share {
  readonly by: UserId
  /** Unicode characters (code points), in every text of the article. */
  readonly characters: number
}

/** How much each person wrote of what is shown: the most first, then by id. */
export function sharesOf(authorship: Authorship): readonly Share[] {
  const shares = new Map<UserId, number>()
  for (const { by, text } of TEXT_ROOTS.flatMap((root) => authorship[root].flatMap(({ runs }) => runs)))
    shares.set(by, (shares.get(by) ?? 0) + countsOfBlock(text).characters)
  return [...shares]
    .map(([by, characters]) => ({ by, characters }))
    .toSorted((left, right) => right.characters - left.characters || (left.by < right.by ? -1 : 1))
}
