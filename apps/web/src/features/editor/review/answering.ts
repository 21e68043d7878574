import { Observable } from '../Observable.ts'

/** The id of the suggestion to which somebody wants to answer, until what was said to it is there to take it; else null. */
export const answering = new Observable<string | null>(null)
