import { chainCommands } from '@tiptap/pm/commands'
import type { Command } from '@tiptap/pm/state'
import { articleEnd } from './articleEnd.ts'
import { backspace } from './backspace.ts'
import { arrowAcross, arrowBeside } from './cellNavigation.ts'
import { deleteForward } from './deleteForward.ts'
import { deleteWord } from './deleteWord.ts'
import { enter } from './enter.ts'
import { moveHere } from './moveHere.ts'
import { newSection } from './newSection.ts'
import { nextField, previousField } from './nextField.ts'
import { selectAll } from './selectAll.ts'
import { setBlockKind, toggleBlockKind, toggleList } from './setBlockKind.ts'
import type { IsBusy } from './swapNeighbours.ts'
import { shiftTab, tab } from './tab.ts'
import { releaseTab } from './tabRelease.ts'
import { toggleFormat } from './toggleFormat.ts'
import { undoTypography } from './typography/typography.ts'

export interface ArticleKeymapOptions {
  /** The binding's own undo and redo. */
  readonly undo: Command
  readonly redo: Command
  /** Opens the link box; not handled where nothing can be linked. Left out: Mod-K is free. */
  readonly editLink?: Command
  /** Where other people write, so that a move leaves them in peace. */
  readonly isBusy?: IsBusy
}

/**
 * Every key of the article editor, for `keymap` of ProseMirror. `Mod` is Ctrl, on Apple's computers Cmd.
 *
 * | keys | what they do |
 * |---|---|
 * | Enter, Shift-Enter | `enter` |
 * | Backspace, Delete | `backspace`, `deleteForward`; first of all Backspace takes back a typographic replacement |
 * | Ctrl- or Alt-Backspace, Ctrl- or Alt-Delete | the word before or behind the caret |
 * | Cmd-Backspace, Cmd-Delete | the line; at a border as Backspace and Delete |
 * | Mod-Enter, Mod-Shift-Enter | next, previous field |
 * | Mod-Alt-Enter | new section |
 * | Tab, Shift-Tab, Escape | `tab`, `shiftTab`; Escape sets Tab free |
 * | arrows | between the cells of the details |
 * | Ctrl-Home, Ctrl-End, Cmd-Up, Cmd-Down, with Shift too | `articleEnd` |
 * | Alt-Shift-Up, Alt-Shift-Down | `moveHere`: the row, the section from its heading, the blocks |
 * | Mod-B, Mod-I, Mod-K | bold, italic, link |
 * | Mod-Z, Mod-Shift-Z, Mod-Y | undo, redo |
 * | Mod-Alt-0, Mod-Alt-1 to 6 | paragraph, section heading on and off |
 * | Mod-Shift-7, 8, 9 | numbered list, bulleted list, quote on and off |
 * | Mod-A | `selectAll` |
 */
export function articleKeymap(options: ArticleKeymapOptions): Readonly<Record<string, Command>> {
  const { undo, redo, editLink, isBusy } = options
  const heading = toggleBlockKind('sectionHeading')
  return {
    Enter: enter,
    'Shift-Enter': enter,
    'Mod-Enter': nextField,
    'Mod-Shift-Enter': previousField,
    'Mod-Alt-Enter': newSection,
    Backspace: chainCommands(undoTypography, backspace),
    'Shift-Backspace': chainCommands(undoTypography, backspace),
    'Ctrl-Backspace': deleteWord(-1),
    'Alt-Backspace': deleteWord(-1),
    'Cmd-Backspace': backspace,
    Delete: deleteForward,
    'Ctrl-Delete': deleteWord(1),
    'Alt-Delete': deleteWord(1),
    'Cmd-Delete': deleteForward,
    Tab: tab,
    'Shift-Tab': shiftTab,
    Escape: releaseTab,
    ArrowLeft: arrowBeside(-1),
    ArrowRight: arrowBeside(1),
    ArrowUp: arrowAcross(-1),
    ArrowDown: arrowAcross(1),
    ...articleEnds,
    'Alt-Shift-ArrowUp': moveHere(-1, isBusy),
    'Alt-Shift-ArrowDown': moveHere(1, isBusy),
    'Mod-b': toggleFormat('bold'),
    'Mod-i': toggleFormat('italic'),
    ...(editLink ? { 'Mod-k': editLink } : {}),
    'Mod-z': undo,
    'Mod-Shift-z': redo,
    'Mod-y': redo,
    'Mod-Alt-0': setBlockKind('paragraph'),
    ...Object.fromEntries(['1', '2', '3', '4', '5', '6'].map((level) => [`Mod-Alt-${level}`, heading])),
    'Mod-Shift-7': toggleList('orderedItem'),
    'Mod-Shift-8': toggleList('bulletItem'),
    'Mod-Shift-9': toggleBlockKind('quote'),
    'Mod-a': selectAll,
  }
}

const articleEnds: Readonly<Record<string, Command>> = Object.fromEntries(
  ([-1, 1] as const).flatMap((side) =>
    (side < 0 ? ['Ctrl-Home', 'Cmd-ArrowUp'] : ['Ctrl-End', 'Cmd-ArrowDown']).flatMap((key) => [
      [key, articleEnd(side, false)],
      [`Shift-${key}`, articleEnd(side, true)],
    ]),
  ),
)
