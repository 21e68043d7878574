import type { AuthoredText, AuthorshipAnswer } from '@stet/protocol'
import { colorOfPerson } from '@stet/protocol'
import { type CSSProperties, Fragment, useMemo, useState } from 'react'
import { useFormat } from '../../../i18n/useFormat.ts'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { Button } from '../../../ui/Button.tsx'
import { personColor } from '../../../ui/personColor.ts'
import { VisuallyHidden } from '../../../ui/VisuallyHidden.tsx'
import { useOpenArticle } from '../OpenArticleContext.ts'
import styles from './HistoryDialog.module.css'
import { useAuthorship } from './useHistory.ts'

/** Who wrote each part of the article, and how much of it is whose. */
export function AuthorsView() {
  const { t } = useTranslation('history')
  const { metadata } = useOpenArticle()
  const { value: data, isFailed, ask } = useAuthorship(metadata.id)
  const [marked, setMarked] = useState<string | null>(null)
  const nameOf = useNames(data)
  if (!data) {
    return (
      <div className={styles.note} role="status">
        {isFailed ? t('failed') : t('loading')}
        {isFailed && <Button onClick={ask}>{t('retry')}</Button>}
      </div>
    )
  }
  const parts = partsOf(keyed(data.texts))
  return (
    <div className={styles.columns}>
      <div className={styles.panel}>
        {metadata.wireOrigin !== '' && <p>{t('who.wire', { origin: metadata.wireOrigin })}</p>}
        <Shares answer={data} nameOf={nameOf} marked={marked} onMark={setMarked} />
      </div>
      <div className={styles.desk}>
        <section
          className={styles.sheet}
          aria-label={t('who.label')}
          lang={metadata.language}
          data-marked={marked === null ? undefined : true}
        >
          {parts.length === 0 && <p>{t('who.empty')}</p>}
          {parts.map((texts) => (
            <div key={texts[0]?.key} className={styles.part}>
              {texts.map((text) => (
                <Text key={text.key} text={text} nameOf={nameOf} marked={marked} />
              ))}
            </div>
          ))}
        </section>
      </div>
    </div>
  )
}

function useNames(answer: AuthorshipAnswer | null): (id: string) => string {
  const { t } = useTranslation('history')
  return useMemo(() => {
    const names = new Map(answer?.people.map(({ id, name }) => [id, name]))
    return (id) => (id === '#server' ? t('who.server') : names.get(id) || t('who.unknown'))
  }, [answer, t])
}

interface SharesProps {
  readonly answer: AuthorshipAnswer
  readonly nameOf: (id: string) => string
  readonly marked: string | null
  readonly onMark: (id: string | null) => void
}

function Shares({ answer: { shares }, nameOf, marked, onMark }: SharesProps) {
  const { t } = useTranslation('history')
  const format = useFormat()
  const total = shares.reduce((sum, { characters }) => sum + characters, 0)
  return (
    <>
      <h3 className={styles.title}>{t('who.shares')}</h3>
      <ul className={styles.list}>
        {shares.map(({ by, characters }) => {
          const percent = format.number(Math.round((100 * characters) / Math.max(1, total)))
          return (
            <li key={by} style={colorOf(by)}>
              <button
                type="button"
                className={styles.version}
                data-person={by}
                aria-pressed={marked === by}
                onClick={() => onMark(marked === by ? null : by)}
              >
                <strong>{nameOf(by)}</strong>
                <span>{t('who.share', { percent, characters: format.number(characters) })}</span>
                <span
                  className={styles.share}
                  style={{ inlineSize: `${(100 * characters) / Math.max(1, total)}%` }}
                />
              </button>
            </li>
          )
        })}
      </ul>
      <p className={styles.note}>{t('who.hint')}</p>
    </>
  )
}

/** What stands on screen in one place, and never moves there. */
type Keyed<Value> = Value & { readonly key: string }

interface KeyedText extends Keyed<Omit<AuthoredText, 'runs'>> {
  readonly runs: readonly (Keyed<AuthoredText['runs'][number]> & { readonly isNew: boolean })[]
}

/** The texts that say something, with keys, and which of their runs are by somebody else than the one before. */
function keyed(texts: readonly AuthoredText[]): readonly KeyedText[] {
  return texts
    .map(({ root, kind, runs }, index) => ({
      key: `${root} ${index}`,
      root,
      kind,
      runs: runs.map(({ text, by, at, origin }, place) => {
        return { key: String(place), text, by, at, origin, isNew: isOther(runs[place - 1], { by, origin }) }
      }),
    }))
    .filter(({ runs }) => runs.length > 0)
}

/** Section by section, as the editor lays them out: a part that is far from the window costs nothing. */
function partsOf(texts: readonly KeyedText[]): readonly (readonly KeyedText[])[] {
  const parts: KeyedText[][] = []
  for (const [index, text] of texts.entries()) {
    const isBeginning = text.kind === 'h' || text.root !== texts[index - 1]?.root
    if (isBeginning) parts.push([text])
    else parts.at(-1)?.push(text)
  }
  return parts
}

/** Another person, or the same where one of both texts came from an agency. */
function isOther(
  before: AuthoredText['runs'][number] | undefined,
  run: Pick<AuthoredText['runs'][number], 'by' | 'origin'>,
): boolean {
  return before?.by !== run.by || (before.origin === 'agency') !== (run.origin === 'agency')
}

interface TextProps {
  readonly text: KeyedText
  readonly nameOf: (id: string) => string
  readonly marked: string | null
}

/** A textblock, each run with a bar of whose it is, and the name wherever that changes. */
function Text({ text: { root, kind, runs }, nameOf, marked }: TextProps) {
  const { t } = useTranslation('history')
  const format = useFormat()
  return (
    <p className={styles.text} data-root={root} data-kind={kind}>
      {runs.map(({ key, text, by, at, origin, isNew }) => {
        const when =
          at === null ? nameOf(by) : t('who.runAt', { name: nameOf(by), time: format.dateTime(new Date(at)) })
        const how = origin === 'typed' ? '' : ` (${t(`who.origin.${origin}`)})`
        return (
          <Fragment key={key}>
            {isNew && (
              <VisuallyHidden>
                {origin === 'agency'
                  ? t('who.runOf', { name: nameOf(by), origin: t('who.origin.agency') })
                  : t('who.run', { name: nameOf(by) })}
              </VisuallyHidden>
            )}
            <span
              className={styles.run}
              style={colorOf(by)}
              title={when + how}
              data-by={by}
              data-origin={origin}
              data-marked={marked === by || undefined}
            >
              {text}
            </span>
          </Fragment>
        )
      })}
    </p>
  )
}

function colorOf(id: string): CSSProperties {
  return { '--person': personColor(colorOfPerson(id)) } as CSSProperties
}
