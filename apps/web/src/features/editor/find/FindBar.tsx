import { ArrowDown, ArrowUp, CaseSensitive, WholeWord, X } from 'lucide-react'
import { useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { Button } from '../../../ui/Button.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { isMac } from '../../../ui/isMac.ts'
import { matchesShortcut } from '../../../ui/shortcut.ts'
import { TextField } from '../../../ui/TextField.tsx'
import { toast } from '../../../ui/toast.ts'
import { useShortcutLabel } from '../../../ui/useShortcutLabel.ts'
import { useEditorHandle } from '../EditorHandle.ts'
import { useSnapshot } from '../OpenArticleContext.ts'
import { SHORTCUTS } from '../shortcuts.ts'
import styles from './FindBar.module.css'
import { FindCount } from './FindCount.tsx'
import { useFind } from './useFind.ts'
import { useFindActions } from './useFindActions.ts'

/** Finds in the whole article, and replaces where one may write. A bar, no dialog: the text goes on beside it. */
export function FindBar() {
  const { t } = useTranslation('editor')
  const isWritable = useSnapshot((snapshot) => snapshot.isWritable)
  const requests = useFind((find) => find.requests)
  const query = useFind((find) => find.query)
  const { finder } = useEditorHandle()
  const { close, look, go, undo } = useFindActions()
  const bar = useRef<HTMLDivElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const takeFocus = useEffectEvent((input: HTMLInputElement | null) => {
    if (input === null) return
    const typed = finder.takeTyped()
    input.value = typed || query.text
    input.focus()
    // Whoever was quicker than the field goes on behind what they typed.
    if (typed === '') input.select()
    else look({ ...query, text: typed })
  })

  // With every request, before the next key arrives: that one is for the field.
  useLayoutEffect(() => {
    if (requests > 0) takeFocus(field.current)
  }, [requests])

  const handleKeys = useEffectEvent((event: KeyboardEvent): void => {
    if (event.isComposing) return
    const isButton = event.target instanceof HTMLButtonElement
    if (event.key === 'Escape') close()
    else if (isButton && matchesShortcut(event, SHORTCUTS.undo, isMac)) undo()
    else return
    event.preventDefault()
  })
  useEffect(() => {
    const element = bar.current
    const listen = (event: KeyboardEvent): void => handleKeys(event)
    element?.addEventListener('keydown', listen)
    return () => element?.removeEventListener('keydown', listen)
  }, [])

  return (
    <div
      ref={bar}
      role="search"
      className={styles.bar}
      aria-label={t(isWritable ? 'find.label' : 'find.labelReading')}
      data-reading={isWritable ? undefined : ''}
    >
      <TextField
        ref={field}
        className={styles.query}
        label={t('find.query')}
        isLabelHidden
        placeholder={t('find.query')}
        autoComplete="off"
        spellCheck={false}
        enterKeyHint="search"
        defaultValue={query.text}
        end={<FindCount />}
        onChange={(event) => look({ ...query, text: event.target.value })}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
          event.preventDefault()
          go(event.shiftKey ? 'previous' : 'next')
        }}
      />
      <div className={styles.steps}>
        <IconButton
          label={t('find.previous')}
          icon={<ArrowUp aria-hidden="true" />}
          shortcut="Shift+Enter"
          onClick={() => go('previous')}
        />
        <IconButton
          label={t('find.next')}
          icon={<ArrowDown aria-hidden="true" />}
          shortcut="Enter"
          onClick={() => go('next')}
        />
      </div>
      <div className={styles.manner}>
        <IconButton
          label={t('find.matchCase')}
          icon={<CaseSensitive aria-hidden="true" />}
          isPressed={query.isCaseMatched}
          onClick={() => look({ ...query, isCaseMatched: !query.isCaseMatched })}
        />
        <IconButton
          label={t('find.wholeWords')}
          icon={<WholeWord aria-hidden="true" />}
          isPressed={query.isWholeWord}
          onClick={() => look({ ...query, isWholeWord: !query.isWholeWord })}
        />
      </div>
      {isWritable && <Replacement />}
      <IconButton
        className={styles.close ?? ''}
        label={t('find.close')}
        icon={<X aria-hidden="true" />}
        shortcut="Escape"
        onClick={close}
      />
    </div>
  )
}

function Replacement() {
  const { t } = useTranslation('editor')
  const describe = useShortcutLabel()
  const isFound = useFind((find) => find.count > 0)
  const { replace, replaceAll } = useFindActions()
  const field = useRef<HTMLInputElement>(null)
  const text = (): string => field.current?.value ?? ''

  const handleReplaceAll = (): void => {
    const count = replaceAll(text())
    if (count === 0) return
    toast.success(t('find.replaced', { count }), {
      description: t('find.replacedUndo', { shortcut: describe(SHORTCUTS.undo) }),
    })
  }

  return (
    <>
      <TextField
        ref={field}
        className={styles.replacement}
        label={t('find.replacement')}
        isLabelHidden
        placeholder={t('find.replacement')}
        autoComplete="off"
        enterKeyHint="done"
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
          event.preventDefault()
          replace(text())
        }}
      />
      <div className={styles.actions}>
        <Button aria-disabled={!isFound} onClick={() => replace(text())}>
          {t('find.replace')}
        </Button>
        <Button aria-disabled={!isFound} aria-label={t('find.replaceAll')} onClick={handleReplaceAll}>
          {t('find.all')}
        </Button>
      </div>
    </>
  )
}
