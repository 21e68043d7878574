import { accountSchema, colorOfPerson, type Account, type Desk, type PersonPatch } from '@stet/protocol'
import { Ellipsis, KeyRound, Lock, LockOpen, LogOut } from 'lucide-react'
import { useState } from 'react'
import { request } from '../../../api/request.ts'
import { useFormat } from '../../../i18n/useFormat.ts'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { AvatarRing } from '../../../ui/Avatar.tsx'
import { Button } from '../../../ui/Button.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { Menu, MenuItem } from '../../../ui/Menu.tsx'
import { toast } from '../../../ui/toast.ts'
import { useMe } from '../../session/useMe.ts'
import { accountsQuery, desksQuery } from '../queries.ts'
import { Row, Tag } from '../Rows.tsx'
import { SureDialog } from '../SureDialog.tsx'
import { useCall } from '../useCall.ts'
import { PersonDialog } from './PersonDialog.tsx'

/** What is asked about before it is done. */
const DEEDS = {
  signOut: { isSignedOut: true },
  reset: { hasSecondFactor: false },
  lock: { isLocked: true },
} as const satisfies Record<string, PersonPatch>
type Deed = keyof typeof DEEDS

/** Props of `PersonRow`. */
export interface PersonRowProps {
  readonly person: Account
  readonly desks: readonly Desk[]
}

/** One person, and all that can be done about their account. */
export function PersonRow({ person, desks }: PersonRowProps) {
  const { t } = useTranslation(['settings', 'session'])
  const me = useMe()
  const format = useFormat()
  const [open, setOpen] = useState<Deed | 'edit' | null>(null)
  const change = useCall(
    (json: PersonPatch) => request(`/api/people/${person.id}`, accountSchema, { method: 'PATCH', json }),
    [accountsQuery.queryKey, desksQuery.queryKey],
  )
  const { name } = person
  const isMe = person.id === me.id
  const desk = desks.find(({ id }) => id === person.desk)
  const close = () => setOpen(null)
  const patch = (json: PersonPatch, done: Deed | 'saved' | 'unlock') =>
    change.mutate(json, {
      onSuccess: () => toast.success(t(`settings:people.done.${done}`, { name })),
      onSettled: close,
    })
  return (
    <>
      <Row
        sign={<AvatarRing person={{ name, color: colorOfPerson(person.id) }} />}
        name={
          <>
            <bdi>{name}</bdi>
            {isMe && ` (${t('settings:people.you')})`}
          </>
        }
        about={person.email}
        facts={
          <>
            <span>
              {t(`session:role.${person.role}`)}
              {desk && ` · ${desk.name}`}
            </span>
            {person.grants.map(({ right, until, by }) => (
              <Tag key={right} tone="good">
                {until === null
                  ? t('settings:people.approves', { by: by.name })
                  : t('settings:people.approvesUntil', {
                      by: by.name,
                      until: format.dateTime(new Date(until)),
                    })}
              </Tag>
            ))}
            {person.hasSecondFactor && <Tag tone="good">{t('settings:people.factor')}</Tag>}
            {person.isLocked && <Tag tone="danger">{t('settings:people.locked')}</Tag>}
          </>
        }
        actions={
          <>
            <Button
              size="small"
              aria-label={t('settings:people.editOf', { name })}
              onClick={() => setOpen('edit')}
            >
              {t('settings:people.edit')}
            </Button>
            <Menu
              trigger={
                <IconButton
                  label={t('settings:people.more', { name })}
                  icon={<Ellipsis aria-hidden="true" />}
                />
              }
            >
              <MenuItem icon={<LogOut aria-hidden="true" />} onSelect={() => setOpen('signOut')}>
                {t('settings:people.signOut')}
              </MenuItem>
              <MenuItem
                icon={<KeyRound aria-hidden="true" />}
                isDisabled={!person.hasSecondFactor}
                onSelect={() => setOpen('reset')}
              >
                {t('settings:people.reset')}
              </MenuItem>
              {person.isLocked ? (
                <MenuItem
                  icon={<LockOpen aria-hidden="true" />}
                  onSelect={() => patch({ isLocked: false }, 'unlock')}
                >
                  {t('settings:people.unlock')}
                </MenuItem>
              ) : (
                <MenuItem
                  icon={<Lock aria-hidden="true" />}
                  isDangerous
                  isDisabled={isMe}
                  onSelect={() => setOpen('lock')}
                >
                  {t('settings:people.lock')}
                </MenuItem>
              )}
            </Menu>
          </>
        }
      />
      {open === 'edit' && (
        <PersonDialog
          person={person}
          desks={desks}
          isBusy={change.isPending}
          onSave={(json) => patch(json, 'saved')}
          onClose={close}
        />
      )}
      {open !== null && open !== 'edit' && (
        <SureDialog
          question={t(`settings:people.sure.${open}`, { name })}
          text={t(`settings:people.sure.${open}Text`)}
          action={t(`settings:people.${open}`)}
          isBusy={change.isPending}
          onSure={() => patch(DEEDS[open], open)}
          onClose={close}
        />
      )}
    </>
  )
}
