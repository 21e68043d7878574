import type { WriteMode } from '@stet/article'
import type { ArticleMetadata } from '@stet/protocol'
import { expect, it } from 'vitest'
import { RightWatch } from './RightWatch.ts'

/** A watch over what a test sets, and how often it has asked. */
function watching(opened: ArticleMetadata['mode']) {
  const world = { takenAs: null as WriteMode | null, isAllSaved: true, asked: 0 }
  const watch = new RightWatch(opened, {
    takenAs: () => world.takenAs,
    isAllSaved: () => world.isAllSaved,
    ask: () => {
      world.asked += 1
    },
  })
  return {
    watch,
    world,
    /** The server has this on record now. */
    record: (mode: WriteMode) => {
      world.takenAs = mode
      watch.look()
    },
  }
}

it('asks nothing while the ids are not on record, or are taken as the article was opened', () => {
  const { watch, world, record } = watching('edit')
  watch.look()
  record('edit')
  watch.noteSaved()
  expect(world.asked).toBe(0)
})

it('asks once when our text is taken otherwise, however often it looks', () => {
  const { watch, world, record } = watching('edit')
  record('suggest')
  watch.look()
  watch.noteSaved()
  expect(world.asked).toBe(1)
})

it('asks only when all is saved', () => {
  const { watch, world, record } = watching('edit')
  world.isAllSaved = false
  record('suggest')
  expect(world.asked).toBe(0)
  watch.noteSaved()
  expect(world.asked).toBe(1)
})

it('asks no more when it is taken as before again meanwhile, and anew when it is not', () => {
  const { watch, world, record } = watching('suggest')
  world.isAllSaved = false
  record('edit')
  record('suggest')
  watch.noteSaved()
  expect(world.asked).toBe(0)
  record('edit')
  watch.noteSaved()
  expect(world.asked).toBe(1)
})

it('leaves who only views alone', () => {
  const { world, record } = watching('view')
  record('suggest')
  expect(world.asked).toBe(0)
})
