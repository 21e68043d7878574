/** The marks that are derived from the document: allowed in every textblock, never parsed, never written back. */
export const DERIVED_MARKS = ['insertion', 'deletion', 'modification', 'unknownFormat'] as const
