import type { Comment } from '@stet/protocol'
import { createElement } from 'react'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { useMe } from '../../session/useMe.ts'
import styles from './CommentText.module.css'
import { partsOfText } from './mentionText.ts'

/** What a comment says; who is mentioned stands out, who reads that most of all. */
export function CommentText({ comment }: { comment: Pick<Comment, 'text' | 'mentions'> }) {
  const { t } = useTranslation('comments')
  const me = useMe()
  const parts = partsOfText(comment.text, comment.mentions, t('card.unknown'))
  // Each part is a child in a place of its own: the parts of a text do not change their order.
  return createElement(
    'p',
    { className: styles.text, 'data-said': '' },
    ...parts.map((part) =>
      'person' in part
        ? createElement(
            'span',
            { className: styles.mention, 'data-me': part.person.id === me.id ? '' : undefined },
            `@${part.person.name}`,
          )
        : part.text,
    ),
  )
}
