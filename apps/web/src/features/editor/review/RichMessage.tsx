import { createElement, Fragment, type ReactNode } from 'react'

/** A message whose `{{name}}` places hold elements: what stands between them is plain text. */
export function RichMessage({
  message,
  values,
}: {
  readonly message: string
  readonly values: Readonly<Record<string, ReactNode>>
}) {
  const parts = message.split(/(\{\{\w+\}\})/).map((part): ReactNode => {
    const name = /^\{\{(\w+)\}\}$/.exec(part)?.[1]
    return name === undefined ? part : (values[name] ?? part)
  })
  // Each is a child in a place of its own: the parts of a sentence do not change their order.
  return createElement(Fragment, null, ...parts)
}
