import { TextSearch } from 'lucide-react'
import type { ComponentProps } from 'react'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { IconButton } from '../../../ui/IconButton.tsx'
import { SHORTCUTS } from '../shortcuts.ts'
import { useFind, useFindActions } from './useFind.ts'

/** Opens and closes the find bar. */
export function FindButton({
  label,
  ...rest
}: { readonly label: 'label' | 'labelReading' } & Pick<ComponentProps<'button'>, 'tabIndex' | 'className'>) {
  const { t } = useTranslation('editor')
  const isOpen = useFind((find) => find.isOpen)
  const { open, close } = useFindActions()
  return (
    <IconButton
      {...rest}
      label={t(`find.${label}`)}
      icon={<TextSearch aria-hidden="true" />}
      shortcut={SHORTCUTS.find}
      isPressed={isOpen}
      onMouseDown={(event) => event.preventDefault()}
      onClick={isOpen ? close : open}
    />
  )
}
