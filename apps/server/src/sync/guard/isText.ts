import { TEXT_ROOTS } from '@stet/article'

/** Whether a root is one of the article's texts. */
export function isText(root: string | undefined): boolean {
  return root !== undefined && (TEXT_ROOTS as readonly string[]).includes(root)
}
