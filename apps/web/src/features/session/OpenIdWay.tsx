import { useQuery } from '@tanstack/react-query'
import { signInWaysSchema } from '@stet/protocol'
import { request } from '../../api/request.ts'
import { useTranslation } from '../../i18n/useTranslation.ts'
import styles from './SignInScreen.module.css'

/** The way to the provider of OpenID Connect, where there is one. */
export function OpenIdWay({ destination }: { readonly destination: string }) {
  const { t } = useTranslation('signIn')
  const { data } = useQuery({
    queryKey: ['me', 'ways'],
    queryFn: ({ signal }) => request('/api/auth/ways', signInWaysSchema, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (!data?.openId) return null
  return (
    <div className={styles.ways}>
      <span className={styles.or}>{t('openId.or')}</span>
      {/* A page of the server's, not of this app: the browser goes there. */}
      <a
        className={styles.way}
        href={`/api/auth/open-id?${new URLSearchParams({ next: destination }).toString()}`}
      >
        {t('openId.action', { name: data.openId.name })}
      </a>
    </div>
  )
}
