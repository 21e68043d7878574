export {
  SCHEMA_VERSION,
  LINE_FIELDS,
  TEXT_ROOTS,
  MAP_ROOTS,
  ROOTS,
  textRoot,
  spansRoot,
  reviewRoot,
  originsRoot,
  clientsRoot,
  openRoots,
} from './model/roots.ts'
export type { LineField, TextRoot, MapRoot } from './model/roots.ts'
export type { CharacterId, IdRange, Anchor, UserId } from './model/ids.ts'
export type { ClientEntry, TextOrigin, WriteMode } from './model/clients.ts'
export type { CopyKind, CopyPair, OriginsEntry } from './model/origins.ts'
export { BLOCK_KINDS } from './model/markers.ts'
export type { BlockKind, Marker } from './model/markers.ts'
export { FORMATS } from './model/spans.ts'
export type { DeletionSpan, Format, FormatSpan, KindSpan, Span, UnknownSpan } from './model/spans.ts'
export type { Decision, Verdict } from './model/review.ts'
export type { View } from './model/View.ts'
export type { FormatChange, ReadArticle, ReadBlock, ReadRun, RunFormats } from './model/ReadArticle.ts'
export { safeLink } from './model/safeLink.ts'

export { articleExtensions } from './nodes/articleExtensions.ts'
export { articleSchema } from './nodes/articleSchema.ts'
export { pairDetails } from './nodes/pairDetails.ts'
export { markerOf, nodeForMarker, nodeNameOfMarker } from './nodes/markerOf.ts'
export type { DerivedAttributes } from './nodes/markerOf.ts'
export { derivedAttributesOf, marksOfRun, textNodes } from './nodes/derivedState.ts'
export {
  groupSections,
  nodeForBodyBlock,
  nodeForDetailsBlock,
  nodeForField,
  nodeForRow,
  toProseMirror,
} from './nodes/toProseMirror.ts'

export { KIND_OF_MARKER } from './articleJson.ts'
export type {
  ArticleJson,
  BlockJson,
  DetailsRowJson,
  KnownBlockKind,
  RichTextJson,
  SectionJson,
  TextRunJson,
} from './articleJson.ts'
export { emptyArticle } from './emptyArticle.ts'
export { ARTICLE_LIMITS } from './limits.ts'
export { validateArticle } from './validateArticle.ts'
export type { ValidatedArticle } from './validateArticle.ts'
export type { Problem } from './validation/Problem.ts'
export { createDocument } from './formats/json/createDocument.ts'
export type { DocumentAuthor } from './formats/json/createDocument.ts'
export { normaliseArticle } from './formats/json/normaliseArticle.ts'
export { toArticleJson } from './formats/json/toArticleJson.ts'
