import { PROBLEM_NAMES, type ProblemName, problemType } from '@stet/protocol'
import { describe, expect, it } from 'vitest'
import { RequestError } from '../../api/RequestError.ts'
import { messages } from './messages.ts'
import { refusalOf } from './refusalOf.ts'

const refused = (name: ProblemName, rest = {}) =>
  refusalOf(
    new RequestError({
      kind: 'problem',
      problem: { type: problemType(name), title: 'Title', status: 400, detail: 'Detail.', ...rest },
    }),
    7,
  )

describe('refusalOf', () => {
  it('knows what the server says about a file', () => {
    expect(refused('empty-import')).toEqual({ kind: 'empty' })
    expect(refused('not-text')).toEqual({ kind: 'notText' })
    expect(refused('too-large')).toEqual({ kind: 'tooLarge', bytes: 7 })
    expect(refused('unsupported-type')).toEqual({ kind: 'unsupported' })
    expect(refused('storage-trouble')).toEqual({ kind: 'storage' })
  })

  it('names every place that is wrong in an article', () => {
    const errors = [{ path: 'sections[0].blocks[2].kind', message: 'must be a known kind' }]
    expect(refused('invalid-article', { errors })).toEqual({ kind: 'invalid', errors })
    expect(refused('invalid-article')).toEqual({
      kind: 'invalid',
      errors: [{ path: '', message: 'Detail.' }],
    })
  })

  it.each(PROBLEM_NAMES)('has words for %s', (name) => {
    expect(messages.de.problem).toHaveProperty(refused(name).kind)
  })

  it('tells an unreachable server from a strange answer', () => {
    expect(refusalOf(new RequestError({ kind: 'unreachable' }), 7)).toEqual({ kind: 'unreachable' })
    expect(refusalOf(new RequestError({ kind: 'unexpected', status: 413, detail: '' }), 7)).toEqual({
      kind: 'tooLarge',
      bytes: 7,
    })
    expect(refusalOf(new RequestError({ kind: 'unexpected', status: 418, detail: 'Tea.' }), 7)).toEqual({
      kind: 'unexpected',
      detail: '418: Tea.',
    })
    expect(refusalOf('boom', 7)).toEqual({ kind: 'unexpected', detail: 'boom' })
  })
})
