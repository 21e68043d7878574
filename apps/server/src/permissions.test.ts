import { join } from 'node:path'
import { ROLES } from '@stet/protocol'
import { describe, expect, it } from 'vitest'
import { ACTIONS, can, modeFor, RIGHTS } from './permissions.ts'
import { permissionsDocument } from './testing/permissionsDocument.ts'

const article = { id: '1', state: 'draft' }

describe('permissions', () => {
  it('give every role of the newsroom its rights', () => {
    expect(Object.keys(RIGHTS)).toEqual([...ROLES])
    const editing = ROLES.filter((role) => modeFor({ role }, article) === 'edit')
    expect(editing).toEqual(['reporter', 'editor', 'subeditor', 'chief'])
    expect(ROLES.filter((role) => modeFor({ role }, article) === 'view')).toEqual([
      'viewer',
      'commenter',
      'legal',
      'admin',
    ])
  })

  it.each(['', 'owner', 'constructor', '__proto__', 'Editor'])('give the unknown role %j nothing', (role) => {
    expect(modeFor({ role }, article)).toBeNull()
    for (const action of ACTIONS) expect(can({ role }, action, article)).toBe(false)
  })

  // After a change of the table, `npx vitest run --project node -u permissions` writes the document anew.
  it('are what docs/permissions.md says', async () => {
    const path = join(import.meta.dirname, '../../../docs/permissions.md')
    await expect(permissionsDocument()).toMatchFileSnapshot(path)
  })
})
