/** A text of its kind among several, as ninjs has headlines, descriptions and bodies. */
export interface NinjsText {
  readonly role: string
  readonly contentType: string
  readonly value: string
}

export interface NinjsBody extends NinjsText {
  readonly charCount: number
  readonly wordCount: number
}

/** A word, or an entry of a vocabulary. */
export interface NinjsConcept {
  readonly name?: string
  readonly uri?: string
  readonly literal?: string
}

/** What Stet says in IPTC ninjs 3.1; what it has no word for is left out. */
export interface Ninjs {
  readonly uri: string
  readonly type: 'text'
  readonly profile: 'article'
  readonly version: string
  readonly firstCreated: string
  readonly versionCreated: string
  readonly pubStatus: 'usable' | 'withheld' | 'canceled'
  readonly language: string
  readonly embargoedUntil?: string
  readonly urgency?: number
  readonly edNote?: string
  readonly title?: string
  readonly slugline?: string
  readonly by?: string
  readonly located?: string
  readonly headlines?: readonly NinjsText[]
  readonly descriptions?: readonly NinjsText[]
  readonly bodies?: readonly NinjsBody[]
  readonly places?: readonly { readonly name: string; readonly rel: 'located' }[]
  readonly subjects?: readonly NinjsConcept[]
  readonly infoSources?: readonly { readonly name: string }[]
  readonly genres?: readonly NinjsConcept[]
  readonly standard: { readonly name: 'ninjs'; readonly version: '3.1'; readonly schema: string }
}
