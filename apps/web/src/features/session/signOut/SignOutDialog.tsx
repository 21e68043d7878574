import { useTranslation } from '../../../i18n/useTranslation.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import styles from './SignOutDialog.module.css'
import type { SignOutRequest } from '../useSignOutRequest.ts'

/** Says what has not reached the server yet, and lets the person decide. */
export function SignOutDialog({ request }: { request: SignOutRequest }) {
  const { t } = useTranslation('signOut')
  const unsaved = request.unsaved ?? []
  const count = unsaved.reduce((sum, article) => sum + article.changes, 0)
  return (
    <Dialog
      role="alertdialog"
      title={t('title')}
      description={t('text', { count })}
      isOpen={request.unsaved !== null}
      onOpenChange={request.cancel}
      footer={
        <>
          <Button onClick={request.confirm} isBusy={request.isBusy}>
            {t('leave')}
          </Button>
          <Button look="primary" onClick={request.cancel}>
            {t('stay')}
          </Button>
        </>
      }
    >
      <ul className={styles.articles}>
        {unsaved.map((article) => (
          <li key={article.articleId}>{article.headline || t('untitled')}</li>
        ))}
      </ul>
    </Dialog>
  )
}
