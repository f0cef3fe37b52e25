import { describe, expect, it } from 'vitest'
import { type MinutesSubcommand, readMinutesSubcommand, unwritten } from '#src/language/meetings/minutes-subcommand.ts'

describe('what is to be done with the minutes stands at the end', () => {
  it.each<[string, string, MinutesSubcommand, boolean]>([
    ['', '', 'start', false],
    ['KoK Kassel', 'KoK Kassel', 'start', false],
    ['KoK Kassel weiter', 'KoK Kassel', 'goOn', false],
    ['KoK Kassel word', 'KoK Kassel', 'export', false],
    ['KoK Kassel fertig', 'KoK Kassel', 'finish', false],
    ['KoK Kassel fertig geprüft', 'KoK Kassel', 'finish', false],
    ['3fa2c1d0 fertig ja', '3fa2c1d0', 'finish', true],
    ['KoK Kassel genehmigen.', 'KoK Kassel', 'approve', false],
    ['genehmigen ja', '', 'approve', true],
    ['KoK Kassel vergleichen', 'KoK Kassel', 'compare', false],
  ])('%s', (said, text, subcommand, isConfirmed) => {
    expect(readMinutesSubcommand(said)).toEqual({ text, subcommand, isConfirmed, isDenied: false, objection: '' })
  })
  it('an objection follows its colon', () => {
    expect(readMinutesSubcommand('KoK Kassel Einwand: Ziffer 3 fehlt')).toEqual({
      text: 'KoK Kassel',
      subcommand: 'object',
      isConfirmed: false,
      isDenied: false,
      objection: 'Ziffer 3 fehlt',
    })
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
