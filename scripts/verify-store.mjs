import { operate } from './operate.mjs'

operate('verify-store')
