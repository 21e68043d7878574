import { createContext } from 'react'
import type { ReviewDesk } from './ReviewDesk.ts'

/** Null while the reviewing part is not loaded. */
export const ReviewContext = createContext<ReviewDesk | null>(null)
