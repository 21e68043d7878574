import { article, lead, p, quote, row, section } from '@stet/article/testing'
import { articleBytes, Tab, type TabOptions } from './Tab.ts'

const BYTES = articleBytes(
  article(
    'Lage',
    lead('Ein Satz.'),
    section('', p('eins zwei'), p('drei')),
    section('Kopf', quote('vier')),
    row('Ort', 'Rom'),
  ),
)

/** A tab of a small article with something in most of its parts. */
export function openLage(options: TabOptions = {}): Tab {
  return new Tab(BYTES, options)
}

/** The lines of its body and details. */
export function linesBelowLead(tab: Tab): readonly string[] {
  return tab.lines.filter((line) => !/^(headline|lead):/.test(line))
}
