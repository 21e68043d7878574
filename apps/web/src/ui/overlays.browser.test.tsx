import { useState } from 'react'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { i18n } from '../i18n/i18n.ts'
import '../styles/index.css'
import { Button } from './Button.tsx'
import { Dialog } from './Dialog.tsx'
import { IconButton } from './IconButton.tsx'
import { Menu, MenuCheckItem, MenuChoice, MenuItem } from './Menu.tsx'
import { Popover } from './Popover.tsx'
import { toast } from './toast.ts'
import { Toaster } from './Toaster.tsx'
import { TooltipHost } from './TooltipHost.tsx'

/* What floats above the screen is loaded after its button; these tests press the button first. */

const chosen: string[] = []
beforeEach(() => {
  i18n.changeLanguage('en')
  chosen.length = 0
})
afterEach(() => userEvent.unhover(document.body))

const button = (name: string) => page.getByRole('button', { name, exact: true })

function TestMenu() {
  const [isLoud, setIsLoud] = useState(false)
  const [size, setSize] = useState<'small' | 'large'>('small')
  return (
    <Menu trigger={<IconButton label="More" icon="…" />}>
      <MenuItem onSelect={() => chosen.push('copy')}>Copy</MenuItem>
      <MenuItem isDisabled onSelect={() => chosen.push('print')}>
        Print
      </MenuItem>
      <MenuCheckItem isChecked={isLoud} onChange={setIsLoud}>
        Loud
      </MenuCheckItem>
      <MenuChoice
        label="Size"
        value={size}
        options={[
          { value: 'small', label: 'Small' },
          { value: 'large', label: 'Large' },
        ]}
        onChange={setSize}
      />
    </Menu>
  )
}

function TestPopover() {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <Popover
      label="Link"
      isOpen={isOpen}
      onOpenChange={setIsOpen}
      trigger={<IconButton label="Add a link" icon="L" />}
    >
      <input aria-label="Address" />
    </Popover>
  )
}

function TestDialog() {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setIsOpen(true)}>Ask</Button>
      <Dialog
        title="Really?"
        description="It cannot be taken back."
        isOpen={isOpen}
        onOpenChange={setIsOpen}
        footer={<Button>Yes</Button>}
      />
    </>
  )
}

function TestEye() {
  const [isShown, setIsShown] = useState(false)
  const [isThere, setIsThere] = useState(true)
  return (
    <>
      {isThere && <IconButton label={isShown ? 'Hide' : 'Show'} icon="o" />}
      <Button onFocus={() => setIsShown(true)}>Change</Button>
      <Button onFocus={() => setIsThere(false)}>Remove</Button>
      <TooltipHost />
    </>
  )
}

describe('a menu', () => {
  test('opens under its button, says so, does what is chosen and gives the focus back', async () => {
    await render(<TestMenu />)
    await expect.element(button('More')).toHaveAttribute('aria-expanded', 'false')
    await expect.element(button('More')).toHaveAttribute('aria-haspopup', 'menu')
    const before = button('More').element()

    await button('More').click()
    await expect.element(page.getByRole('menu', { name: 'More' })).toBeVisible()
    expect(before.getAttribute('aria-expanded')).toBe('true')
    expect(before.getAttribute('aria-controls')).toBe(page.getByRole('menu').element().id)
    await page.getByRole('menuitem', { name: 'Copy' }).click()

    expect(chosen).toEqual(['copy'])
    await expect.element(page.getByRole('menu')).not.toBeInTheDocument()
    await expect.poll(() => document.activeElement).toBe(before)
    // The same element: what had the focus and the pointer was not made anew.
    expect(button('More').element()).toBe(before)
    expect(before.getAttribute('aria-expanded')).toBe('false')
  })

  test.each(['{Enter}', ' ', '{ArrowDown}'])(
    'opens with %s, is walked with arrows, closed with Escape',
    async (key) => {
      await render(<TestMenu />)
      await userEvent.tab()
      await userEvent.keyboard(key)
      await expect.element(page.getByRole('menu')).toBeVisible()
      await expect.poll(() => document.activeElement?.textContent).toBe('Copy')
      await userEvent.keyboard('{ArrowDown}')
      await expect.poll(() => document.activeElement?.textContent).toBe('Loud')
      await userEvent.keyboard('{Escape}')
      await expect.element(page.getByRole('menu')).not.toBeInTheDocument()
      await expect.poll(() => document.activeElement).toBe(button('More').element())
      expect(chosen).toEqual([])
    },
  )

  test('closes when its button is pressed again, and when something else is', async () => {
    await render(
      <>
        <TestMenu />
        <Button>Elsewhere</Button>
      </>,
    )
    await button('More').click()
    await expect.element(page.getByRole('menu')).toBeVisible()
    await button('More').click()
    await expect.element(page.getByRole('menu')).not.toBeInTheDocument()
    await button('More').click()
    await expect.element(page.getByRole('menu')).toBeVisible()
    await button('Elsewhere').click()
    await expect.element(page.getByRole('menu')).not.toBeInTheDocument()
  })

  test('keeps what was switched and chosen', async () => {
    await render(<TestMenu />)
    await button('More').click()
    await page.getByRole('menuitemcheckbox', { name: 'Loud' }).click()
    await button('More').click()
    await expect.element(page.getByRole('menuitemcheckbox', { name: 'Loud' })).toBeChecked()
    await page.getByRole('menuitemradio', { name: 'Large' }).click()
    await button('More').click()
    await expect.element(page.getByRole('menuitemradio', { name: 'Large' })).toBeChecked()
    await expect.element(page.getByRole('menuitemradio', { name: 'Small' })).not.toBeChecked()
  })
})

describe('a tooltip', () => {
  const twoButtons = (
    <>
      <IconButton label="Bold" icon="B" shortcut="Ctrl+B" />
      <IconButton label="Italic" icon="I" />
      <TooltipHost />
    </>
  )

  test('opens for the pointer, describes its button, and goes with it', async () => {
    await render(twoButtons)
    await button('Bold').hover()
    await expect.element(page.getByRole('tooltip')).toHaveTextContent('BoldCtrl+B')
    expect(button('Bold').element().getAttribute('aria-describedby')).toBe(
      page.getByRole('tooltip').element().id,
    )
    await button('Italic').hover()
    await expect.element(page.getByRole('tooltip')).toHaveTextContent('Italic')
    expect(button('Bold').element().hasAttribute('aria-describedby')).toBe(false)
    await button('Italic').click()
    await expect.element(page.getByRole('tooltip')).not.toBeInTheDocument()
  })

  test('opens for the keyboard, and Escape closes it', async () => {
    await render(twoButtons)
    await userEvent.tab()
    await expect.element(page.getByRole('tooltip')).toHaveTextContent('BoldCtrl+B')
    await userEvent.keyboard('{Escape}')
    await expect.element(page.getByRole('tooltip')).not.toBeInTheDocument()
    await userEvent.tab()
    await expect.element(page.getByRole('tooltip')).toHaveTextContent('Italic')
    expect(document.activeElement).toBe(button('Italic').element())
  })

  test('follows when its words change, and is gone with its button', async () => {
    await render(<TestEye />)
    await button('Show').hover()
    await expect.element(page.getByRole('tooltip')).toHaveTextContent('Show')
    ;(button('Change').element() as HTMLElement).focus()
    await expect.element(page.getByRole('tooltip')).toHaveTextContent('Hide')
    ;(button('Remove').element() as HTMLElement).focus()
    await expect.element(page.getByRole('tooltip')).not.toBeInTheDocument()
  })
})

test('a popover opens and closes with its button and with Escape, and gives the focus back', async () => {
  await render(<TestPopover />)
  await button('Add a link').click()
  await expect.element(page.getByRole('dialog', { name: 'Link' })).toBeVisible()
  await expect.poll(() => document.activeElement?.getAttribute('aria-label')).toBe('Address')
  await button('Add a link').click()
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument()
  await button('Add a link').click()
  await expect.element(page.getByRole('dialog')).toBeVisible()
  await userEvent.keyboard('{Escape}')
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument()
  await expect.poll(() => document.activeElement).toBe(button('Add a link').element())
})

test('a dialog keeps the focus inside and gives it back', async () => {
  await render(<TestDialog />)
  const opener = button('Ask').element()
  await button('Ask').click()
  const dialog = page.getByRole('dialog', { name: 'Really?' })
  await expect.element(dialog).toBeVisible()
  await expect.element(dialog).toHaveAccessibleDescription('It cannot be taken back.')
  for (let step = 0; step < 3; step += 1) {
    await userEvent.tab()
    expect(dialog.element().contains(document.activeElement)).toBe(true)
  }
  await userEvent.keyboard('{Escape}')
  await expect.element(dialog).not.toBeInTheDocument()
  await expect.poll(() => document.activeElement).toBe(opener)
})

test('messages that come before there is a place for them are shown, each once, in their order', async () => {
  toast.error('First')
  toast.success('Second')
  await render(<Toaster />)
  await expect.element(page.getByText('First')).toBeVisible()
  await expect.element(page.getByText('Second')).toBeVisible()
  toast.show('Third')
  await expect.element(page.getByText('Third')).toBeVisible()
  expect(document.querySelectorAll('[data-sonner-toast]')).toHaveLength(3)
})
