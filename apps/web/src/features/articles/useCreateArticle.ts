import { useMutation } from '@tanstack/react-query'
import { createArticleAnswerSchema } from '@stet/protocol'
import { useTranslation } from '../../i18n/useTranslation.ts'
import { useLocation } from 'wouter'
import { request } from '../../api/request.ts'
import { isUnreachable, RequestError } from '../../api/RequestError.ts'
import { loadEditor } from '../../loadEditor.ts'
import { articlePath } from '../../routes.ts'
import { toast } from '../../ui/toast.ts'

/** Makes an empty article and opens it; says why where it cannot. */
export function useCreateArticle() {
  const { t } = useTranslation('articles')
  const [, navigate] = useLocation()
  return useMutation({
    mutationFn: async () => {
      void loadEditor()
      return request('/api/articles', createArticleAnswerSchema, { method: 'POST', json: {} })
    },
    onSuccess: ({ id }) => navigate(articlePath(id)),
    onError: (error) => {
      if (isUnreachable(error)) toast.error(t('newUnreachable'))
      else toast.error(t('newFailed'), { description: error instanceof RequestError ? error.message : null })
    },
  })
}
