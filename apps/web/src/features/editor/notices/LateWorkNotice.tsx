import { lateWorkListSchema, type LateWorkList } from '@stet/protocol'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { request } from '../../../api/request.ts'
import { useFormat } from '../../../i18n/useFormat.ts'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { Banner } from '../../../ui/Banner.tsx'
import { Button } from '../../../ui/Button.tsx'
import { toast } from '../../../ui/toast.ts'
import { useMe } from '../../session/useMe.ts'
import { useOpenArticle } from '../OpenArticleContext.ts'

/** To whoever may settle it: which colleague’s work came too late to be text, and when; until they have looked, or all of it is decided. */
export function LateWorkNotice() {
  const { t } = useTranslation('notices')
  const format = useFormat()
  const client = useQueryClient()
  const me = useMe()
  const { metadata } = useOpenArticle()
  const [isBusy, setBusy] = useState(false)
  const path = `/api/articles/${encodeURIComponent(metadata.id)}/late-work`
  const queryKey = ['article', metadata.id, 'late-work', metadata.lateWork]
  const { data } = useQuery({
    queryKey,
    queryFn: ({ signal }) => request(path, lateWorkListSchema, { signal }),
    staleTime: 0,
  })
  const open = data?.lateWork.filter(({ by, settled }) => settled === null && by.id !== me.id) ?? []
  const [latest] = open
  if (!latest) return null

  const handleSeen = async (): Promise<void> => {
    setBusy(true)
    try {
      const json = { through: latest.number }
      const answer = await request(`${path}/seen`, lateWorkListSchema, { method: 'POST', json })
      client.setQueryData<LateWorkList>(queryKey, answer)
    } catch {
      toast.error(t('late.failed'))
    }
    setBusy(false)
  }
  return (
    <Banner
      tone="warning"
      title={t('late.title')}
      actions={
        <Button size="small" isBusy={isBusy} onClick={() => void handleSeen()}>
          {t('late.seen')}
        </Button>
      }
    >
      <ul data-testid="late-work">
        {open.map(({ number, by, at, inserted, struck, restored }) => (
          <li key={number}>
            {t('late.work', {
              name: by.name,
              at: format.dateTime(new Date(at)),
              inserted: format.number(inserted),
              struck: format.number(struck),
            })}
            {restored > 0 && ` ${t('late.restored', { count: restored })}`}
          </li>
        ))}
      </ul>
    </Banner>
  )
}
