import { Moon, Sun, SunMoon } from 'lucide-react'
import { useTranslation } from '../../i18n/useTranslation.ts'
import { THEMES, useTheme } from '../../theme/useTheme.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu, MenuChoice } from '../../ui/Menu.tsx'

const ICONS = { light: Sun, dark: Moon, system: SunMoon }

/** Switches between light, dark and what the system says. */
export function ThemeMenu() {
  const { t } = useTranslation('shell')
  const { theme, setTheme } = useTheme()
  const Icon = ICONS[theme]
  return (
    <Menu trigger={<IconButton label={t('theme.label')} icon={<Icon aria-hidden="true" />} />}>
      <MenuChoice
        label={t('theme.label')}
        value={theme}
        options={THEMES.map((value) => ({ value, label: t(`theme.${value}`) }))}
        onChange={setTheme}
      />
    </Menu>
  )
}
