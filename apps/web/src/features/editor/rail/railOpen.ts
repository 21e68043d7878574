import { KeptSwitch } from '../KeptSwitch.ts'

/** Whether this person has the rail of changes open. It never opens by itself, and stays closed when it was closed. */
export const railOpen = new KeptSwitch('stet.rail')
