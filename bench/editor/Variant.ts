/**
 * The editors that are compared: `pm` plain ProseMirror without collaboration, the reference; `pm-sections` the same with
 * sections; `stock` Tiptap with its own collaboration; `stet` Stet's editor; `bare` the same on a session as in the
 * product, and `screen` the whole article screen on such a session; `commented` that screen with 200 threads of comments
 * by 20 people, `comments` with the rail of these open, and `authors` with who wrote what over it.
 */
export const VARIANTS = [
  'pm',
  'pm-sections',
  'stock',
  'stet',
  'bare',
  'screen',
  'commented',
  'comments',
  'authors',
] as const
export type Variant = (typeof VARIANTS)[number]
