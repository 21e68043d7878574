/** What a channel does with an article under embargo: holds it, or delivers it with the embargo marked on it. */
type EmbargoRule = 'hold' | 'mark'

/** Where articles go out. Partners are receivers of webhooks that are trusted with a mark. */
const CHANNELS = { public: 'hold', partners: 'mark' } as const satisfies Record<string, EmbargoRule>
export type Channel = keyof typeof CHANNELS

/** What an embargo does on each channel that articles go out on. */
export function embargoRules(
  served: readonly Channel[],
): readonly { readonly channel: Channel; readonly does: EmbargoRule }[] {
  return served.map((channel) => ({ channel, does: CHANNELS[channel] }))
}

/** What becomes of an article on a channel at a moment; it is free from the very millisecond on. */
export function embargoOn(
  channel: Channel,
  embargoUntil: number | null,
  now: number,
): 'free' | 'held' | 'marked' {
  if (embargoUntil === null || now >= embargoUntil) return 'free'
  return CHANNELS[channel] === 'hold' ? 'held' : 'marked'
}
