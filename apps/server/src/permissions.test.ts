import { join } from 'node:path'
import { ROLES } from '@stet/protocol'
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
