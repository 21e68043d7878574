import { operate } from './operate.mjs'

operate('restore')
