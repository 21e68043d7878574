import { nextFrame } from '../../editor/pages/nextFrame.ts'

/** Scrolls from top to bottom at a steady pace; answers with the milliseconds from frame to frame. */
export async function scrollThrough(scroller: Element, pixelsASecond: number): Promise<readonly number[]> {
  scroller.scrollTop = 0
  for (let calm = 0; calm < 30; calm += 1) await nextFrame()
  const frames: number[] = []
  const start = performance.now()
  let last = start
  while (scroller.scrollTop + scroller.clientHeight < scroller.scrollHeight - 1) {
    scroller.scrollTop = ((last - start) / 1000) * pixelsASecond
    await nextFrame()
    const now = performance.now()
    frames.push(now - last)
    last = now
  }
  return frames
}
