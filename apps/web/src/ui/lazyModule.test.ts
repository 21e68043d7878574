import { expect, test } from 'vitest'
import { lazyModule } from './lazyModule.ts'

test('a module is asked for once, however many ask', async () => {
  let asked = 0
  const lazy = lazyModule(() => {
    asked += 1
    return Promise.resolve({ name: 'menu' })
  })
  const [first, second] = await Promise.all([lazy.load(), lazy.load()])
  expect(first).toBe(second)
  await lazy.load()
  expect(asked).toBe(1)
})

test('what could not be loaded is asked for again', async () => {
  let isOnline = false
  const lazy = lazyModule(() => (isOnline ? Promise.resolve('here') : Promise.reject(new Error('offline'))))
  await expect(lazy.load()).rejects.toThrow('offline')
  isOnline = true
  await expect(lazy.load()).resolves.toBe('here')
})
