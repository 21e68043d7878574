import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from '../../i18n/useTranslation.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'

/** Props of `Loaded`. */
export interface LoadedProps<Data> {
  readonly query: UseQueryResult<Data>
  readonly children: (data: Data) => ReactNode
}

/** What was asked for; before it is there, where it will be; and why it is not. */
export function Loaded<Data>({ query, children }: LoadedProps<Data>) {
  const { t } = useTranslation('settings')
  if (query.data !== undefined) return children(query.data)
  if (!query.isError) return <Skeleton />
  return (
    <Banner
      tone="danger"
      announce="alert"
      actions={<Button onClick={() => void query.refetch()}>{t('retry')}</Button>}
    >
      {t('failed', { detail: query.error.message })}
    </Banner>
  )
}
