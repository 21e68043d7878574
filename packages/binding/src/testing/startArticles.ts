import { type ArticleJson, emptyArticle } from '@stet/article'
import {
  article,
  bold,
  bullet,
  figure,
  italic,
  kicker,
  lead,
  link,
  p,
  quote,
  row,
  section,
} from '@stet/article/testing'

/** Articles to begin with: nothing at all, one of every part, and one with next to nothing in every part. */
export const startArticles: readonly ArticleJson[] = [
  emptyArticle(),
  article(
    'Die 😀 Lage',
    kicker('Dach'),
    lead('Ein fetter Satz.', { from: 4, to: 10, bold: true }),
    section('', p('eins zwei'), link('vier', 'https://example.org/', p('drei vier fünf'))),
    section(
      'Kopf',
      bold('Satz', p('Noch ein Satz mit 😀😀.')),
      quote('oo'),
      bullet('Punkt'),
      bullet('tiefer', 2),
    ),
    section('Zweiter Kopf', italic('x', p('x')), figure('7', 'Bild')),
    row('Ort', 'Sotschi, Russland'),
    row('Quellen', ''),
  ),
  article('H', section('', p(''), p('a'), p('')), section('', p('b')), row('', 'v'), row('k', '')),
]
