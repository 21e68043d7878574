import { useOpenArticle, useSnapshot } from '../OpenArticleContext.ts'
import { lazyNotices } from './lazyNotices.ts'

/** What is unusual about the article, or became of what this person wrote; nothing mostly. */
export function RareNotices() {
  const { session } = useOpenArticle()
  const isConverted = useSnapshot(({ conversion }) => conversion !== null)
  const parts = lazyNotices.useLoaded(session.metadata.isDamaged || isConverted)
  if (!parts) return null
  return (
    <>
      <parts.DamageNotice />
      <parts.ConversionNotice />
    </>
  )
}
