import { linkAddress, linkAt, removeLink, setLink } from '@stet/binding'
import { Link as LinkIcon } from 'lucide-react'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Popover } from '../../ui/Popover.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useEditorHandle, useEditorStatus } from './EditorHandle.ts'
import styles from './LinkButton.module.css'
import { onLinkRequested } from './linkRequest.ts'
import { SHORTCUTS } from './shortcuts.ts'
import toolbarStyles from './Toolbar.module.css'

/** Links the selected text, or shows and changes the link at the caret. */
export function LinkButton() {
  const { t } = useTranslation('editor')
  const { view } = useEditorHandle()
  const status = useEditorStatus()
  const [isOpen, setIsOpen] = useState(false)
  const canLink = (): boolean => {
    const { selection } = view.state
    return !selection.empty || linkAt(view.state) !== null
  }
  useEffect(() =>
    onLinkRequested(view, () => {
      if (canLink()) setIsOpen(true)
    }),
  )
  return (
    <Popover
      label={t('link.title')}
      align="start"
      isOpen={isOpen}
      onOpenChange={(wanted) => setIsOpen(wanted && canLink())}
      trigger={
        <IconButton
          label={t('toolbar.link')}
          icon={<LinkIcon aria-hidden="true" />}
          shortcut={SHORTCUTS.link}
          isPressed={status.isLink}
          aria-disabled={!status.mayFormat}
          tabIndex={-1}
          className={toolbarStyles.tool}
          onMouseDown={(event) => event.preventDefault()}
        />
      }
    >
      <LinkForm onDone={() => setIsOpen(false)} />
    </Popover>
  )
}

function LinkForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('editor')
  const { view, run } = useEditorHandle()
  const [present] = useState(() => linkAt(view.state)?.href ?? '')
  const [typed, setTyped] = useState(present)
  const [isInvalid, setIsInvalid] = useState(false)
  const input = useRef<HTMLInputElement>(null)

  useEffect(() => input.current?.select(), [])

  const handleSubmit = (event: FormEvent): void => {
    event.preventDefault()
    if (linkAddress(typed) === null) {
      setIsInvalid(true)
      return
    }
    onDone()
    run(setLink(typed))
  }

  return (
    <form className={styles.form} onSubmit={handleSubmit} noValidate>
      <TextField
        ref={input}
        label={t('link.address')}
        type="url"
        inputMode="url"
        autoComplete="off"
        spellCheck="false"
        placeholder={t('link.placeholder')}
        value={typed}
        error={isInvalid ? t('link.invalid') : ''}
        onChange={(event) => {
          setTyped(event.target.value)
          setIsInvalid(false)
        }}
      />
      <div className={styles.actions}>
        {present !== '' && (
          <Button
            size="small"
            onClick={() => {
              onDone()
              run(removeLink)
            }}
          >
            {t('link.remove')}
          </Button>
        )}
        <Button size="small" look="primary" type="submit">
          {t('link.apply')}
        </Button>
      </div>
    </form>
  )
}
