import { TEXT_ROOTS } from '@stet/article'
import type { DocumentRange } from '@stet/binding'
import type { CommentAnchor, Person } from '@stet/protocol'
import type { Card } from '@stet/tracked-changes'
import type * as Y from 'yjs'
import { Observable } from '../Observable.ts'
import { RailDesk, type RailDeskParts } from '../rail/RailDesk.ts'
import type { RailItem } from '../rail/RailSource.ts'
import { showRail } from '../rail/showRail.ts'
import { nextFramePace, type ThrottledStore } from '../ThrottledStore.ts'
import { anchorOfStretch, anchorOfSuggestion } from './anchorOfSelection.ts'
import { CardList, type CommentCard } from './CardList.ts'
import { type CommentDraft, type DraftTarget, keyOfDraft } from './CommentDraft.ts'
import { CommentPlaces } from './CommentPlaces.ts'
import { Drafts } from './Drafts.ts'
import { Talk, type TalkParts } from './Talk.ts'
import { ThreadMarks } from './ThreadMarks.ts'

/** What the comments of an article work on. */
export interface CommentDeskParts extends RailDeskParts, Omit<TalkParts, 'people'> {
  readonly doc: Y.Doc
  /** This browser holds something that is not with the server, sent or not yet; or nothing any more. */
  readonly onKept: (isKept: boolean) => void
  /** Somebody pressed the sign of a thread in the margin. */
  readonly onSign: () => void
}

/** The comments of an open article as one person reads and writes them. */
export class CommentDesk extends RailDesk<CommentCard, CommentDeskParts> {
  readonly talk: Talk
  readonly drafts: Drafts
  /** All that have a place in the rail as they are drawn: another list only when one says something else. What stands nowhere comes last. */
  readonly cards: Pick<ThrottledStore<readonly CommentCard[]>, 'subscribe' | 'getSnapshot'>
  /** The thread that somebody came for, until it is shown. */
  readonly asked = new Observable<string | null>(null)
  /** The key of the draft whose field has, or takes, the keys. */
  readonly writing = new Observable<string | null>(null)
  private readonly list = new CardList()
  private readonly places: CommentPlaces
  private readonly marks: ThreadMarks

  constructor(parts: CommentDeskParts) {
    super(parts)
    const { articleId, me, store, view } = parts
    this.places = new CommentPlaces(parts)
    this.marks = new ThreadMarks({
      view,
      rangesOf: this.places.rangesOfAll,
      onSign: (thread) => {
        this.activate(thread, 'rail')
        parts.onSign()
      },
    })
    this.drafts = new Drafts(store, { userId: me.id, articleId })
    this.talk = new Talk({ ...parts, people: this.drafts.people })
    this.cards = {
      subscribe: this.placed.subscribe,
      getSnapshot: () => this.list.take(this.placed.getSnapshot()),
    }
  }

  /** Follows the text, the server and what waits, until what it answers with is called. */
  begin(): () => void {
    const { view, onUpdate } = this.parts
    let { doc } = view.state
    const stops = [
      onUpdate(() => {
        if (view.state.doc === doc) return
        doc = view.state.doc
        this.noteChange()
      }),
      this.talk.threads.subscribe(() => this.placed.flush()),
      this.talk.outbox.waiting.subscribe(this.tellKept),
      this.drafts.keys.subscribe(this.tellKept),
      this.drafts.begun.subscribe(() => this.placed.flush()),
      this.placed.subscribe(() => this.mark()),
      this.active.subscribe(() => this.mark()),
      this.talk.begin(),
      this.marks.watchSigns(),
    ]
    void this.drafts.takeUp()
    return () => {
      for (const stop of stops) stop()
      this.placed.dispose()
      this.marks.clear()
    }
  }

  /** Where one stands in the editor's document, as far as it stands there. */
  rangesOf(one: RailItem): readonly DocumentRange[] {
    return this.places.rangesOf(one)
  }

  listed(): readonly CommentCard[] {
    return this.cards.getSnapshot().filter(({ thread }) => thread?.status !== 'resolved')
  }

  /** Somebody came for this thread, by its address: the rail goes to it as soon as it is there. */
  comeFor(id: string): void {
    this.asked.set(id)
    showRail('comments')
    history.replaceState(history.state, '', location.pathname)
  }

  /** Begins a comment on what is selected, or on the word or block at the caret; answers with its draft's key. */
  beginHere(): string {
    const { view, binding } = this.parts
    const { from, to } = view.state.selection
    const [start, end] = [binding.placeAt(from), binding.placeAt(to)]
    const quoted = start
      ? anchorOfStretch(binding.reading(), start, end ?? start)
      : {
          anchor: { root: TEXT_ROOTS[0] ?? 'headline', ids: [], suggestion: null } as CommentAnchor,
          quote: '',
        }
    const same = this.drafts.onSame(quoted.anchor)
    const key = same?.key ?? this.parts.newId()
    if (!same)
      this.drafts.put({
        key,
        target: { kind: 'thread', ...quoted },
        text: '',
        mentioned: [],
        isBlocking: false,
      })
    const left = this.writing.get()
    this.writing.set(key)
    if (left !== null && left !== key) this.leaveDraft(left)
    this.placed.flush()
    this.activate(key, 'rail')
    return key
  }

  /** Goes on with, or begins, a draft that belongs to something; `text`: what it begins with. */
  write(
    target: Exclude<DraftTarget, { kind: 'thread' }>,
    text = '',
    mentioned: readonly Person[] = [],
  ): void {
    const key = keyOfDraft(target)
    if (this.drafts.get(key) === null) this.drafts.put({ key, target, text, mentioned, isBlocking: false })
    this.writing.set(key)
  }

  /** The person leaves a field: what is written in it is kept, one with nothing in it is not. */
  leaveDraft(key: string): void {
    if (this.drafts.get(key)?.text.trim() === '') this.drafts.remove(key)
    if (this.writing.get() === key) this.writing.set(null)
  }

  /** The person does not want what is written any more. */
  discardDraft(key: string): void {
    this.drafts.remove(key)
    if (this.writing.get() === key) this.writing.set(null)
  }

  /** Sends a draft: it is out of the person's hands then, and shown where it will stand. `text`: as it is stored. */
  send({ key, target, isBlocking }: CommentDraft, text: string): void {
    switch (target.kind) {
      case 'thread': {
        const { anchor, quote } = target
        this.talk.post(key, {
          kind: 'new',
          json: { id: key, text, anchor, quote, ...(isBlocking && { isBlocking }) },
        })
        break
      }
      case 'answer': {
        const id = this.parts.newId()
        this.talk.post(id, { kind: 'new', json: { id, text, thread: target.thread } })
        break
      }
      case 'edit':
        this.talk.change(target.comment, { text })
        break
      case 'card':
        throw new Error('send: an answer to a suggestion is sent with its card')
    }
    this.discardDraft(key)
  }

  /** Answers a suggestion: in its thread, else as the first of one. */
  answerCard(card: Card, quote: string, text: string): void {
    this.discardDraft(keyOfDraft({ kind: 'card', card: card.id }))
    const thread = this.talk.threadsOn(card.id)[0]
    const id = this.parts.newId()
    if (thread) {
      this.talk.post(id, { kind: 'new', json: { id, text, thread: thread.id } })
      return
    }
    const anchor = anchorOfSuggestion(this.parts.binding.reading(), card.places, card.id)
    this.talk.post(id, { kind: 'new', json: { id, text, anchor, quote } })
  }

  protected read(): readonly CommentCard[] {
    const threads = this.talk.threads.get()
    const begun = this.drafts.begun.get()
    const anchors = new Map<string, CommentAnchor>([
      ...threads.map(({ id, anchor }) => [id, anchor] as const),
      ...begun.map(({ key, target }) => [key, target.anchor] as const),
    ])
    this.places.find(anchors)
    const cards = [
      ...threads.map((thread): CommentCard => {
        return { id: thread.id, thread, draft: null, isLost: this.places.isLost(thread.id) }
      }),
      ...begun.map((draft): CommentCard => {
        return { id: draft.key, thread: null, draft, isLost: this.places.isLost(draft.key) }
      }),
    ]
    return cards.toSorted(this.places.compare)
  }

  protected find(id: string): CommentCard | undefined {
    return this.cards.getSnapshot().find((card) => card.id === id)
  }

  protected idAt(position: number): string | null {
    return this.marks.threadAt(position)
  }

  private readonly tellKept = (): void =>
    this.parts.onKept(this.talk.outbox.waiting.get().length > 0 || this.drafts.keys.get().size > 0)

  private mark(): void {
    const isDrawn = this.marks.draw(this.placed.getSnapshot(), this.active.get()?.id)
    // The marks go with the text until an input method is done.
    if (!isDrawn) nextFramePace(() => this.placed.touch())
  }
}
