import { describe, expect, it, test } from 'vitest'
import { commands } from '#dialogs/all.ts'
import { createCommands } from '#src/language/commands.ts'
import { guestsIn, readGuests } from '#src/language/meetings/guests.ts'
import { readButton, readCardCode, readRemind, readResponse } from '#src/language/meetings/responses.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import { responseButtons } from '#src/speech/meetings/invite.ts'
import { plainLabel } from '#src/speech/plain/labels.ts'

const { read: readCommand } = createCommands(commands)

describe('what somebody answers', () => {
  test.each([
    ['zu', 'accepted'],
    ['Zusage', 'accepted'],
    ['ich komme', 'accepted'],
    ['ja, gern', 'accepted'],
    ['unter Vorbehalt', 'tentative'],
    ['vorbehaltlich', 'tentative'],
    ['vielleicht', 'tentative'],
    ['ab', 'declined'],
    ['ich komme nicht', 'declined'],
    ['nein', 'declined'],
    ['verhindert.', 'declined'],
    ['Ja, ich komme', 'accepted'],
    ['Nein, ich komme nicht', 'declined'],
    ['bin dabei', 'accepted'],
    ['Ich komme gern', 'accepted'],
    ['ich kann leider nicht kommen', 'declined'],
    ['komme vielleicht', 'tentative'],
  ])('%s: %s', (text, answer) => {
    expect(readResponse(text)).toEqual({ kind: 'answer', answer })
  })

  test.each([
    ['vertretung Jana Ernst', { kind: 'deputy', name: 'Jana Ernst' }],
    ['Vertretung durch Jana Ernst', { kind: 'deputy', name: 'Jana Ernst' }],
    ['vertretung', { kind: 'deputy', name: '' }],
    ['Jemand anderes kommt für mich', { kind: 'deputy', name: '' }],
    ['Ich brauche Hilfe beim Treffen', { kind: 'need', isNeeded: true }],
    ['Ein Weg ohne Stufen: brauche ich nicht', { kind: 'need', need: 'stepFree', isNeeded: false }],
    ['bedarf', { kind: 'need', isNeeded: true }],
    ['bedarf Gebärdensprache', { kind: 'need', need: 'signLanguage', isNeeded: true }],
    ['Bedarf: stufenloser Zugang', { kind: 'need', need: 'stepFree', isNeeded: true }],
    ['Leichte Sprache', { kind: 'need', need: 'plainLanguage', isNeeded: true }],
    ['bedarf Einfache Sprache nicht nötig', { kind: 'need', need: 'plainLanguage', isNeeded: false }],
  ])('%s', (text, expected) => {
    expect(readResponse(text)).toEqual(expected)
  })

  test.each([
    ['komme gern, brauche aber eine Rampe', 'accepted', [{ need: 'stepFree', isNeeded: true }]],
    ['bin dabei, bitte mit Gebärdensprachdolmetschung', 'accepted', [{ need: 'signLanguage', isNeeded: true }]],
    [
      'Zusage mit Rollstuhl und in Einfacher Sprache',
      'accepted',
      [
        { need: 'stepFree', isNeeded: true },
        { need: 'plainLanguage', isNeeded: true },
      ],
    ],
    ['Ich komme nicht, brauche also keine Rampe.', 'declined', [{ need: 'stepFree', isNeeded: false }]],
    ['komme vielleicht; ich bräuchte Gebärdensprache', 'tentative', [{ need: 'signLanguage', isNeeded: true }]],
    ['bin dabei, brauche aber einen Parkplatz', 'accepted', [{ isNeeded: true }]],
  ])('%s: an answer and what is needed', (text, answer, needs) => {
    expect(readResponse(text)).toEqual({ kind: 'answer', answer, needs })
  })

  it('a yes or no beside a need answers no invitation', () => {
    const kept = { kind: 'need', need: 'signLanguage' }
    expect(readResponse('Nein, Gebärdensprache brauche ich nicht')).toEqual({ ...kept, isNeeded: false })
    expect(readResponse('Ja, Gebärdensprache')).toEqual({ ...kept, isNeeded: true })
  })

  test.each([
    '',
    'Nein, ich komme',
    'ich komme, sage aber ab',
    'komme 10 Minuten später',
    'KoK Kassel',
    'ab 14 Uhr',
    'zu spät',
    'bedarf Parkplatz',
    'wann?',
  ])('%j answers nothing', (text) => {
    expect(readResponse(text)).toBeUndefined()
  })

  it('what stands on a plain button is what it does', () => {
    for (const { label, does } of responseButtons({ id: '3fa2c1d0-1' } as Meeting, 2)) {
      const read = readButton(plainLabel(label), false)
      const given = 'say' in does ? readCommand(does.say) : undefined
      expect(read, label).toEqual({ command: given?.command, rest: given?.rest.replace(/^3fa2c1d0(?:-2)? ?/, '') })
    }
    expect(readButton('vielleicht', true)).toBeUndefined()
    expect(readButton('Ja', false)).toBeUndefined()
  })

  it('a button names the meeting and its version', () => {
    expect(readCardCode('3fa2c1d0-2 zu')).toEqual({ code: '3fa2c1d0', version: 2, rest: 'zu' })
    expect(readCardCode('3fa2c1d0 zu')).toBeUndefined()
    expect(readCardCode('3fa2c1d0-x zu')).toBeUndefined()
  })

  it('"erinnern" at the end', () => {
    expect(readRemind('KoK Kassel erinnern')).toEqual({ isReminding: true, text: 'KoK Kassel' })
    expect(readRemind('KoK Kassel')).toEqual({ isReminding: false, text: 'KoK Kassel' })
  })
})

describe('the commands around an invitation', () => {
  test.each([
    ['/rückmeldung 3fa2c1d0-2 zu', 'respond', '3fa2c1d0-2 zu'],
    ['/zusagen KoK Kassel', 'respond', 'KoK Kassel zu'],
    ['/rueckmeldungen kok mkk', 'responses', 'kok mkk'],
    ['/einladen status kok mkk', 'responses', 'kok mkk'],
    ['/einladen Statuskonferenz', 'invite', 'Statuskonferenz'],
    ['/vertretung 3fa2c1d0', 'sendDeputy', '3fa2c1d0'],
  ])('%s', (text, command, rest) => {
    expect(readCommand(text)).toMatchObject({ command, rest })
  })
})

describe('guests', () => {
  test.each([
    ['Eva Muster', [{ name: 'Eva Muster' }]],
    ['Eva Muster (Eva@Muster.example)', [{ name: 'Eva Muster', mail: 'eva@muster.example' }]],
    ['Eva Muster, eva@muster.example', [{ name: 'Eva Muster', mail: 'eva@muster.example' }]],
    ['eva@muster.example', [{ name: 'eva@muster.example', mail: 'eva@muster.example' }]],
    [
      'Eva Muster <eva@muster.example> und Tom Wolf; tom@wolf.example',
      [
        { name: 'Eva Muster', mail: 'eva@muster.example' },
        { name: 'Tom Wolf', mail: 'tom@wolf.example' },
      ],
    ],
    ['', []],
  ])('%s', (text, guests) => {
    expect(guestsIn(text)).toEqual(guests)
  })

  it('stand behind their word, and nothing else is taken for one', () => {
    expect(readGuests('KoK Kassel mit Gast Eva Muster')).toEqual({
      guests: [{ name: 'Eva Muster' }],
      rest: 'KoK Kassel',
    })
    expect(readGuests('KoK Kassel im Gasthaus Krone')).toBeUndefined()
  })
})

it.each([
  ['ich kann am 17. nicht kommen, sorry', 'declined'],
  ['kann ich leider nicht', 'declined'],
  ['komme gern, aber nur unter Vorbehalt', 'tentative'],
  ['ich komme, kann aber nicht bis zum Ende bleiben', undefined],
  ['kann nicht lange bleiben', undefined],
  ['ich komme ohne Vorbehalt', 'accepted'],
  ['kann leider nicht, schick euch jemand anderen', undefined],
])('%s: %s', (text, answer) => {
  const read = readResponse(text)
  expect(read?.kind === 'answer' ? read.answer : undefined).toBe(answer)
})
