import { Fragment, type ReactNode } from 'react'

/** A message whose `{{name}}` places hold elements: what stands between them is plain text. */
export function RichMessage({
  message,
  values,
}: {
  readonly message: string
  readonly values: Readonly<Record<string, ReactNode>>
}) {
  return (
    <>
      {message.split(/(\{\{\w+\}\})/).map((part, index) => {
        const name = /^\{\{(\w+)\}\}$/.exec(part)?.[1]
        // The parts of a sentence do not change their order.
        // oxlint-disable-next-line react/no-array-index-key
        return <Fragment key={index}>{name === undefined ? part : (values[name] ?? part)}</Fragment>
      })}
    </>
  )
}
