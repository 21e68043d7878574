import type { Change } from '@stet/tracked-changes'
import { createElement, type ReactNode } from 'react'
import styles from './ChangeText.module.css'
import { RichMessage } from './RichMessage.tsx'
import { shownText } from './shownText.ts'
import { useSaidChange } from './useSaidChange.ts'

/** What a card changes, as a sentence; what comes and what goes in it looks as it does in the text. `isWhole`: nothing is left out. */
export function ChangeText({ change, isWhole = false }: { change: Change; isWhole?: boolean }) {
  const { sentence } = useSaidChange()
  const { message, texts } = sentence(change)
  const values = Object.fromEntries(
    Object.entries(texts).map(([name, text]): [string, ReactNode] => {
      const shown = isWhole ? text : shownText(text)
      return [name, <Quoted key={name} role={roleOf(change.what, name)} text={shown} />]
    }),
  )
  return <RichMessage message={message} values={values} />
}

type Role = 'comes' | 'goes' | 'stands'

function Quoted({ role, text }: { role: Role; text: string }) {
  const parts = text
    .split(/([␣⍽¶])/u)
    .map((part, index) =>
      index % 2 === 0 ? part : createElement('span', { className: styles.sign, key: index }, part),
    )
  if (role === 'comes') return <ins className={styles.comes}>{parts}</ins>
  if (role === 'goes') return <del className={styles.goes}>{parts}</del>
  return <q className={styles.stands}>{parts}</q>
}

function roleOf(what: Change['what'], name: string): Role {
  if (name === 'old' || what === 'deletesText' || what === 'removesBlocks') return 'goes'
  return name === 'now' || what === 'insertsText' || what === 'addsBlocks' ? 'comes' : 'stands'
}
