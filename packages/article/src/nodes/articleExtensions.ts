import type { Mark, Node } from '@tiptap/core'
import { ArticleDoc } from './ArticleDoc.ts'
import { Bold } from './Bold.ts'
import { BulletItem } from './BulletItem.ts'
import { Byline } from './Byline.ts'
import { Dateline } from './Dateline.ts'
import { Deletion } from './Deletion.ts'
import { Details } from './Details.ts'
import { DetailsKey } from './DetailsKey.ts'
import { DetailsRow } from './DetailsRow.ts'
import { DetailsValue } from './DetailsValue.ts'
import { Factbox } from './Factbox.ts'
import { Figure } from './Figure.ts'
import { Headline } from './Headline.ts'
import { Insertion } from './Insertion.ts'
import { Italic } from './Italic.ts'
import { Kicker } from './Kicker.ts'
import { Lead } from './Lead.ts'
import { Link } from './Link.ts'
import { Modification } from './Modification.ts'
import { OrderedItem } from './OrderedItem.ts'
import { Paragraph } from './Paragraph.ts'
import { Quote } from './Quote.ts'
import { Section } from './Section.ts'
import { SectionHeading } from './SectionHeading.ts'
import { Subheadline } from './Subheadline.ts'
import { Text } from './Text.ts'
import { UnknownBlock } from './UnknownBlock.ts'
import { UnknownFormat } from './UnknownFormat.ts'

/**
 * The nodes and marks of an article as Tiptap extensions; they need neither DOM nor React and bring no commands. The
 * paragraph is the first textblock, so that it is what any filling, wrapping and pasting makes; the order of the
 * marks is their nesting, outermost first.
 */
export const articleExtensions: readonly (Node | Mark)[] = [
  ArticleDoc,
  Text,
  Paragraph,
  Kicker,
  Headline,
  Subheadline,
  Byline,
  Dateline,
  Lead,
  Section,
  SectionHeading,
  Quote,
  BulletItem,
  OrderedItem,
  Figure,
  Factbox,
  UnknownBlock,
  Details,
  DetailsRow,
  DetailsKey,
  DetailsValue,
  Link,
  Bold,
  Italic,
  Insertion,
  Deletion,
  Modification,
  UnknownFormat,
]
