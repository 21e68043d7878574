/** Who wrote or who publishes. */
export interface Party {
  readonly '@type': 'Person' | 'Organization' | 'NewsMediaOrganization'
  readonly name: string
}

/** What readers are told of a change. */
export interface CorrectionComment {
  readonly '@type': 'CorrectionComment'
  readonly text: string
  readonly dateCreated: string
}

/** What Stet says in the words of schema.org; what it has no word for is left out. */
export interface NewsArticleJsonLd {
  readonly '@context': 'https://schema.org'
  readonly '@type': 'NewsArticle'
  readonly '@id': string
  readonly version: number
  readonly creativeWorkStatus: 'Published' | 'Draft' | 'Withdrawn'
  readonly dateCreated: string
  readonly dateModified: string
  readonly datePublished?: string
  readonly inLanguage: string
  readonly publisher: Party
  readonly headline?: string
  readonly alternativeHeadline?: string
  readonly description?: string
  readonly dateline?: string
  readonly locationCreated?: { readonly '@type': 'Place'; readonly name: string }
  readonly creditText?: string
  readonly author?: readonly Party[]
  readonly genre?: string
  readonly about?: readonly { readonly '@type': 'Thing'; readonly '@id'?: string; readonly name?: string }[]
  readonly citation?: readonly string[]
  readonly articleBody?: string
  readonly wordCount?: number
  readonly conditionsOfAccess?: string
  readonly correction?: readonly CorrectionComment[]
}
