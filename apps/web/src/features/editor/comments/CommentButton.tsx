import { MessageSquarePlus } from 'lucide-react'
import { type ComponentProps, useContext } from 'react'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { IconButton } from '../../../ui/IconButton.tsx'
import { useShortcut } from '../../../ui/useShortcut.ts'
import { useOpenArticle } from '../OpenArticleContext.ts'
import { SHORTCUTS } from '../shortcuts.ts'
import { CommentsContext } from './CommentsContext.ts'
import { lazyComments } from './lazyComments.ts'

/** Begins a comment on what is selected, for whoever may write one; with its keys also from the text. */
export function CommentButton(rest: Pick<ComponentProps<'button'>, 'tabIndex' | 'className'>) {
  const { t } = useTranslation('editor')
  const { canComment } = useOpenArticle().metadata
  const comments = useContext(CommentsContext)
  const begin = (): void => comments?.begin()
  useShortcut(SHORTCUTS.comment, begin, canComment)
  return (
    canComment && (
      <IconButton
        {...rest}
        label={t('comments.begin')}
        icon={<MessageSquarePlus aria-hidden="true" />}
        shortcut={SHORTCUTS.comment}
        data-testid="comment-button"
        onPointerEnter={() => void lazyComments.load().catch(() => undefined)}
        onMouseDown={(event) => event.preventDefault()}
        onClick={begin}
      />
    )
  )
}
