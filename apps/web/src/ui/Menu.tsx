import { Check } from 'lucide-react'
import { DropdownMenu as Radix } from 'radix-ui'
import type { ReactElement, ReactNode } from 'react'
import { classNames } from './classNames.ts'
import styles from './Menu.module.css'
import type { Shortcut } from './shortcut.ts'
import { useShortcutLabel } from './useShortcutLabel.ts'

/** Props of `Menu`. */
export interface MenuProps {
  /** A `Button` or `IconButton`. */
  readonly trigger: ReactElement
  readonly align?: 'start' | 'center' | 'end'
  readonly children: ReactNode
}

/** A menu that opens below its button; arrows, letters and Escape work. */
export function Menu({ trigger, align = 'end', children }: MenuProps) {
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content className={styles.menu} align={align} sideOffset={4} collisionPadding={8}>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

/** Props of `MenuItem`. */
export interface MenuItemProps {
  readonly children: ReactNode
  readonly icon?: ReactNode
  readonly shortcut?: Shortcut
  readonly isDangerous?: boolean
  readonly isDisabled?: boolean
  readonly onSelect: () => void
}

/** One thing to do. */
export function MenuItem({
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

/** Props of `MenuCheckItem`. */
export interface MenuCheckItemProps {
  readonly children: ReactNode
  readonly isChecked: boolean
  readonly onChange: (isChecked: boolean) => void
}

/** Something that is on or off. */
export function MenuCheckItem({ children, isChecked, onChange }: MenuCheckItemProps) {
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

/** Props of `MenuChoice`. */
export interface MenuChoiceProps<Value extends string> {
  /** Said above the options. */
  readonly label: string
  readonly value: Value
  readonly options: readonly { readonly value: Value; readonly label: string; readonly lang?: string }[]
  readonly onChange: (value: Value) => void
}

/** One of several. */
export function MenuChoice<Value extends string>({
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

/** A hairline between groups. */
export function MenuSeparator() {
  return <Radix.Separator className={styles.separator} />
}

/** Words that cannot be chosen, at the top of a menu. */
export function MenuHeading({ children }: { children: ReactNode }) {
  return <Radix.Label className={styles.heading}>{children}</Radix.Label>
}
