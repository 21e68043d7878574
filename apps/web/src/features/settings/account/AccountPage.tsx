import { useQuery } from '@tanstack/react-query'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { Loaded } from '../Loaded.tsx'
import { PageHead } from '../PageHead.tsx'
import { ownAccountQuery } from '../queries.ts'
import { MailSection } from './MailSection.tsx'
import { PasswordSection } from './PasswordSection.tsx'
import { SecondFactorSection } from './SecondFactorSection.tsx'
import { TokensSection } from './TokensSection.tsx'

/** One’s own account: password, second factor, what comes by mail, and access for programs. */
export function AccountPage() {
  const { t } = useTranslation('settings')
  const account = useQuery(ownAccountQuery)
  return (
    <>
      <PageHead title={t('page.account')} />
      <Loaded query={account}>
        {(data) => (
          <>
            <PasswordSection hasPassword={data.hasPassword} />
            <SecondFactorSection account={data} />
          </>
        )}
      </Loaded>
      <MailSection />
      <TokensSection />
    </>
  )
}
