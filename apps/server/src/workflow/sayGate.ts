import type { Gate, GateName } from '@stet/protocol'

type Says = Gate['says']
type Params = Gate['params']

/** What a gate says to people, in both languages of the screen, as it is shown there. */
export function sayGate(gate: GateName, passed: boolean, params: Params): Says {
  return (passed ? PASSED : CLOSED)[gate](params)
}

const FIELDS_DE: Readonly<Record<string, string>> = {
  headline: 'Überschrift',
  dateline: 'Ortsmarke',
  lead: 'Vorspann',
  sources: 'mindestens eine Quelle',
  byline: 'Autorenzeile',
}
const FIELDS_EN: Readonly<Record<string, string>> = {
  headline: 'headline',
  dateline: 'dateline',
  lead: 'lead',
  sources: 'at least one source',
  byline: 'byline',
}
/** What instants are told in; the zone stands beside. */
const ZONE = 'Europe/Berlin'

const count = (params: Params, name: string) => Number(params[name] ?? 0)
const names = (params: Params, words: Readonly<Record<string, string>>) => {
  const missing = params['missing']
  return (Array.isArray(missing) ? missing : []).map((field) => words[field] ?? field).join(', ')
}
const instant = (params: Params, language: string) => {
  const until = params['until']
  if (typeof until !== 'string') return ''
  return new Intl.DateTimeFormat(language, {
    timeZone: ZONE,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(new Date(until))
}
const plain = (de: string, en: string) => (): Says => ({ de, en })

const PASSED: Readonly<Record<GateName, (params: Params) => Says>> = {
  state: plain('Dieser Schritt ist möglich.', 'This step is possible.'),
  reason: plain('Ein Grund ist genannt oder nicht nötig.', 'A reason is given or not needed.'),
  requiredFields: plain('Alle Pflichtfelder sind ausgefüllt.', 'All required fields are filled.'),
  fourEyes: plain('Gegengelesen: eine zweite Person gibt frei.', 'Four eyes: a second person approves.'),
  suggestions: plain('Kein Vorschlag ist offen.', 'No suggestion is open.'),
  blockingComments: plain('Kein sperrender Kommentar ist offen.', 'No blocking comment is open.'),
  legal: plain('Das Justiziariat hat nichts zu prüfen.', 'Nothing waits for the legal department.'),
  legalNeeded: plain('Die Prüfung durch das Justiziariat steht aus.', 'The legal check is due.'),
  approval: plain('Dieser Text ist freigegeben.', 'This text is approved.'),
  changed: plain('Der Text ist neu.', 'The text is new.'),
  notice: plain(
    'Ein Hinweis an die Leser ist da oder nicht nötig.',
    'A notice to readers is there or not needed.',
  ),
  embargo: plain('Keine Sperrfrist steht entgegen.', 'No embargo is in the way.'),
  publishAt: plain('Der Zeitpunkt ist genannt.', 'The time is given.'),
}

const CLOSED: Readonly<Record<GateName, (params: Params) => Says>> = {
  state: plain(
    'So weit ist der Artikel nicht, oder er ist schon darüber hinaus.',
    'The article has not come so far, or is past it.',
  ),
  reason: plain('Ein Grund muss genannt werden.', 'A reason has to be given.'),
  requiredFields: (params) => ({
    de: `Es fehlt: ${names(params, FIELDS_DE)}.`,
    en: `Missing: ${names(params, FIELDS_EN)}.`,
  }),
  fourEyes: sayFourEyes,
  suggestions: (params) => {
    const open = count(params, 'open')
    return {
      de: open === 1 ? 'Ein Vorschlag ist noch offen.' : `${open} Vorschläge sind noch offen.`,
      en: open === 1 ? 'One suggestion is still open.' : `${open} suggestions are still open.`,
    }
  },
  blockingComments: (params) => {
    const open = count(params, 'open')
    return {
      de: open === 1 ? 'Ein sperrender Kommentar ist offen.' : `${open} sperrende Kommentare sind offen.`,
      en: open === 1 ? 'One blocking comment is open.' : `${open} blocking comments are open.`,
    }
  },
  legal: (params) =>
    count(params, 'isStale') > 0
      ? {
          de: 'Das Justiziariat hatte geprüft; der Text wurde seitdem geändert.',
          en: 'The legal department had cleared it; the text was changed since.',
        }
      : { de: 'Das Justiziariat muss noch prüfen.', en: 'The legal department still has to clear it.' },
  legalNeeded: plain(
    'Eine Prüfung durch das Justiziariat ist nicht verlangt oder für diesen Text schon geschehen.',
    'A legal check is not asked for, or was made of this text.',
  ),
  approval: plain(
    'Dieser Text ist nicht freigegeben: Er wurde nach der Freigabe geändert, oder es gab keine.',
    'This text is not approved: it was changed after the approval, or there was none.',
  ),
  changed: (params) => ({
    de: `Dieser Text ist schon veröffentlicht, als Version ${count(params, 'version')}.`,
    en: `This text is published already, as version ${count(params, 'version')}.`,
  }),
  notice: plain(
    'Ein Hinweis an die Leser fehlt (etwa „kein Hinweis nötig: Tippfehler“).',
    'A notice to readers is missing (perhaps “no notice needed: a typing error”).',
  ),
  embargo: (params) => ({
    de: `Die Sperrfrist gilt bis ${instant(params, 'de')}.`,
    en: `The embargo holds until ${instant(params, 'en-GB')}.`,
  }),
  publishAt: plain(
    'Ein Zeitpunkt in der Zukunft muss genannt werden.',
    'A time in the future has to be given.',
  ),
}

function sayFourEyes(params: Params): Says {
  const wrote = count(params, 'wrote')
  if (wrote > 0) {
    return {
      de: `Gegenlesen fehlt: Eine zweite Person muss freigeben. ${wrote} Zeichen des Textes stammen aus derselben Hand.`,
      en: `Four eyes: a second person has to approve. ${wrote} characters of the text are by the same hand.`,
    }
  }
  if (count(params, 'submitted') > 0) {
    return {
      de: 'Gegenlesen fehlt: Wer zur Prüfung gegeben hat, gibt nicht selbst frei.',
      en: 'Four eyes: who submitted it does not approve it.',
    }
  }
  return { de: 'Gegenlesen fehlt: Niemand hat freigegeben.', en: 'Four eyes: nobody has approved.' }
}
