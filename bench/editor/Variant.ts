/**
 * The editors that are compared: `pm` plain ProseMirror without collaboration, the reference; `pm-sections` the same with
 * sections; `stock` Tiptap with its own collaboration; `stet` Stet's editor; `bare` the same on a session as in the
 * product, and `screen` the whole article screen on such a session.
 */
export type Variant = 'pm' | 'pm-sections' | 'stock' | 'stet' | 'bare' | 'screen'
