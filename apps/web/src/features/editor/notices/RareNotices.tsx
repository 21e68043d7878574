import { useOpenArticle, useSnapshot } from '../OpenArticleContext.ts'
import { lazyNotices } from './lazyNotices.ts'

/** What is unusual about the article, or became of what this person wrote; nothing mostly. */
export function RareNotices() {
  const { session, metadata } = useOpenArticle()
  const isConverted = useSnapshot(({ conversion }) => conversion !== null)
  const isLate = metadata.canSettleLateWork === true && metadata.lateWork > 0
  const parts = lazyNotices.useLoaded(session.metadata.isDamaged || isConverted || isLate)
  if (!parts) return null
  return (
    <>
      <parts.DamageNotice />
      <parts.ConversionNotice />
      {isLate && <parts.LateWorkNotice />}
    </>
  )
}
