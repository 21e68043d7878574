import { Check } from 'lucide-react'
import { DropdownMenu as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { classNames } from '../classNames.ts'
import styles from '../Menu.module.css'
import type { MenuCheckItemProps, MenuChoiceProps, MenuItemProps, MenuProps } from '../Menu.tsx'
import { useShortcutLabel } from '../useShortcutLabel.ts'
import { StandingElement } from './StandingElement.tsx'

/** Props of `MenuOverlay`. */
export interface MenuOverlayProps extends Pick<MenuProps, 'align' | 'children'> {
  readonly trigger: HTMLElement
  /** Names the menu. */
  readonly triggerId: string
  readonly contentId: string
  readonly isOpen: boolean
  readonly onOpenChange: (isOpen: boolean) => void
}

/** The sheet of a `Menu`. */
export function MenuOverlay({
  trigger,
  triggerId,
  contentId,
  align = 'end',
  isOpen,
  onOpenChange,
  children,
}: MenuOverlayProps) {
  return (
    <Radix.Root modal={false} open={isOpen} onOpenChange={onOpenChange}>
      <Radix.Trigger asChild>
        <StandingElement element={trigger} />
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          id={contentId}
          aria-labelledby={triggerId}
          className={styles.menu}
          align={align}
          sideOffset={4}
          collisionPadding={8}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

/** See `MenuItem`. */
export function OverlayItem({
  children,
  icon,
  shortcut,
  isDangerous = false,
  isDisabled = false,
  onSelect,
}: MenuItemProps) {
  const describe = useShortcutLabel()
  return (
    <Radix.Item
      className={classNames(styles.item, isDangerous && styles.dangerous)}
      disabled={isDisabled}
      onSelect={onSelect}
    >
      <span className={styles.icon}>{icon}</span>
      <span className={styles.words}>{children}</span>
      {shortcut !== undefined && <kbd className={styles.keys}>{describe(shortcut)}</kbd>}
    </Radix.Item>
  )
}

/** See `MenuCheckItem`. */
export function OverlayCheckItem({ children, isChecked, onChange }: MenuCheckItemProps) {
  return (
    <Radix.CheckboxItem className={styles.item} checked={isChecked} onCheckedChange={onChange}>
      <span className={styles.icon}>
        <Radix.ItemIndicator>
          <Check aria-hidden="true" />
        </Radix.ItemIndicator>
      </span>
      <span className={styles.words}>{children}</span>
    </Radix.CheckboxItem>
  )
}

/** See `MenuChoice`. */
export function OverlayChoice<Value extends string>({
  label,
  value,
  options,
  onChange,
}: MenuChoiceProps<Value>) {
  return (
    <Radix.RadioGroup
      value={value}
      aria-label={label}
      onValueChange={(chosen) => {
        const option = options.find((candidate) => candidate.value === chosen)
        if (option) onChange(option.value)
      }}
    >
      <Radix.Label className={styles.label}>{label}</Radix.Label>
      {options.map((option) => (
        <Radix.RadioItem key={option.value} className={styles.item} value={option.value} lang={option.lang}>
          <span className={styles.icon}>
            <Radix.ItemIndicator>
              <Check aria-hidden="true" />
            </Radix.ItemIndicator>
          </span>
          <span className={styles.words}>{option.label}</span>
        </Radix.RadioItem>
      ))}
    </Radix.RadioGroup>
  )
}

/** See `MenuSeparator`. */
export function OverlaySeparator() {
  return <Radix.Separator className={styles.separator} />
}

/** See `MenuHeading`. */
export function OverlayHeading({ children }: { children: ReactNode }) {
  return <Radix.Label className={styles.heading}>{children}</Radix.Label>
}
