import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, KEEPS_PAGES, test } from './newsroom.ts'
import { OwnServer } from './OwnServer.ts'

test('@own-server a start on an existing store is quick, and everything is there', async () => {
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'stet-start-'))
  try {
    const first = await OwnServer.start({ dataFolder })
    await first.stop()
    const times: number[] = []
    const again = await OwnServer.start({ dataFolder })
    await again.stop()
    for (let round = 0; round < 3; round++) {
      times.push(await again.launch())
      const answer = await fetch(`${again.baseURL}/api/auth/sign-in/email`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: again.baseURL },
        body: JSON.stringify({ email: 'reporter@demo.example', password: 'stet-demo' }),
      })
      expect(answer.status).toBe(200)
      await again.stop()
    }
    console.log(
      `ready on an existing store after ${times.map((time) => `${Math.round(time)} ms`).join(', ')} (asked: 2000 ms)`,
    )
  } finally {
    await rm(dataFolder, { recursive: true, force: true })
  }
})

test('an article of 20,000 words opens and can be written', async ({ newsroom }) => {
  const anna = await newsroom.person('reporter', KEEPS_PAGES)
  const sentence = 'Der Hafen bleibt nach Angaben des Amtes bis auf Weiteres gesperrt. '
  const paragraph = sentence.repeat(10).trim()
  const id = await anna.createArticle({
    headline: 'Zwanzigtausend Wörter',
    sections: Array.from({ length: 20 }, (_, index) => ({
      heading: `Teil ${index + 1}`,
      blocks: Array.from({ length: 10 }, () => ({ kind: 'paragraph', text: paragraph })),
    })),
  })
  const began = Date.now()
  await anna.open(id)
  await expect(anna.blocks).toHaveCount(220)
  console.log(`20,000 words opened after ${Date.now() - began} ms`)
  const last = anna.blocks.last()
  await anna.putCaret(last, 'end')
  await anna.type(' Ganz am Ende.')
  await anna.expectSaved()
  const article = await anna.storedArticle(id)
  expect(article.sections.at(-1)?.blocks.at(-1)?.text).toBe(`${paragraph} Ganz am Ende.`)
})
