import { describe, expect, it } from 'vitest'
import { isAbsenceSubject, ownWords } from '#src/language/mail/own-words.ts'

describe('what somebody wrote themselves ends where', () => {
  it.each([
    ['Outlook quotes', 'Ich komme gern.\n\nVon: Gremienlotse <lotse@amt.example>\nGesendet: Montag\nAn: mich\n\nalt'],
    ['Outlook draws a line', 'Ich komme gern.\n________________________________\nVon: Gremienlotse\nGesendet: heute'],
    ['old Outlook quotes', 'Ich komme gern.\r\n\r\n-----Ursprüngliche Nachricht-----\r\nVon: x'],
    ['Thunderbird quotes', 'Ich komme gern.\n\nAm 01.03.27 um 10:15 schrieb Gremienlotse:\n> alt\n> älter'],
    [
      'Apple quotes over two lines',
      'Ich komme gern.\n\nAm 01.03.2027 um 10:15 schrieb Gremienlotse\n<lotse@amt.example>:\n\n> alt',
    ],
    [
      'Gmail quotes',
      'Ich komme gern.\n\nAm Mo., 1. März 2027 um 10:15 Uhr schrieb Gremienlotse <\nlotse@amt.example>:\n\n> alt',
    ],
    ['English quotes', 'Ich komme gern.\n\nOn Mar 1, 2027, at 10:15, Gremienlotse wrote:\n\n> old'],
    ['the signature begins', 'Ich komme gern.\n-- \nSofia Meier\nTräger'],
    ['it is quoted above', '> Kommen Sie?\nIch komme gern.'],
  ])('%s', (_, text) => {
    expect(ownWords(text)).toBe('Ich komme gern.')
  })

  it.each([
    'Am Montag kann ich nicht.\nAm Dienstag schon.',
    'Von: mir aus gern, aber nicht vor zehn.\nGrüße',
    'On the other hand, no.',
    'Am 3. Mai kann ich nicht.\nDas schrieb ich schon einmal: es geht nicht.',
    'Preis > 100 Euro\nund -- wie gesagt -- zu viel',
  ])('and nowhere else: %j', (text) => {
    expect(ownWords(text)).toBe(text)
  })

  it('nothing is left of a mail without words', () => {
    expect(ownWords('\n\n-- \nSofia')).toBe('')
    expect(ownWords('> nur zitiert')).toBe('')
  })
})

it.each(['Automatische Antwort: KoK', 'Abwesenheitsnotiz', 'Out of Office: x', 'Automatic reply: x'])(
  '%s is an absence',
  (subject) => {
    expect(isAbsenceSubject(subject)).toBe(true)
  },
)
it.each(['AW: Einladung', 'Abwesend? Nein, ich komme', 'Re: Abwesenheit der Leitung'])('%s is none', (subject) => {
  expect(isAbsenceSubject(subject)).toBe(false)
})
