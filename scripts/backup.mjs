import { operate } from './operate.mjs'

operate('backup')
