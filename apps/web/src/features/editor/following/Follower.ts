import { type ShownCaret, shownCarets } from '@stet/binding'
import type { EditorView } from '@tiptap/pm/view'
import { keepNameInSight } from '../caretNames.ts'
import type { Pace } from '../ThrottledStore.ts'
import { isOwnMove } from './isOwnMove.ts'

/** Whom this person follows. */
export interface Following {
  readonly personId: string
  /** Whether they have a caret in the text: they may look at something else. */
  readonly isInText: boolean
}

/** Why nobody is followed (any more). */
export type FollowingEnd = 'own-move' | 'left' | 'stopped' | null

/** What the follower cannot know by itself. */
export interface FollowerSurroundings {
  /** When the place of a caret is looked at after a change: with the next frame. */
  readonly frame: Pace
  /** Whether somebody has the article open. */
  readonly isHere: (personId: string) => boolean
}

/** The part of the window, from its top, in which a followed caret needs no scrolling. */
const CALM_FROM = 0.12
const CALM_TO = 0.8
/** What a person does that is their own way from then on. */
const OWN_MOVES = ['keydown', 'beforeinput', 'pointerdown', 'wheel', 'touchmove'] as const

/**
 * Keeps the caret of one colleague in the window, from `follow` until the person types, scrolls, clicks elsewhere, presses
 * Escape or the colleague leaves. Nothing else that others do scrolls; the person's own caret stays where it is. Whoever
 * changes the view or knows that people have changed calls `touch`.
 */
export class Follower {
  private readonly view: EditorView
  private readonly around: FollowerSurroundings
  private readonly listeners = new Set<() => void>()
  private following: Following | null = null
  private endedBy: FollowingEnd = null
  /** Where each caret of the followed person stood, by tab. */
  private heads = new Map<number, number>()
  private tab: number | null = null
  private marked: Element | null = null
  private cancel: (() => void) | null = null

  constructor(view: EditorView, around: FollowerSurroundings) {
    this.view = view
    this.around = around
  }

  getSnapshot = (): Following | null => this.following

  /** How the last following ended. */
  get end(): FollowingEnd {
    return this.endedBy
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Goes to where somebody writes and stays with them; ends it if they are followed already. */
  toggle(personId: string): void {
    if (this.following?.personId === personId) {
      this.stop('stopped')
      return
    }
    this.release()
    this.following = { personId, isInText: false }
    this.endedBy = null
    for (const name of OWN_MOVES) window.addEventListener(name, this.handleMove, CAPTURE)
    this.look()
    this.tell()
  }

  /** Follows nobody any more. */
  stop(end: FollowingEnd): void {
    if (this.following === null) return
    this.release()
    this.following = null
    this.endedBy = end
    this.tell()
  }

  /** Something may have changed: the text, a caret, who is here. */
  touch(): void {
    if (this.following === null) return
    if (!this.around.isHere(this.following.personId)) this.stop('left')
    else {
      this.cancel ??= this.around.frame(() => {
        this.cancel = null
        this.look()
      })
    }
  }

  dispose(): void {
    this.release()
    this.following = null
    this.listeners.clear()
  }

  /** Finds the followed caret, marks it and brings it into the calm part of the window. */
  private look(): void {
    if (this.following === null) return
    const { personId } = this.following
    this.chooseTab(personId)
    const caret =
      this.tab === null ? null : this.view.dom.querySelector(`.article-caret[data-tab="${this.tab}"]`)
    if (this.marked !== caret) {
      this.marked?.classList.remove(FOLLOWED)
      caret?.classList.add(FOLLOWED)
      this.marked = caret
    }
    if (this.following.isInText !== (caret !== null)) {
      this.following = { personId, isInText: caret !== null }
      this.tell()
    }
    keepNameInSight(caret?.firstElementChild ?? null)
    if (caret === null || isCalm(this.view.dom, caret)) return
    const before = caret.getBoundingClientRect().top
    caret.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' })
    // Sections that came near are laid out now and may turn out higher or lower than they were taken for.
    if (Math.abs(caret.getBoundingClientRect().top - before) >= 1) this.touch()
  }

  /** Of several tabs of one person, the one whose caret moved last. */
  private chooseTab(personId: string): void {
    const carets = shownCarets(this.view.state).filter(({ user }) => user.id === personId)
    const hasMoved = ({ tab, head }: ShownCaret): boolean =>
      this.heads.has(tab) && this.heads.get(tab) !== head
    const kept = carets.find(({ tab }) => tab === this.tab)
    const other = kept && hasMoved(kept) ? undefined : carets.find(hasMoved)
    this.tab = (other ?? kept ?? carets[0])?.tab ?? null
    this.heads = new Map(carets.map(({ tab, head }) => [tab, head]))
  }

  private readonly handleMove = (event: Event): void => {
    const isEscape = event instanceof KeyboardEvent && event.key === 'Escape'
    if (!isOwnMove(event, this.view.dom)) return
    if (isEscape) {
      // It ends the following and nothing else.
      event.preventDefault()
      event.stopPropagation()
    }
    this.stop(isEscape ? 'stopped' : 'own-move')
  }

  private release(): void {
    this.cancel?.()
    this.cancel = null
    this.marked?.classList.remove(FOLLOWED)
    this.marked = null
    this.tab = null
    this.heads.clear()
    for (const name of OWN_MOVES) window.removeEventListener(name, this.handleMove, CAPTURE)
  }

  private tell(): void {
    for (const listener of this.listeners) listener()
  }
}

const FOLLOWED = 'is-followed'
const CAPTURE = { capture: true } as const

function isCalm(dom: Element, caret: Element): boolean {
  const place = (dom.closest('main') ?? dom).getBoundingClientRect()
  const [top, bottom] = [Math.max(place.top, 0), Math.min(place.bottom, window.innerHeight)]
  const rect = caret.getBoundingClientRect()
  const height = bottom - top
  return rect.top >= top + height * CALM_FROM && rect.bottom <= top + height * CALM_TO
}
