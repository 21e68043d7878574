import { useCallback } from 'react'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { toast } from '../../../ui/toast.ts'
import type { CommentDraft } from './CommentDraft.ts'
import { useCommentDesk } from './useCommentDesk.ts'

/** Throws a draft away, and offers it back for a while if something was written in it. */
export function useDiscardDraft(): (draft: CommentDraft) => void {
  const { t } = useTranslation('comments')
  const desk = useCommentDesk()
  return useCallback(
    (draft) => {
      desk.discardDraft(draft.key)
      if (draft.text.trim() === '') return
      const handleUndo = (): void => {
        desk.drafts.put(draft)
        desk.writing.set(draft.key)
      }
      toast.show(t('announce.discarded'), { action: { label: t('write.undo'), onClick: handleUndo } })
    },
    [desk, t],
  )
}
