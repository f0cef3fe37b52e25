/** Somebody without Teams answers an invitation: what the page stores, who is told, and what the Geschäftsführung sees. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { localDate } from '#src/calendar/local-date.ts'
import { officeId } from '#src/people/office.ts'
import type { PersonId } from '#src/people/person.ts'
import { forgetPerson } from '#src/upkeep/forget.ts'
import { KASSEL, MailedOffice, openPage, PETRA_ID, type Shown, SOFIA, sendForm, TOM, UWE } from './office.ts'

const JANA = 'guest/jana' as PersonId
let office: MailedOffice
let meetingId: string
beforeAll(async () => {
  office = await MailedOffice.open('2027-03-01T08:00:00Z')
  const deputy = officeId({ agreementId: KASSEL, partnerId: 'lk-kassel', kind: 'seat', detail: 'sozialamt' })
  await office.lotse.books.inOneTransaction(async ({ directory }) => {
    const hand = { at: office.clock.now(), by: PETRA_ID, deed: 'test' }
    await directory.enter({ id: JANA, name: 'Jana Ernst', mail: 'jana@traeger.example' }, hand)
    await directory.appoint({ officeId: deputy, personId: JANA, as: 'deputy', from: localDate('2027-01-01') }, hand)
  })
  for (const text of ['/termin kok kassel 11.5.2027 um 10 Kreishaus', 'ja', '/verschieben kok kassel bis 12 Uhr', 'ja'])
    await office.say(text)
  for (const text of ['/einladen kok kassel', 'ja']) await office.say(text)
  await office.pulse()
  const [meeting] = await office.lotse.books.meetings.onDays(localDate('2027-05-11'), localDate('2027-05-11'))
  meetingId = meeting?.id ?? ''
})
afterAll(() => office.close())

const { responses, needs, needWords } = {
  responses: () => office.lotse.books.invitations.responsesTo(meetingId),
  needs: (person: PersonId) => office.lotse.books.invitations.needsOf(meetingId, person),
  needWords: () => office.lotse.books.invitations.needWordsFor(meetingId),
}
const of = async (person: PersonId) => (await responses()).find(({ personId }) => personId === person)
/** As a browser sends it: the version that the page shows comes along. */
async function answer(url: string, fields: Readonly<Record<string, string>>): Promise<Shown> {
  const stand = /name="stand" value="(\d+)"/.exec((await openPage(url)).text)?.[1] ?? ''
  return sendForm(url, { stand, ...fields })
}
const pageOf = (person: PersonId): string => office.linkTo(person, 'antwort')
const everything = {
  antwort: 'zu',
  ankunft: '10:45',
  'bedarf-speechToText': 'ja',
  'bedarf-papersAhead': 'ja',
  'anderer-bedarf': 'Platz für einen Führhund',
  mitteilung: 'Der Zug kommt um 10:30 an.\n1½ Std. <Fahrt>',
}

describe('an answer', () => {
  it('is stored with all that was said, as it was typed, and shown again', async () => {
    const shown = await answer(pageOf(SOFIA), everything)
    expect(shown.text).toContain('role="status">Ihre Antwort ist gespeichert: Zusage.')
    expect(await of(SOFIA)).toEqual({
      meetingId,
      personId: SOFIA,
      answer: 'accepted',
      arrivesAt: '10:45',
      note: 'Der Zug kommt um 10:30 an.\n1½ Std. <Fahrt>',
      way: 'page',
      on: '2027-05-11',
      at: '10:00',
      answeredBy: SOFIA,
      answeredAt: office.clock.now(),
    })
    expect(await needs(SOFIA)).toEqual(['speechToText', 'papersAhead', 'other'])
    expect(await needWords()).toEqual([{ personId: SOFIA, words: 'Platz für einen Führhund' }])
    for (const filled of [
      'value="zu" id="feld-antwort" checked',
      'value="10:45"',
      'name="bedarf-papersAhead" value="ja" id="feld-bedarf-5" checked',
      'value="Platz für einen Führhund"',
      '&lt;Fahrt&gt;</textarea>',
    ])
      expect(shown.text).toContain(filled)
  })

  it('that says less takes back what was said before', async () => {
    await answer(pageOf(UWE), { ...everything, mitteilung: 'Von Uwe' })
    await answer(pageOf(UWE), { antwort: 'vorbehalt', 'bedarf-speechToText': 'ja' })
    expect(await of(UWE)).toMatchObject({ answer: 'tentative' })
    expect(await of(UWE)).not.toHaveProperty('note')
    expect(await of(UWE)).not.toHaveProperty('arrivesAt')
    expect(await needs(UWE)).toEqual(['speechToText'])
  })

  it.each<[string, Record<string, string>, string]>([
    ['a deputy without a name', { antwort: 'vertretung' }, 'Name der Vertretung: Bitte nennen Sie, wer kommt.'],
    ['a name beside another answer', { antwort: 'zu', vertretung: 'Jana Ernst' }, 'Kommt eine Vertretung, wählen Sie'],
    ['a time without coming', { antwort: 'ab', ankunft: '11:00' }, 'Sie nehmen nicht teil. Bitte lassen Sie'],
    ['a time before it begins', { antwort: 'zu', ankunft: '09:00' }, 'Die Sitzung beginnt um 10:00 Uhr.'],
    ['a time after it ends', { antwort: 'zu', ankunft: '12:00' }, 'Die Sitzung endet um 12:00 Uhr.'],
    ['a note without an answer', { mitteilung: 'Bis dann' }, 'Nehmen Sie teil? Bitte wählen Sie eine Antwort.'],
  ])('with %s is asked again, and stores nothing', async (_, fields, said) => {
    const [before, kept] = [await responses(), await needs(TOM)]
    const asked = await answer(pageOf(TOM), { ...fields, 'bedarf-assistance': 'ja' })
    expect([asked.status, asked.text.includes(said)]).toEqual([400, true])
    expect(asked.text).toContain('name="bedarf-assistance" value="ja" id="feld-bedarf-4" checked')
    expect([await responses(), await needs(TOM)]).toEqual([before, kept])
  })

  it('is read by the Geschäftsführung in the chat: the note with its name, the needs without', async () => {
    expect(await office.say('/rückmeldungen kok kassel')).toMatchInlineSnapshot(`
      [
        "KoK LK Kassel am Di., 11.05.2027, 10:00 bis 12:00 Uhr, Kreishaus: Zusagen 1, Unter Vorbehalt 1, Ohne Antwort 1.",
        "Bisher niemand von: LWV Hessen",
        "Schriftdolmetschung: 2-mal",
        "Unterlagen vorab: 1-mal",
        "Anderer Bedarf: 1-mal: „Platz für einen Führhund“",
        "(Berechnung)",
        "Zusagen: 1",
        "Sofia Meier: Landkreis Kassel, ab 10:45 Uhr, per Seite, „Der Zug kommt um 10:30 an. 1½ Std. <Fahrt>“ (Eintrag, Stand Mo., 01.03.2027)",
        "Unter Vorbehalt: 1",
        "Uwe Klein: Landkreis Kassel, per Seite (Eintrag, Stand Mo., 01.03.2027)",
        "Ohne Antwort: 1",
        "Tom Berg: Landkreis Kassel (Eintrag, Stand Mo., 01.03.2027)",
        "[Mehr: 1 weitere Angabe]",
        "Nicht besetzt: zuständige/r Kreisbeigeordnete/r, Gesundheitsamt / Sozialpsychiatrischer Dienst, Behindertenbeauftragte/r, Fachbereich Teilhabe Nord-Ost, Team 204.0 (Sozialplanung), Fachbereich Teilhabe Nord-Ost, Team 204.1 (Einzelfallhilfe) und Fachbereich Teilhabe Nord-Ost, Team 204.5 (Bedarfsermittlung, Teilhabeplanung).",
      ]
    `)
  })

  it('stands in no audit trail with what was written beside it', async () => {
    const trail = JSON.stringify(await office.lotse.books.audit.latest([KASSEL], { skip: 0, limit: 200 }))
    expect(trail).not.toMatch(/1½|Führhund|speechToText/)
  })
})

describe('a deputy', () => {
  it('who is entered is told by mail, once, and can answer for the seat on a page of their own', async () => {
    await answer(pageOf(SOFIA), { antwort: 'vertretung', vertretung: 'Jana Ernst' })
    await answer(pageOf(SOFIA), { antwort: 'vertretung', vertretung: 'Jana Ernst', mitteilung: 'Sie weiß Bescheid.' })
    await office.pulse()
    expect(office.mailsTo(JANA).filter((text) => text.includes('Sie vertreten Sofia Meier'))).toHaveLength(1)
    expect(await of(SOFIA)).toMatchObject({ answer: 'represented', deputy: 'Jana Ernst', note: 'Sie weiß Bescheid.' })

    const own = await office.issue('antwort', 'answer', meetingId, JANA)
    expect((await openPage(own)).text).toContain('Sie antworten in Vertretung für Sofia Meier.')
    const shown = await answer(own, { antwort: 'zu', 'bedarf-stepFree': 'ja' })
    expect(shown.text).toContain('Ihre Antwort ist gespeichert: Vertretung durch „Jana Ernst“.')
    expect(shown.text).toContain('value="zu" id="feld-antwort" checked')
    expect(await of(SOFIA)).toMatchObject({ answer: 'represented', deputy: 'Jana Ernst', answeredBy: JANA })
    // A need is one's own.
    expect([await needs(JANA), await needs(SOFIA)]).toEqual([['stepFree'], []])
  })

  it('is told when they are not needed any more', async () => {
    await answer(pageOf(SOFIA), { antwort: 'zu' })
    await office.pulse()
    expect(office.mailsTo(JANA).at(-1)).toContain('Ihre Vertretung für Sofia Meier entfällt')
  })
})

it('of what a page stored, its author gets everything, and may have notes and needs deleted', async () => {
  await answer(pageOf(TOM), { ...everything, mitteilung: 'Von Tom' })
  const own = await office.lotse.books.ownRecords(TOM)
  expect(own.response).toMatchObject([{ note: 'Von Tom', arrives_at: '10:45', way: 'page' }])
  expect(own.access_need).toContainEqual(expect.objectContaining({ need: 'other', words: 'Platz für einen Führhund' }))
  const hand = { at: office.clock.now(), by: TOM, deed: 'own.forget' }
  await office.lotse.books.inOneTransaction((work) => forgetPerson(work, TOM, hand, localDate('2027-03-02')))
  expect(await of(TOM)).toMatchObject({ answer: 'accepted' })
  expect(await of(TOM)).not.toHaveProperty('note')
  expect(await needs(TOM)).toEqual([])
  expect((await openPage(pageOf(TOM))).status).toBe(404)
})
