import { useTranslation } from '../../i18n/useTranslation.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import styles from './SignOutDialog.module.css'
import type { SignOutRequest } from './useSignOutRequest.ts'

/** Says what has not reached the server yet, and lets the person decide. */
export function SignOutDialog({ request }: { request: SignOutRequest }) {
  const { t } = useTranslation('session')
  const unsaved = request.unsaved ?? []
  const count = unsaved.reduce((sum, article) => sum + article.changes, 0)
  return (
    <Dialog
      role="alertdialog"
      title={t('signOut.warning.title')}
      description={t('signOut.warning.text', { count })}
      isOpen={request.unsaved !== null}
      onOpenChange={request.cancel}
      footer={
        <>
          <Button onClick={request.confirm} isBusy={request.isBusy}>
            {t('signOut.warning.leave')}
          </Button>
          <Button look="primary" onClick={request.cancel}>
            {t('signOut.warning.stay')}
          </Button>
        </>
      }
    >
      <ul className={styles.articles}>
        {unsaved.map((article) => (
          <li key={article.articleId}>{article.headline || t('signOut.warning.untitled')}</li>
        ))}
      </ul>
    </Dialog>
  )
}
