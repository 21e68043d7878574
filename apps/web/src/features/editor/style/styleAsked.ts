import { Observable } from '../Observable.ts'

/** Somebody asked for the check by its keys or its menu, and it has not taken the focus yet. */
export const styleAsked = new Observable(false)
