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
