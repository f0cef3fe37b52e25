import { setImmediate as later } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { asRequest, createLog, pseudonyms } from '#src/log.ts'

function logged(facts: object): { line: string; entry: Record<string, unknown> } {
  let line = ''
  createLog('info', {
    write: (text) => {
      line += text
    },
  }).info(facts, 'happened')
  return { line, entry: JSON.parse(line) }
}

describe('the technical log', () => {
  test('is one JSON object a line, without host or process', () => {
    const { line, entry } = logged({ reference: 'a1', forged: '\n{"level":"audit"}' })
    expect(line.trimEnd()).not.toContain('\n')
    expect(Object.keys(entry).sort()).toEqual(['forged', 'level', 'msg', 'reference', 'time'])
    expect(entry.level).toBe('info')
  })
  test('bears the id of the request it belongs to, however long that takes', async () => {
    const idOf = (): unknown => logged({}).entry.request
    const [one, other] = await Promise.all([
      asRequest('one', async () => {
        await later()
        return idOf()
      }),
      asRequest('other', async () => idOf()),
    ])
    expect([one, other, idOf()]).toEqual(['one', 'other', undefined])
  })
  test.each(['text', 'name', 'mail', 'token', 'authorization', 'password', 'summary', 'value', 'body', 'activity'])(
    'never contains what is called %s',
    (field) => {
      expect(logged({ [field]: 'MARKER', turn: { [field]: 'MARKER' } }).line).not.toContain('MARKER')
    },
  )
  test('tells of an error its kind, code and place, never its message', () => {
    const err = Object.assign(new RangeError('no day: MARKER'), { code: 'SQLITE_FULL', cause: new Error('MARKER') })
    const { line, entry } = logged({ err })
    expect(line).not.toContain('MARKER')
    expect(entry.err).toMatchObject({ type: 'RangeError', code: 'SQLITE_FULL', cause: { type: 'Error' } })
    expect(JSON.stringify(entry.err)).toContain('log.test.ts')
  })
  test('knows a person by a pseudonym that does not tell who it is', () => {
    const [one, other] = [pseudonyms(), pseudonyms()]
    expect(one('tenant/petra')).toBe(one('tenant/petra'))
    expect(one('tenant/petra')).not.toBe(one('tenant/karim'))
    expect(one('tenant/petra')).not.toBe(other('tenant/petra'))
    expect(one('tenant/petra')).not.toContain('petra')
  })
})
