/** Ids of the people whom a comment mentions, each once: `@[id]`, as its writer's browser put it. */
export function mentionsIn(text: string): readonly string[] {
  return [...new Set(Array.from(text.matchAll(/@\[([^\][\s]{1,100})\]/g), ([, id]) => id ?? ''))]
}
