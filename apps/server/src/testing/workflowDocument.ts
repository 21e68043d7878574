import type { GateName, TransitionTarget } from '@stet/protocol'
import { RIGHTS } from '../permissions.ts'
import { TRANSITIONS } from '../workflow/TRANSITIONS.ts'

const TARGET_WORDS: Readonly<Record<TransitionTarget, string>> = {
  in_review: 'submit for review',
  approved: 'approve',
  draft: 'back to the author, or from hold and spike',
  hold: 'put on hold',
  spiked: 'spike',
  scheduled: 'schedule',
  unscheduled: 'take from the schedule',
  published: 'publish, also a correction',
  correction: 'open a correction',
  unpublished: 'take back',
  killed: 'kill with notice',
  legal_cleared: 'clear for the legal department',
}

const GATE_WORDS: Readonly<Record<GateName, string>> = {
  state: 'the step exists from here',
  reason: 'a reason is given (where an emergency can be declared: only then)',
  requiredFields: 'headline, dateline, lead and a source are there',
  fourEyes: 'who approves wrote no live character since the last version went out, and did not submit',
  suggestions: 'no suggestion is open',
  blockingComments: 'no blocking comment is open',
  legal: 'no legal check is wanted, or this very text was cleared',
  legalNeeded: 'a legal check is wanted, and was not made of this text',
  approval: 'this very text was approved',
  changed: 'it is not what is public already',
  notice: 'of a correction: what readers are told',
  embargo: 'the embargo has passed (of a schedule: will have)',
  publishAt: 'a time in the future is given',
}

/** `docs/workflow.md`, written from the table. */
export function workflowDocument(): string {
  return [
    '# How an article moves',
    '',
    'Written from the table in `apps/server/src/workflow/TRANSITIONS.ts` by a test that fails when the two differ; the rules',
    'behind it are in `apps/server/src/workflow/SPEC.md`. Where an article stands in the newsroom and where it stands with the',
    'public are two things: a published article can be in review again, and what is public stays as it is meanwhile.',
    '',
    'Gates in *italics* can be gone through in an emergency, by the chief, with a reason, on record.',
    '',
    row(['step', '`to`', 'from', 'while it is', 'who', 'gates', 'then']),
    row(['---', '---', '---', '---', '---', '---', '---']),
    ...TRANSITIONS.map(({ to, from, publication, action, gates, overridable, state }) =>
      row([
        TARGET_WORDS[to],
        `\`${to}\``,
        from.join(', '),
        publication.join(', '),
        Object.entries(RIGHTS)
          .filter(([, { actions }]) => actions.includes(action))
          .map(([role]) => role)
          .join(', '),
        gates.map((gate) => (overridable.includes(gate) ? `*${gate}*` : gate)).join(', ') || '–',
        state ?? 'as before',
      ]),
    ),
    '',
    '| gate | is passed when |',
    '| --- | --- |',
    ...Object.entries(GATE_WORDS).map(([gate, words]) => row([`\`${gate}\``, words])),
    '',
  ].join('\n')
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}
