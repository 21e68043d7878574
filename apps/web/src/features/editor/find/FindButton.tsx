import { TextSearch } from 'lucide-react'
import type { ComponentProps } from 'react'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { IconButton } from '../../../ui/IconButton.tsx'
import { useEditorHandle } from '../EditorHandle.ts'
import { SHORTCUTS } from '../shortcuts.ts'
import { useFind } from './useFind.ts'

/** Opens and closes the find bar. */
export function FindButton({
  label,
  ...rest
}: { readonly label: 'label' | 'labelReading' } & Pick<ComponentProps<'button'>, 'tabIndex' | 'className'>) {
  const { t } = useTranslation('editor')
  const isOpen = useFind((find) => find.isOpen)
  const editor = useEditorHandle()
  const { finder } = editor
  return (
    <IconButton
      {...rest}
      label={t(`find.${label}`)}
      icon={<TextSearch aria-hidden="true" />}
      shortcut={SHORTCUTS.find}
      isPressed={isOpen}
      onMouseDown={(event) => event.preventDefault()}
      onPointerEnter={finder.prepare}
      onFocus={finder.prepare}
      onClick={() => (isOpen ? finder.close(editor) : finder.open(editor))}
    />
  )
}
