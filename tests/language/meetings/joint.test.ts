import { describe, expect, it } from 'vitest'
import { readJoint, type SaidJoint } from '#src/language/meetings/joint.ts'

const partners = [
  { id: 'stadt-kassel', names: ['Kassel', 'Stadt Kassel'] },
  { id: 'lwv', names: ['LWV'] },
]
const together = (id: string, rest: string, isDenied = false): SaidJoint => ({ kind: 'partner', id, isDenied, rest })

describe('a session together with somebody', () => {
  it.each<[string, SaidJoint | undefined]>([
    ['KoK am 16.9. gemeinsam mit der Stadt Kassel', together('stadt-kassel', 'KoK am 16.9.')],
    ['gemeinsame Sitzung LK und Stadt Kassel', together('stadt-kassel', 'LK')],
    ['nicht gemeinsam mit dem LWV', together('lwv', '', true)],
    [
      'gemeinsam mit dem Jugendamt am 16.9.',
      { kind: 'anybody', said: 'gemeinsam mit dem Jugendamt', rest: 'am 16.9.' },
    ],
    ['nicht gemeinsam mit dem Jugendamt', undefined],
    ['mit der Stadt Kassel', undefined],
    ['gemeinsam', undefined],
    ['zusammen mit den Kasselern', undefined],
  ])('%s', (text, said) => {
    expect(readJoint(text, partners)).toEqual(said)
  })
})
