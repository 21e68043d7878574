import type { Role } from '@stet/protocol'

export interface DemoPerson {
  readonly email: string
  readonly name: string
  readonly role: Role
}

/** The password of every demo account; a demo newsroom is for looking around, not for real articles. */
export const DEMO_PASSWORD = 'stet-demo'

export const DEMO_PEOPLE: readonly DemoPerson[] = [
  { email: 'reporter@demo.example', name: 'Jana Reuter', role: 'reporter' },
  { email: 'reporter2@demo.example', name: 'Tom Feldmann', role: 'reporter' },
  { email: 'editor@demo.example', name: 'Miriam Aydın', role: 'editor' },
  { email: 'subeditor@demo.example', name: 'Friedrich Kolb', role: 'subeditor' },
  { email: 'legal@demo.example', name: 'Saskia Thoma', role: 'legal' },
  { email: 'chief@demo.example', name: 'Henrike Vogt', role: 'chief' },
  { email: 'commenter@demo.example', name: 'Oliver Grant', role: 'commenter' },
  { email: 'viewer@demo.example', name: 'Priya Nair', role: 'viewer' },
  { email: 'admin@demo.example', name: 'Lukas Brandt', role: 'admin' },
]
