/** The template of the Landkreis Zwickau becomes an agreement when its gaps are filled. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from '#src/agreements/parse.ts'
import { shelve } from '#src/agreements/shelve.ts'

const INSTANCE = `template: lk-zwickau-sozialraum-muster
id: lk-zwickau-sozialraum-muldental
name: Kooperationsvereinbarung Sozialraum Muldental
short: KV Muldental
region: Sozialraum Muldental
aliases: [Muldental, Sozialraum Muldental]
status: { state: planned, what: Entwurf, clause: Schluss }
signed: not-stated
parameters:
  sozialraum: Muldental
  kommunen:
    - { id: stadt-a, name: Stadt A, short: A-Stadt, clause: Rubrum }
    - { id: gemeinde-b, name: Gemeinde B, short: B-Dorf, clause: Rubrum }
  freie-traeger:
    - { id: verein-c, name: Verein C, short: Verein C, clause: Rubrum }
  start: 2027-01-01
  angebote: [Jugendclub, Schulsozialarbeit]
`

test('with the name of the Sozialraum, the partners, the offers and the start', () => {
  const file = 'data/agreements/lk-zwickau-sozialraum-muster.yaml'
  const { agreements, unavailable } = shelve(
    [
      { file: 'muster.yaml', parsed: parse(readFileSync(file, 'utf8'), new Set()) },
      { file: 'muldental.yaml', parsed: parse(INSTANCE, new Set()) },
    ],
    new Set(),
  )
  expect(unavailable).toEqual([])
  const made = agreements[1]
  expect(made?.inForce).toMatchObject({ from: '2027-01-01' })
  expect(made?.partners.map(({ id, placeholder }) => [id, placeholder])).toEqual([
    ['lk-zwickau', false],
    ['stadt-a', false],
    ['gemeinde-b', false],
    ['verein-c', false],
  ])
  expect(made?.particulars?.map(({ what }) => what.replace(/^.*: /, ''))).toContain('Jugendclub und Schulsozialarbeit')
  expect(JSON.stringify(made)).not.toMatch(/\{\{|"kommunen"|"freie-traeger"/)
  expect(made?.placeholders.filter(({ parameter }) => parameter !== undefined)).toEqual([])
})
