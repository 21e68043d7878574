import type { Rest } from '../restPace.ts'

/** The cards follow when the person pauses: nobody reads them between two keys. */
export const CARDS_REST: Rest = { restMs: 250, mostMs: 1_000 }
