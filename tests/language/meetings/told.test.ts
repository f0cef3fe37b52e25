/** Answers in sentences of one's own: to an invitation, and to days that are asked about. */
import { describe, expect, test } from 'vitest'
import { localDate } from '#src/calendar/local-date.ts'
import { answerTold, somebodyElse } from '#src/language/meetings/answers-told.ts'
import { asksForState, daysIn, readVoteTold, voteWords, wantsToFix } from '#src/language/meetings/votes.ts'

describe('an answer to an invitation', () => {
  test.each([
    ['geht klar, bleib bei meiner Zusage', 'accepted'],
    ['kann jetzt doch fest zusagen', 'accepted'],
    ['alles klar ich bin da, brauche aber nen Aufzug', 'accepted'],
    ['ich kann am 4. doch, streich die Absage', 'accepted'],
    ['wir kommen gern', 'accepted'],
    ['ich komme für Jana', 'accepted'],
    ['komme gern, aber nur unter Vorbehalt, weil wir da noch eine andere Sitzung haben', 'tentative'],
    ['weiß noch nicht ob ich es schaffe', 'tentative'],
    ['kann an dem Tag leider nicht', 'declined'],
    ['ich schaffs leider nicht, sorry', 'declined'],
    ['ich muss leider absagen, bin da in München', 'declined'],
    ['diesmal ohne mich, leider nicht', undefined],
    ['ich kann nicht bis zum Ende bleiben', undefined],
    ['kann ich auch später kommen', undefined],
    ['komme ich da mit dem Rollstuhl rein?', undefined],
    ['kann leider nicht, der Karim macht das', undefined],
    ['ich komme, nein doch nicht, ich komme nicht', undefined],
    ['danke, passt', undefined],
    ['ok', undefined],
    ['ja', undefined],
  ] as const)('%s: %s', (text, answer) => {
    expect(answerTold(text)).toBe(answer)
  })

  test.each([
    ['kann leider nicht, schick euch jemand anderen', ''],
    ['ich kann nicht, Herr Karim kommt für mich', 'ich kann nicht, Herr Karim kommt für mich'],
    ['kann leider nicht kommen, der Karim macht das', 'kann leider nicht kommen, der Karim macht das'],
    ['kommt jemand für mich?', undefined],
    ['Karim kommt', undefined],
    ['ich komme', undefined],
  ])('somebody else: %s', (text, rest) => {
    expect(somebodyElse(text)).toBe(rest)
  })
})

describe('an answer to days that are asked about', () => {
  const today = localDate('2027-02-01')
  const days = (['2027-05-04', '2027-05-11', '2027-05-26'] as const).map((on, at) => ({
    number: at + 1,
    on: localDate(on),
  }))
  test.each([
    ['bei mir passt alles', 'alle ja'],
    ['alles gut, außer dem 26.', 'alle ja, 3 nein'],
    ['keiner passt', 'alle nein'],
    ['Dienstags kann ich, Mittwoch leider nicht', '1 ja, 2 ja, 3 nein'],
    ['am 26. ginge es zur Not', '3 zur Not'],
    ['der 4.5. und der 11.5. passen, der Rest nicht', 'alle nein, 1 ja, 2 ja'],
    ['mittwochs nie, der Rest geht', 'alle ja, 3 nein'],
    ['alles außer dem 26.', 'alle ja, 3 nein'],
    ['bis auf den ersten Tag kann ich doch', 'alle ja, 1 nein'],
    ['mittwochs geht nicht, der Rest schon', 'alle ja, 3 nein'],
    ['1 und 3 passt, 2 nur wenns sein muss', '1 ja, 2 zur Not, 3 ja'],
    ['11. geht, 26. ungern, 4. auf keinen Fall', '1 nein, 2 ja, 3 zur Not'],
    ['der 11. passt mir, 26. zur Not', '2 ja, 3 zur Not'],
    ['Mittwoch lieber, Dienstag zur Not', '1 zur Not, 2 zur Not, 3 ja'],
    ['ah ne, die 3 doch nicht', undefined],
    ['Dienstag kann ich erst ab 10', undefined],
    ['vormittags gehts nie', undefined],
    ['Dienstag nur mit Karim', undefined],
    ['der 12. geht', undefined],
    ['am 11.5. nicht, sonst immer', undefined],
    ['am 11.5. nicht', '2 nein'],
    ['montags nie', undefined],
    ['7 geht', undefined],
    ['Termin 2 geht', '2 ja'],
    ['am 11.5. bin ich im Urlaub', '2 nein'],
    ['4.5. ja', undefined],
    ['am 5.5. passt es', undefined],
    ['passt der 4.5.?', undefined],
    ['der 4.5.', undefined],
    ['danke', undefined],
    ['ok', undefined],
    ['wann tagt die KoK', undefined],
  ])('%s: %s', (text, words) => {
    const said = readVoteTold(text, days, today)
    expect(said && voteWords(said)).toBe(words)
  })

  test('how it suits, and of no day', () => {
    expect(readVoteTold('passt nicht', days, today)).toEqual({ single: {}, bare: 'no' })
    expect(readVoteTold('bei mir klappt das', days, today)).toEqual({ single: {}, bare: 'yes' })
  })

  test.each([
    ['dann leg den 4.5. fest', [1]],
    ['wir nehmen Mittwoch', [3]],
    ['nimm den 26.', [3]],
  ])('one day shall be the one: %s', (text, numbers) => {
    expect(wantsToFix(text)).toBe(true)
    expect(daysIn(text, days, today)).toEqual(numbers)
  })

  test.each([
    ['wie stehts', true],
    ['wer hat schon geantwortet?', true],
    ['wie steht es mit der Kündigung in Kassel und was muss dazu alles beachtet werden', false],
    ['wer kommt', false],
  ])('asks for the answers so far: %s', (text, does) => {
    expect(asksForState(text)).toBe(does)
  })
})
