import { useQuery } from '@tanstack/react-query'
import type { Account } from '@stet/protocol'
import { Search, UserPlus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { Button } from '../../../ui/Button.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { Loaded } from '../Loaded.tsx'
import { PageHead } from '../PageHead.tsx'
import { accountsQuery, desksQuery } from '../queries.ts'
import { Rows } from '../Rows.tsx'
import { InvitationList } from './InvitationList.tsx'
import { InviteDialog } from './InviteDialog.tsx'
import styles from './PeoplePage.module.css'
import { PersonRow } from './PersonRow.tsx'

/** Everybody with an account, and who is invited. */
export function PeoplePage() {
  const { t } = useTranslation('settings')
  const accounts = useQuery(accountsQuery)
  const desks = useQuery(desksQuery)
  const [filter, setFilter] = useState('')
  const [isInviting, setIsInviting] = useState(false)
  return (
    <>
      <PageHead title={t('people.title')}>
        <TextField
          label={t('people.filter')}
          isLabelHidden
          type="search"
          placeholder={t('people.filter')}
          icon={<Search aria-hidden="true" />}
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
          className={styles.filter ?? ''}
        />
        <Button look="primary" icon={<UserPlus aria-hidden="true" />} onClick={() => setIsInviting(true)}>
          {t('people.invite')}
        </Button>
      </PageHead>
      <InvitationList />
      <Loaded query={accounts}>
        {({ people }) => {
          const found = people.filter((person) => isCalled(person, filter))
          return (
            <>
              <p role="status" className={styles.count}>
                {found.length === 0 ? t('people.none') : t('people.count', { count: found.length })}
              </p>
              {found.length > 0 && (
                <Rows label={t('people.title')}>
                  {found.map((person) => (
                    <PersonRow key={person.id} person={person} desks={desks.data?.desks ?? []} />
                  ))}
                </Rows>
              )}
            </>
          )
        }}
      </Loaded>
      {isInviting && <InviteDialog onClose={() => setIsInviting(false)} />}
    </>
  )
}

function isCalled({ name, email }: Account, filter: string): boolean {
  const text = `${name} ${email}`.toLocaleLowerCase()
  return filter
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
