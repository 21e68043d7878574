import { join } from 'node:path'
import { ARTICLE_STATES, ROLES, TOKEN_SCOPES } from '@stet/protocol'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ACTIONS, can, modeFor, RIGHTS } from './permissions.ts'
import { permissionsDocument } from './testing/permissionsDocument.ts'
import { TestServer } from './testing/TestServer.ts'

const article = { id: '1', state: 'draft' }

/** The most mode of a role in drafts, in review, and after that. */
const modesOf = (role: string) =>
  ['draft', 'in_review', 'approved', 'hold', 'spiked', 'published', 'toString'].map((state) =>
    modeFor({ role }, { id: '1', state }),
  )

/** The roles that may decide on suggestions in an article in this state. */
const deciding = (state: string) =>
  ROLES.filter((role) => can({ role }, 'resolveSuggestions', { id: '1', state }))

/** The most mode of each role in a draft of an article that is so far with the public. */
const modes = (publication: string) =>
  ROLES.map((role) => modeFor({ role }, { id: '1', state: 'draft', publication }))

describe('permissions', () => {
  it('say for every role of the newsroom the most that it may do in the text, by state', () => {
    expect(Object.keys(RIGHTS)).toEqual([...ROLES])
    const inText = Object.fromEntries(
      ROLES.map((role) => {
        const [draft, inReview, ...settled] = modesOf(role)
        expect(new Set(settled).size).toBe(1)
        return [role, [draft, inReview, settled[0]].join(' ')]
      }),
    )
    expect(inText).toEqual({
      viewer: 'view view view',
      commenter: 'view view view',
      reporter: 'edit suggest suggest',
      editor: 'edit edit suggest',
      subeditor: 'suggest edit suggest',
      legal: 'suggest suggest suggest',
      chief: 'edit edit suggest',
      admin: 'view view view',
    })
  })

  it('let nobody but the chief write in what is being corrected, and nobody in what was killed', () => {
    const suggesting = ['view', 'view', 'suggest', 'suggest', 'suggest', 'suggest']
    expect(modes('published')).toEqual([...suggesting, 'edit', 'view'])
    expect(modes('killed')).toEqual([...suggesting, 'suggest', 'view'])
    expect(modes('unpublished')).toEqual(modes('none'))
  })

  it('let nobody decide on suggestions where they may not write', () => {
    expect(ROLES.filter((role) => can({ role }, 'resolveSuggestions', null))).toEqual([
      'reporter',
      'editor',
      'subeditor',
      'chief',
    ])
    expect(deciding('draft')).toEqual(['reporter', 'editor', 'chief'])
    expect(deciding('in_review')).toEqual(['editor', 'subeditor', 'chief'])
    expect(deciding('approved')).toEqual([])
  })

  it('let a restricted article exist for nobody but who is named in it, and for the chief', () => {
    const person = fc.constantFrom('a', 'b', 'c', 'd')
    const list = fc.option(fc.array(person, { maxLength: 3 }), { nil: undefined })
    const metadata = fc.record({ isRestricted: fc.boolean(), readers: list, assignees: list })
    const asker = fc.record({
      id: fc.option(person, { nil: undefined }),
      role: fc.constantFrom(...ROLES),
      scopes: fc.option(fc.subarray([...TOKEN_SCOPES]), { nil: null }),
    })
    const state = fc.constantFrom(...ARTICLE_STATES)
    fc.assert(
      fc.property(asker, metadata, person, state, ({ id, ...rest }, known, createdBy, inState) => {
        const who = { ...rest, ...(id === undefined ? {} : { id }) }
        const restricted = { id: '1', state: inState, createdBy, metadata: known }
        const open = { id: '1', state: inState }
        const named: readonly string[] = [createdBy, ...(known.readers ?? []), ...(known.assignees ?? [])]
        const isNamed = id !== undefined && named.includes(id)
        const isKept = known.isRestricted && !isNamed && !(who.role === 'chief' && who.scopes === null)
        expect(modeFor(who, restricted)).toBe(isKept ? null : modeFor(who, open))
        for (const action of ACTIONS)
          expect(can(who, action, restricted)).toBe(!isKept && can(who, action, open))
      }),
    )
  })

  it.each(['', 'owner', 'constructor', '__proto__', 'Editor'])('give the unknown role %j nothing', (role) => {
    expect(modeFor({ role }, article)).toBeNull()
    for (const action of ACTIONS) expect(can({ role }, action, article)).toBe(false)
  })

  // After a change of the table, `npx vitest run --project node permissions.test -u` writes the document anew.
  it('are what docs/permissions.md says', async () => {
    const path = join(import.meta.dirname, '../../../docs/permissions.md')
    const server = await TestServer.open([])
    try {
      await expect(permissionsDocument(server.routes.all)).toMatchFileSnapshot(path)
    } finally {
      await server.close()
    }
  })
})
