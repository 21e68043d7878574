import { useState, useSyncExternalStore } from 'react'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { useOpenArticle } from '../OpenArticleContext.ts'
import { PurgeForm } from './PurgeForm.tsx'
import { PurgeResult } from './PurgeResult.tsx'
import { purgeRunOf } from './PurgeRun.ts'

/** Removes a text from everything that is stored of the article: asks what, shows where it stands, asks why, says what came of it. */
export function PurgeDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('purge')
  const { metadata } = useOpenArticle()
  const [run] = useState(() => purgeRunOf(metadata.id))
  const state = useSyncExternalStore(run.state.subscribe, run.state.get)
  const close = (): void => {
    // Whoever began it has to see what comes of it.
    if (state.status === 'running') return
    run.forget()
    onClose()
  }
  const isDone = state.status === 'done'
  return (
    <Dialog
      title={t(isDone ? 'done.title' : 'title')}
      {...(isDone ? {} : { description: t('description') })}
      role="alertdialog"
      isOpen
      onOpenChange={(isOpen) => !isOpen && close()}
    >
      {isDone ? (
        <PurgeResult answer={state.answer} onClose={close} />
      ) : (
        <PurgeForm state={state} start={(json) => void run.start(json)} onClose={close} />
      )}
    </Dialog>
  )
}
