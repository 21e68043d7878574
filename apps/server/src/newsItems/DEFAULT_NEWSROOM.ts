/** Who provides news items where nobody said whose newsroom it is. */
export const DEFAULT_NEWSROOM = 'Stet'
