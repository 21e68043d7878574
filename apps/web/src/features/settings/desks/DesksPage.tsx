import { useQuery } from '@tanstack/react-query'
import type { Desk } from '@stet/protocol'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { anyAnswer, request } from '../../../api/request.ts'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { Button } from '../../../ui/Button.tsx'
import { toast } from '../../../ui/toast.ts'
import { Loaded } from '../Loaded.tsx'
import { PageHead } from '../PageHead.tsx'
import { accountsQuery, desksQuery } from '../queries.ts'
import { Row, Rows } from '../Rows.tsx'
import { SureDialog } from '../SureDialog.tsx'
import { useCall } from '../useCall.ts'
import { DeskDialog } from './DeskDialog.tsx'

/** The desks, and who belongs to them. */
export function DesksPage() {
  const { t } = useTranslation('settings')
  const desks = useQuery(desksQuery)
  const [isOpening, setIsOpening] = useState(false)
  return (
    <>
      <PageHead title={t('desks.title')}>
        <Button look="primary" icon={<Plus aria-hidden="true" />} onClick={() => setIsOpening(true)}>
          {t('desks.new')}
        </Button>
      </PageHead>
      <Loaded query={desks}>
        {(data) =>
          data.desks.length === 0 ? (
            <p>{t('desks.none')}</p>
          ) : (
            <Rows label={t('desks.title')}>
              {data.desks.map((desk) => (
                <DeskRow key={desk.id} desk={desk} />
              ))}
            </Rows>
          )
        }
      </Loaded>
      {isOpening && <DeskDialog desk={null} onClose={() => setIsOpening(false)} />}
    </>
  )
}

function DeskRow({ desk }: { readonly desk: Desk }) {
  const { t } = useTranslation('settings')
  const [open, setOpen] = useState<'edit' | 'close' | null>(null)
  const { name } = desk
  const close = useCall(
    () => request(`/api/desks/${desk.id}/close`, anyAnswer, { method: 'POST' }),
    [desksQuery.queryKey, accountsQuery.queryKey],
  )
  return (
    <>
      <Row
        name={name}
        about={
          desk.people.length === 0 ? t('desks.empty') : desk.people.map((person) => person.name).join(', ')
        }
        actions={
          <>
            <Button size="small" aria-label={t('desks.editOf', { name })} onClick={() => setOpen('edit')}>
              {t('desks.edit')}
            </Button>
            <Button
              size="small"
              look="bare"
              aria-label={t('desks.closeOf', { name })}
              onClick={() => setOpen('close')}
            >
              {t('desks.close')}
            </Button>
          </>
        }
      />
      {open === 'edit' && <DeskDialog desk={desk} onClose={() => setOpen(null)} />}
      {open === 'close' && (
        <SureDialog
          question={t('desks.sure', { name })}
          text={t('desks.sureText')}
          action={t('desks.close')}
          isBusy={close.isPending}
          onSure={() =>
            close.mutate(undefined, { onSuccess: () => toast.success(t('desks.closed', { name })) })
          }
          onClose={() => setOpen(null)}
        />
      )}
    </>
  )
}
