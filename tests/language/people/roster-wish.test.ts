/** Taking the members of a chat: all of them, or none. */
import { expect, test } from 'vitest'
import { readRosterWish, rosterWord } from '#src/language/people/roster-wish.ts'

test.each([
  'Mitglieder',
  'mitglieder',
  'alle Mitglieder dieses Kanals bitte',
  'Mitglieder aufnehmen',
  'Teilnehmerliste',
])('"%s" means all of them', (text) => {
  expect(readRosterWish(text)).toEqual({ beside: '' })
})

test.each([
  ['Mitglieder außer Uwe', 'außer Uwe'],
  ['Mitglieder, aber ohne Uwe', 'aber ohne Uwe'],
  ['nicht alle Mitglieder', 'nicht'],
  ['nur Mitglieder vom Sozialamt', 'nur Sozialamt'],
])('"%s" says more than that', (text, beside) => {
  expect(readRosterWish(text)).toEqual({ beside })
})

test('no word of members', () => {
  expect(readRosterWish('Uwe Lang')).toBeUndefined()
})

test('the button says what is understood', () => {
  expect(readRosterWish(rosterWord)).toEqual({ beside: '' })
})
