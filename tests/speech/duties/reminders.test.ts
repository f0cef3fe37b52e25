/** Reminders in words that no transcript reaches: the handover, chosen days, talks every two years. */
import { describe, expect, it } from 'vitest'
import type { Agreement } from '#src/agreements/agreement.ts'
import { localDate } from '#src/calendar/local-date.ts'
import type { ReminderFacts } from '#src/duties/reminder-plan.ts'
import { troubleDigest } from '#src/speech/duties/reminder-letter.ts'
import { remindersAnswer } from '#src/speech/duties/reminders.ts'
import { plainText } from '#src/speech/parts/plain-text.ts'
import { kassel, meetingOn, mkk, nord, planOf, taskDue } from '../../duties/planned.ts'

const told = (agreement: Agreement, from: string, to: string, facts: Partial<ReminderFacts> = {}): string =>
  plainText(
    remindersAnswer({ agreement, reminders: planOf(agreement, from, to, facts) }, true, localDate(from), localDate(to)),
  )

describe('the list of what did not arrive', () => {
  it('tells apart what is over and what is still being tried, and says for how long', () => {
    const what = 'Landkreis Kassel: Termin melden'
    const over = plainText(troubleDigest([{ state: 'unclear', what }]))
    expect(over).toContain('1 Nachricht, davon 1 unklar und 0 nicht zustellbar.')
    expect(over).not.toContain('zwei Tage')
    expect(over).not.toContain('lesbar')
    const unreadable = plainText(troubleDigest([{ state: 'undeliverable', what, isUnreadable: true }]))
    expect(unreadable).toContain('Was nicht lesbar ist, stammt vermutlich aus einer anderen Version des Bots.')
    const delayed = plainText(troubleDigest([{ state: 'pending', what }]))
    expect(delayed).toContain('1 Nachricht, davon 0 unklar und 0 nicht zustellbar, 1 verzögert.')
    expect(delayed).toContain(`Verzögert: ${what}`)
    expect(delayed).toContain('Was verzögert ist, versuche ich bis zu zwei Tage lang weiter.')
  })
})

describe('/erinnerungen', () => {
  it('before the Geschäftsführung changes: both readings, who follows is open, and what to hand over', () => {
    const said = told(mkk, '2022-11-01', '2023-05-31')
    expect(said).toContain(
      'Geschäftsführung KoK übergeben: LWV Hessen bis Sa., 31.12.2022, wer folgt, ist nicht geregelt; Lesart: „Jahre 2021/22“, also bis Ende 2022',
    )
    expect(said).toContain(
      'LWV Hessen bis Mi., 31.05.2023, wer folgt, ist nicht geregelt; Lesart: zwei Jahre ab Inkrafttreten',
    )
    expect(said).toContain('Aufgabe: Protokoll führen\n(Vereinbarung: KV MKK, Ziffer 5)')
    expect(said).toContain('Übergeben: offene Aufgaben und noch nicht bestätigte Protokolle\n')
  })
  it('a day the debtor chose is called a preset', () => {
    const chosenDays = [
      { agreementId: mkk.id, dutyId: 'leistungsberechtigte', year: 2027, dueOn: localDate('2027-06-30') },
    ]
    expect(told(mkk, '2027-05-01', '2027-06-30', { chosenDays })).toMatch(
      /An LWV Hessen: Anzahl der .*, fällig Mi\., 30\.06\.2027 \(selbst gewählter Tag, keiner vereinbart\)\. Erinnerung: Mi\., 05\.05\.2027; .* \(Voreinstellung\)/,
    )
  })
  it('talks every two years: unknown, due, late', () => {
    const meetings = [meetingOn(nord, 'zielvereinbarungsgespraeche', '2026-10-06', 'held')]
    const year = (n: number, facts = {}) => told(nord, `${n}-01-01`, `${n}-12-31`, facts)
    expect(year(2027)).toContain('Zielvereinbarungsgespräche, alle zwei Jahre: Wann zuletzt, ist nicht eingetragen')
    expect(year(2028, { meetings })).toContain('alle zwei Jahre: 2028 fällig, keine Sitzung eingetragen')
    expect(year(2029, { meetings })).toContain('alle zwei Jahre: seit 2028 fällig, keine Sitzung eingetragen')
  })
  it('network meetings are allowed, never owed', () => {
    expect(told(nord, '2027-01-01', '2027-12-31')).toContain(
      'An LK Zwickau (Sozialraumkoordination): Netzwerktreffen: vom 01.01.2027 bis 30.06.2027 keine Sitzung eingetragen (kann). Erinnerung: Do., 01.04.2027.',
    )
  })
  it('the end of the agreement, and a task', () => {
    expect(told(nord, '2028-12-01', '2029-12-31')).toContain(
      'An LK Zwickau, Ahausen und Verein: Ende der Vereinbarung am Mo., 31.12.2029. Erinnerung: Fr., 29.12.2028; Fr., 29.06.2029; Mo., 05.11.2029. (Vereinbarung: KV Nord, Ziffer 4)',
    )
    expect(told(kassel, '2027-09-01', '2027-09-15', { tasks: [taskDue(kassel, '2027-09-14')] })).toContain(
      'An zuständige Person: Aufgabe aus einem Protokoll, fällig Di., 14.09.2027. Erinnerung: Di., 07.09.2027; Di., 14.09.2027.',
    )
  })
})
