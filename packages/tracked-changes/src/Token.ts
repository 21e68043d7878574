import type {
  CharacterId,
  FormatChange,
  IdRange,
  KindChange,
  OwnSpan,
  ReadBlock,
  Settlement,
  TextRoot,
  UserId,
} from '@stet/article'

/** A textblock at its place. */
export interface Line {
  readonly root: TextRoot
  /** Which textblock of the root. */
  readonly block: number
  readonly of: ReadBlock
  /** In reading order. Of a block without any wish only what says that something stands there: marker and first text. */
  readonly tokens: readonly Token[]
}

/** A marker, or a run of text about which everything is the same. */
export interface Token {
  readonly line: Line
  /** The text; null for the marker. */
  readonly text: string | null
  /** Where the text begins in its block; 0 for the marker. */
  readonly offset: number
  readonly ids: readonly IdRange[]
  /** Somebody suggested that it comes, whatever became of that. */
  readonly isInserted: boolean
  /** It stands here, or was moved here: it parts the runs before and behind it. */
  readonly isStanding: boolean
  /** What people want of it, a wish for each kind of run that it belongs to. */
  readonly wishes: readonly Wish[]
  /** Who wants something of it that no card of this reading is about: it parts the runs of these people. */
  readonly elsewhere: readonly UserId[]
  /** Changed formats of a text, changed kinds of a marker. */
  readonly changes: readonly SpanWish[]
}

/** A deletion span. */
export interface Strike {
  readonly spanKey: string
  readonly at: CharacterId
}

/** That a token comes, or goes. An object belongs to one token. */
export interface Wish {
  /** The same for all that one card may hold: whose it is, and for what is decided how and by whom. */
  readonly key: string
  readonly by: UserId
  readonly comes: boolean
  /** By which spans it goes. */
  readonly strikes: readonly Strike[]
  /** The key of the move that it is half of. */
  readonly move: string | null
  /** Formats, or kinds, that are part of it. */
  readonly own: readonly OwnSpan[]
  /** The decisions on it; none while it is pending. */
  readonly rulings: readonly Settlement[]
}

/** That a token reads otherwise. An object belongs to one token. */
export interface SpanWish {
  readonly by: UserId
  readonly change: FormatChange | KindChange
  /** The span, and for what is decided its number: the same for all that one decision is about. */
  readonly name: string
  /** The same for changes that are one card where they touch. */
  readonly manner: string
  readonly ruling: Settlement | null
}
