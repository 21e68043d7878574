import type { Gate } from '@stet/protocol'

type Says = Gate['says']

/**
 * Why something that was to go out by itself does not. `right`: whoever planned it may not any more. `changed`: the text is not
 * the approved one. `withdrawn`: a step took the approval back. `state`: the article cannot go out from where it is.
 * `unreadable`: its text does not load.
 */
export type HeldReason = 'right' | 'changed' | 'withdrawn' | 'state' | 'unreadable'

const HELD: Readonly<Record<HeldReason, Says>> = {
  right: {
    de: 'Wer die Veröffentlichung geplant hat, darf das nicht mehr.',
    en: 'Who scheduled the publication may not do so any more.',
  },
  changed: {
    de: 'Der Text wurde nach der Freigabe geändert.',
    en: 'The text was changed after it was approved.',
  },
  withdrawn: {
    de: 'Die Freigabe wurde zurückgenommen.',
    en: 'The approval was taken back.',
  },
  state: {
    de: 'Der Artikel war nicht mehr so weit.',
    en: 'The article had been taken from where it was.',
  },
  unreadable: {
    de: 'Der Text ließ sich nicht lesen.',
    en: 'The text could not be read.',
  },
}

/** Says to people why a schedule is suspended, by its reason or by the gates that were closed when it was due. */
export function sayHeld(why: HeldReason | readonly Gate[]): Says {
  if (typeof why === 'string') return HELD[why]
  return { de: why.map(({ says }) => says.de).join(' '), en: why.map(({ says }) => says.en).join(' ') }
}
