import { LogOut, User } from 'lucide-react'
import { useLocation } from 'wouter'
import { useTranslation } from '../../i18n/useTranslation.ts'
import { initials } from '../../ui/initials.ts'
import { Menu, MenuCheckItem, MenuHeading, MenuItem, MenuSeparator } from '../../ui/Menu.tsx'
import { lazySignOut } from '../session/lazySignOut.ts'
import { useMe } from '../session/useMe.ts'
import { useSignOutRequest } from '../session/useSignOutRequest.ts'
import { settingsPath } from '../../routes.ts'
import styles from './PersonMenu.module.css'
import { useSingleKeys } from './useSingleKeys.ts'

/** Who is signed in, what they chose for themselves, and signing out. */
export function PersonMenu() {
  const { t } = useTranslation(['shell', 'session'])
  const me = useMe()
  const { areSingleKeysOn, setSingleKeys } = useSingleKeys()
  const signOut = useSignOutRequest()
  const parts = lazySignOut.useLoaded(signOut.unsaved !== null)
  const [, navigate] = useLocation()
  // Who steers by voice says what they see, so the name has the initials too.
  const label = t('shell:person.menu', { name: me.name, initials: initials(me.name) })

  return (
    <>
      <Menu
        trigger={
          <button
            type="button"
            className={styles.button}
            aria-label={label}
            title={me.name}
            data-testid="person-menu"
          >
            <span className={styles.ring} aria-hidden="true">
              {initials(me.name)}
            </span>
          </button>
        }
      >
        <MenuHeading>
          <strong className={styles.name}>{me.name}</strong>
          <span className={styles.about}>{me.email}</span>
          <span className={styles.about}>{t(`session:role.${me.role}`)}</span>
        </MenuHeading>
        <MenuSeparator />
        <MenuCheckItem isChecked={areSingleKeysOn} onChange={setSingleKeys}>
          {t('shell:person.singleKeys')}
        </MenuCheckItem>
        <MenuSeparator />
        <MenuItem icon={<User aria-hidden="true" />} onSelect={() => navigate(settingsPath('account'))}>
          {t('shell:person.settings')}
        </MenuItem>
        <MenuItem icon={<LogOut aria-hidden="true" />} onSelect={signOut.ask}>
          {t('session:signOut.action')}
        </MenuItem>
      </Menu>
      {parts && <parts.SignOutDialog request={signOut} />}
    </>
  )
}
