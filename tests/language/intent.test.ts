import { describe, expect, test } from 'vitest'
import { commands } from '#dialogs/all.ts'
import { createCommands } from '#src/language/commands.ts'
import { readIntent } from '#src/language/intent.ts'

const { read: readCommand } = createCommands(commands)

describe('whole sentences mean a command', () => {
  test.each([
    ['plane die nächste KoK Kassel am 11.5. um zehn', 'planMeeting', 'KoK Kassel am 11.5. um zehn'],
    ['/planen KoK Kassel am 11.5. Kreishaus', 'planMeeting', 'KoK Kassel am 11.5. Kreishaus'],
    ['Bitte plane eine Sitzung der KoK MKK am nächsten Montag', 'planMeeting', 'KoK MKK am nächsten Montag'],
    ['plane nächsten Montag KoK MKK', 'planMeeting', 'nächsten Montag KoK MKK'],
    [
      'Setz bitte die Kurzzeitpflege auf die Tagesordnung der KoK Kassel',
      'proposeItem',
      'der KoK Kassel: Kurzzeitpflege',
    ],
    ['nimm Wohnen in Hanau auf die Tagesordnung der KoK MKK auf', 'proposeItem', 'der KoK MKK: Wohnen in Hanau'],
    ['wie oft trifft sich der Qualitätszirkel Kunst der Fuge', 'committees', 'Qualitätszirkel Kunst der Fuge'],
    ['Welche Ladungsfrist gilt für die KoK Kassel?', 'agreement', 'Ladungsfrist KoK Kassel'],
    ['ladungsfrist mkk', 'agreement', 'ladungsfrist mkk'],
    ['ab wann gilt die Vereinbarung Unna', 'agreement', 'Unna'],
    ['seit wann gilt die Vereinbarung mkk', 'agreement', 'mkk'],
    ['gilt die Vereinbarung Zwickau noch?', 'agreement', 'Zwickau'],
    ['Wann läuft die Vereinbarung Zwickau aus?', 'agreement', 'Zwickau'],
    ['Was sagt die Vereinbarung zur KoK?', 'agreement', 'KoK'],
    ['Wer führt Protokoll in Kassel?', 'secretariat', 'in Kassel'],
    ['ich möchte eine KoK planen', 'planMeeting', 'KoK'],
    ['Regionalkonferenz Kassel am 3.5. planen', 'planMeeting', 'Regionalkonferenz Kassel am 3.5.'],
    ['setze die KoK Kassel auf den 3.5. an', 'planMeeting', 'KoK Kassel auf den 3.5.'],
    ['verschiebe die KoK MKK vom 17.6. auf den 8.12.2027', 'move', 'KoK MKK vom 17.6. auf den 8.12.2027'],
    ['bitte verlege die KoK Kassel auf 15 Uhr', 'move', 'KoK Kassel auf 15 Uhr'],
    ['die KoK Kassel auf den 3.5. verschieben', 'move', 'KoK Kassel auf den 3.5.'],
    ['sag die KoK Kassel am 11.5. ab wegen Bauarbeiten', 'callOff', 'KoK Kassel am 11.5. wegen Bauarbeiten'],
    ['Bitte sage die Sitzung der KoK MKK ab.', 'callOff', 'KoK MKK'],
    [
      'sag die KoK MKK bitte ab, weil der Landrat am 24.6. nicht kann',
      'callOff',
      'KoK MKK bitte weil der Landrat am 24.6. nicht kann',
    ],
    [
      'lade zur KoK Kassel am 12.3.2027 um 14 Uhr ins Kreishaus ein',
      'invite',
      'KoK Kassel am 12.3.2027 um 14 Uhr ins Kreishaus',
    ],
    ['Wann ist die nächste KoK in Kassel?', 'conference', 'in Kassel'],
    ['wann ist die nächste KoK Kassel', 'conference', 'Kassel'],
    ['nächste KoK MKK', 'conference', 'MKK'],
    ['zeig mir bitte die nächste KoK Groß-Gerau', 'conference', 'Groß-Gerau'],
    ['wann tagt die Kooperationskonferenz in Unna?', 'conference', 'in Unna'],
    ['wer hat die Geschäftsführung in Kassel', 'secretariat', 'in Kassel'],
    ['Wer beruft die KoK MKK ein?', 'secretariat', 'KoK MKK'],
    ['wie oft muss die KoK eigentlich tagen', 'committees', 'KoK'],
    ['wie oft muss die eigentlich tagen?', 'committees', ''],
    ['Wie oft trifft sich die KoK in Kassel?', 'committees', 'KoK in Kassel'],
    ['welche Gremien gibt es in Kassel', 'committees', 'in Kassel'],
    ['welche Fristen gelten in MKK', 'deadlines', 'in MKK'],
    ['zeig mir die Fristen in MKK', 'deadlines', 'in MKK'],
    ['zeig mir bitte die Erinnerungen in MKK', 'reminders', 'in MKK'],
    ['welche Termine stehen 2027 in Kassel an?', 'meetings', '2027 in Kassel'],
    ['wann kann gekündigt werden', 'notice', ''],
    ['Wann kann man in Zwickau kündigen?', 'notice', 'in Zwickau'],
    ['wie lange ist die Kündigungsfrist in Unna', 'notice', 'in Unna'],
    ['Können wir kündigen?', 'notice', ''],
  ])('%s', (text, command, rest) => {
    expect(readCommand(text)).toBeUndefined()
    expect(readIntent(text, readCommand)).toMatchObject({ command, rest })
  })

  test.each([
    ['kündige die Vereinbarung', ''],
    ['Kündige die Vereinbarung mit dem MKK', 'MKK'],
    ['kannst du die Vereinbarung kündigen?', ''],
    ['ich möchte die Vereinbarung Kassel kündigen', 'Kassel'],
    ['Vereinbarung Kassel kündigen', 'Kassel'],
    ['bitte beenden Sie die Kooperationsvereinbarung', ''],
    ['ändere die Vereinbarung', ''],
  ])('"%s" is a deed the bot refuses, no question about the notice period', (text, rest) => {
    expect(readCommand(text)).toBeUndefined()
    expect(readIntent(text, readCommand)).toMatchObject({ command: 'terminateAgreement', rest })
  })

  test.each([
    'plane keine KoK',
    'sag die KoK MKK nicht ab, weil der Landrat kommt',
    'plane die KoK MKK, weil wir keine hatten',
    'kündige die Vereinbarung nicht',
    'kündige die Sitzung an',
    'wann war die letzte KoK',
    'wann ist Weihnachten',
    'wer ist der Bürgermeister',
    'Rathaus Hanau',
    'Plan B',
    'nächste Woche',
    'um elf',
    'wie oft',
    'ja',
    '',
    `plane ${'eine Sitzung und '.repeat(12)} KoK`,
  ])('%j is not surely meant, so it is not understood', (text) => {
    expect(readIntent(text, readCommand)).toBeUndefined()
  })
})
