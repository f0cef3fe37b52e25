import { describe, expect, it } from 'vitest'
import {
  type MinutesSubcommand,
  minutesWord,
  readLineUndo,
  readMinutesEnd,
  readMinutesSubcommand,
  unwritten,
} from '#src/language/meetings/minutes-subcommand.ts'

describe('what is to be done with the minutes stands at the end', () => {
  it.each<[string, string, MinutesSubcommand]>([
    ['', '', 'start'],
    ['KoK Kassel', 'KoK Kassel', 'start'],
    ['KoK Kassel weiter', 'KoK Kassel', 'goOn'],
    ['KoK Kassel word', 'KoK Kassel', 'export'],
    ['KoK Kassel vergleichen bitte', 'KoK Kassel', 'compare'],
  ])('%s', (said, text, subcommand) => {
    expect(readMinutesSubcommand(said)).toEqual({ text, subcommand, isDenied: false, objection: '' })
  })
  it.each([
    ['KoK Kassel fertig', 'KoK Kassel', 'finishMinutes'],
    ['KoK Kassel fertig geprüft', 'KoK Kassel', 'finishMinutes'],
    ['3fa2c1d0 fertig ja', '3fa2c1d0', 'finishMinutes'],
    ['KoK Kassel genehmigen.', 'KoK Kassel', 'approveMinutes'],
    ['genehmigen ja', '', 'approveMinutes'],
  ])('%s is a command of its own', (said, rest, command) => {
    expect(readMinutesEnd(said)).toEqual({ command, rest })
  })
  it.each(['KoK Kassel', 'KoK Kassel noch nicht genehmigen', 'wer muss das genehmigen', 'fertig?'])(
    'not %s',
    (said) => {
      expect(readMinutesEnd(said)).toBeUndefined()
    },
  )
  it('what a button says behind the meeting is read as it was meant', () => {
    for (const subcommand of ['goOn', 'export', 'compare', 'object'] as const)
      expect(readMinutesSubcommand(`KoK Kassel ${minutesWord(subcommand, 'Ziffer 3 fehlt')}`)).toMatchObject({
        text: 'KoK Kassel',
        subcommand,
        objection: subcommand === 'object' ? 'Ziffer 3 fehlt' : '',
      })
    expect(readMinutesEnd(`KoK Kassel ${minutesWord('finish', '')}`)?.command).toBe('finishMinutes')
    expect(readMinutesEnd(`KoK Kassel ${minutesWord('approve', '')}`)?.command).toBe('approveMinutes')
  })
  it('an objection follows its colon', () => {
    expect(readMinutesSubcommand('KoK Kassel Einwand: Ziffer 3 fehlt')).toEqual({
      text: 'KoK Kassel',
      subcommand: 'object',
      isDenied: false,
      objection: 'Ziffer 3 fehlt',
    })
  })
  it('an objection of several lines is whole, and one without a word is an objection that is asked for', () => {
    expect(readMinutesSubcommand('einwand: Ziffer 3 fehlt.\nZiffer 4 auch.')).toMatchObject({
      subcommand: 'object',
      objection: 'Ziffer 3 fehlt.\nZiffer 4 auch.',
    })
    expect(readMinutesSubcommand('KoK Kassel einwand:')).toMatchObject({ subcommand: 'object', objection: '' })
  })
  it.each(['KoK Kassel noch nicht genehmigen', 'wer muss das genehmigen'])('nothing follows from %s', (said) => {
    expect(readMinutesSubcommand(said).isDenied).toBe(true)
  })
})

describe('what stands behind the name of the meeting', () => {
  it.each([
    ['bitte öffnen', ''],
    ['für die Sitzung jetzt starten', ''],
    ['Beschluss: wir tagen', 'Beschluss: wir tagen'],
    ['', ''],
  ])('%j is not written down: %j', (rest, left) => {
    expect(unwritten(rest)).toBe(left)
  })
})

describe('a button takes back one line by its number', () => {
  it.each([
    ['3fa2c1d0 zeile 12 streichen', 'strike'],
    ['3fa2c1d0 Zeile 12 wiederherstellen', 'restore'],
    ['3fa2c1d0 zeile 12 entberichtigen', 'uncorrect'],
  ])('%s', (text, deed) => {
    expect(readLineUndo(text)).toEqual({ text: '3fa2c1d0', number: 12, deed })
  })
  it.each(['KoK Kassel zeile 12 streichen', '3fa2c1d0 zeile 12', '3fa2c1d0 zeile 12 streichen bitte'])(
    'not %s',
    (text) => {
      expect(readLineUndo(text)).toBeUndefined()
    },
  )
})
