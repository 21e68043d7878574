import { KeptSwitch } from './KeptSwitch.ts'

/**
 * Sections far from the window are laid out all the same. Chromium shows screen readers only what is laid out, and no page
 * can know whether there is one: who uses one turns this on. Who may only read has it always.
 */
export const wholeText = new KeptSwitch('stet.whole-text')
