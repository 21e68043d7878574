import { KeptSwitch, useKeptSwitch } from '../KeptSwitch.ts'

const outlineOpen = new KeptSwitch('stet.outline')

/** Whether the outline stands beside the text, where there is room; and how to change that. */
export function useOutlineOpen(): [isOpen: boolean, setOpen: (isOpen: boolean) => void] {
  return useKeptSwitch(outlineOpen)
}
