import { mulberry32 } from './mulberry32.ts'
import { expect, Newsroom, test } from './newsroom.ts'
import { OwnServer } from './OwnServer.ts'
import type { Person } from './Person.ts'

const KILLS = 30
const WORDS = ['Kanzler', 'Börse', 'Ärger', 'Straße', '„Zitat“', '1.000', 'Fluß', 'naïve', '👩‍👩‍👧', 'Ende']

/** Notes before each frame is painted what the person's own paragraph says while the badge says Saved. */
async function watchSaved(person: Person, name: string): Promise<void> {
  await person.page.evaluate((start) => {
    const watch = { saved: '' }
    Object.assign(window, { watch })
    const look = () => {
      const isSaved = document.querySelector('[data-testid="saved-badge"][data-state="saved"]') !== null
      const own = [...document.querySelectorAll('.ProseMirror section > *')].find((block) =>
        block.textContent.startsWith(start),
      )
      if (isSaved && own) watch.saved = own.textContent
      requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  }, name)
}
async function shownAsSaved(person: Person): Promise<string> {
  return person.page.evaluate(() => (window as unknown as { watch: { saved: string } }).watch.saved)
}

test('@own-server SIGKILL at 30 random moments under four writers loses nothing that was typed', async ({
  browser,
}) => {
  test.setTimeout(900_000)
  const seed = Number(process.env['E2E_SEED'] ?? Date.now() % 1_000_000)
  console.log(`seed ${seed}`)
  const random = mulberry32(seed)
  const server = await OwnServer.start()
  const newsroom = new Newsroom(server.baseURL, server, browser)
  try {
    const names = ['Anna', 'Ben', 'Cem', 'Dora'] as const
    const people = [
      await newsroom.person('reporter'),
      await newsroom.person('reporter2'),
      await newsroom.person('editor'),
      await newsroom.person('chief'),
    ]
    const [anna] = people as [Person, ...Person[]]
    const id = await anna.createArticle({
      headline: 'Vier schreiben',
      sections: [{ heading: '', blocks: names.map((name) => ({ kind: 'paragraph', text: `${name}:` })) }],
    })
    const typed = names.map((name) => `${name}:`)
    for (const [index, person] of people.entries()) {
      await person.open(id)
      await watchSaved(person, `${names[index]}:`)
      await person.putCaret(person.block(`${names[index]}:`), 'end')
    }
    const typing = { isOn: true }
    const write = async (index: number) => {
      const person = people[index] as Person
      while (typing.isOn) {
        const word = ` ${WORDS[Math.floor(random() * WORDS.length)]}`
        await person.page.keyboard.insertText(word)
        typed[index] += word
        await new Promise((resolve) => setTimeout(resolve, random() * 60))
      }
    }
    let charactersAtRisk = 0
    for (let kill = 0; kill < KILLS; kill++) {
      typing.isOn = true
      const writers = names.map((_, index) => write(index))
      await new Promise((resolve) => setTimeout(resolve, 100 + random() * 900))
      await server.kill()
      typing.isOn = false
      await Promise.all(writers)
      const promised = await Promise.all(people.map(shownAsSaved))
      // Nobody may help the server's memory: the browsers stay away until the record has been read.
      for (const person of people) await person.context.setOffline(true)
      await server.launch()
      const check = await fetch(`${server.baseURL}/api/auth/sign-in/email`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: server.baseURL },
        body: JSON.stringify({ email: 'viewer@demo.example', password: 'stet-demo' }),
      })
      const cookie = check.headers
        .getSetCookie()
        .map((line) => line.split(';')[0])
        .join('; ')
      const record = (await (
        await fetch(`${server.baseURL}/api/articles/${id}`, { headers: { cookie } })
      ).json()) as { article: { sections: { blocks: { text: string }[] }[] } }
      const stored = record.article.sections.flatMap(({ blocks }) => blocks.map(({ text }) => text))
      for (const [index, text] of promised.entries()) {
        charactersAtRisk += text.length
        expect(
          stored[index]?.startsWith(text),
          `kill ${kill}: ${names[index]} was shown as Saved: ${text}\nstored: ${stored[index]}`,
        ).toBe(true)
      }
      for (const person of people) await person.context.setOffline(false)
      await Promise.all(people.map((person) => person.expectSaved(30_000)))
    }
    for (const person of people) await expect(person.blocks).toHaveText(typed, { timeout: 30_000 })
    const article = await anna.storedArticle(id)
    expect(article.sections[0]?.blocks.map(({ text }) => text)).toEqual(typed)
    console.log(
      `${KILLS} kills, ${typed.join('').length} characters typed, ${charactersAtRisk} character-checks of what was shown as Saved: 0 lost, 0 missing`,
    )
  } finally {
    await newsroom.dispose()
    await server.dispose()
  }
})
