import { expect, test } from './newsroom.ts'
import { cookieOf, handshakeStatus, StockClient } from './StockClient.ts'

test('the stock y-websocket provider reads the article, and what it writes appears in the browser', async ({
  newsroom,
}) => {
  const anna = await newsroom.person('reporter')
  const id = await anna.createArticle({
    headline: 'Von außen',
    sections: [{ heading: '', blocks: [{ kind: 'paragraph', text: 'Ein Absatz.' }] }],
  })
  await anna.open(id)
  const ben = await newsroom.person('reporter2')
  const stock = await StockClient.of(ben, id)
  try {
    await stock.whenSynced()
    expect(stock.doc.getText('headline').toString()).toBe('Von außen')
    expect(stock.doc.getText('body').toDelta()).toEqual([{ insert: { k: 'p' } }, { insert: 'Ein Absatz.' }])
    stock.doc.getText('headline').insert(3, ' weit')
    stock.doc.getText('body').insert(12, ' Noch ein Satz.')
    stock.doc.getText('body').insertEmbed(stock.doc.getText('body').length, { k: 'h' })
    stock.doc.getText('body').insert(stock.doc.getText('body').length, 'Neuer Teil')
    await expect(anna.field('headline')).toHaveText('Von weit außen')
    await expect(anna.blocks).toHaveText(['Ein Absatz. Noch ein Satz.', 'Neuer Teil'])
    await anna.putCaret(anna.field('headline'), 'end')
    await anna.type('!')
    await expect.poll(() => stock.doc.getText('headline').toString()).toBe('Von weit außen!')
  } finally {
    stock.dispose()
  }
})

test('without a session, with a foreign Origin, or on an unknown article it is refused before the upgrade', async ({
  newsroom,
}) => {
  const anna = await newsroom.person('reporter')
  const id = await anna.createArticle({ headline: 'Zu' })
  const cookie = await cookieOf(anna)
  const url = `${newsroom.baseURL.replace(/^http/, 'ws')}/sync`
  const origin = newsroom.baseURL
  expect(await handshakeStatus(`${url}/${id}`, { origin, cookie })).toBe(101)
  expect(await handshakeStatus(`${url}/${id}`, { origin })).toBe(401)
  expect(await handshakeStatus(`${url}/${id}?ack=1`, { origin })).toBe(401)
  expect(await handshakeStatus(`${url}/${id}`, { origin: 'https://evil.example', cookie })).toBe(403)
  expect(await handshakeStatus(`${url}/${id}`, { cookie })).toBe(403)
  expect(await handshakeStatus(`${url}/00000000-0000-4000-8000-000000000000`, { origin, cookie })).toBe(404)
  expect(await handshakeStatus(`${url}/..%2f..%2fetc%2fpasswd`, { origin, cookie })).toBe(404)
})

test('it is never told "synced" before the article is there, however often the article is loaded anew', async ({
  newsroom,
}) => {
  const anna = await newsroom.person('reporter')
  const sentence = 'Der Hafen bleibt bis auf Weiteres gesperrt, teilte das Amt mit. '
  const id = await anna.createArticle({
    headline: 'Lang',
    sections: [
      {
        heading: '',
        blocks: Array.from({ length: 300 }, () => ({ kind: 'paragraph', text: sentence.repeat(8) })),
      },
    ],
  })
  for (let round = 0; round < 12; round++) {
    // Every client is the first one in: the article was closed in between, or is just being closed.
    const clients = await Promise.all([StockClient.of(anna, id), StockClient.of(anna, id)])
    await Promise.all(
      clients.map(async (client) => {
        await client.whenSynced()
        expect(client.doc.getText('headline').toString()).toBe('Lang')
        expect(client.doc.getText('body').length).toBe(300 * (sentence.length * 8 + 1))
      }),
    )
    for (const client of clients) client.dispose()
  }
})
