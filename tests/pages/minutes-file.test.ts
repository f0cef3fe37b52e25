/** A meeting is minuted in the chat and approved; the file says the same, word for word, and what else is recorded of it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { instant, localDate } from '#src/calendar/local-date.ts'
import { unzip } from '../delivery/unzip.ts'
import { wordParagraphs, wordTables } from '../delivery/word-text.ts'
import { MailedOffice, PETRA_ID } from './office.ts'

let office: MailedOffice
let chat: readonly string[]
let document: string
beforeAll(async () => {
  office = await MailedOffice.open('2027-03-01T08:00:00Z')
  const say = async (...texts: readonly string[]): Promise<readonly string[]> => {
    let told: readonly string[] = []
    for (const text of texts) told = await office.say(text)
    return told
  }
  await say('/termin kok kassel 11.5.2027 um 10 Kreishaus', 'ja')
  await say('/top kok kassel Kurzzeitpflege, Beschluss, 20 Minuten', 'ja', '/tagesordnung kok kassel A aufnehmen', 'ja')
  await say('/top kok kassel Fahrdienst, Beratung, 10 Minuten', 'ja', '/tagesordnung kok kassel B aufnehmen', 'ja')
  await say('/einladen kok kassel', 'ja')
  office.clock.set(instant('2027-05-11T08:00:00Z'))
  await say('/protokoll kok kassel', 'Leitung: Petra Lorenz', 'Beginn: 10:05 Uhr', 'Ladung: form- und fristgerecht')
  await say('Anwesend: Sofia Meier, Uwe Klein (bis 11:30 Uhr)', 'Entschuldigt: Tom Berg; Vertretung: Kim Neu')
  await say(
    'TOP 3',
    'Die Zahlen steigen.',
    'Beschluss: Es wird halbjährlich berichtet, 6 dafür, 2 dagegen, 1 Enthaltung',
  )
  await say('Aufgabe: Vorlage erstellen bis 30.6. durch Jugendamt', 'Aufgabe: Bericht bis zur nächsten Sitzung')
  await say(
    'Information: Der <Bericht> & die "Zahlen" liegen vor',
    'Anlage: Zahlen.xlsx',
    'Pause von 10:50 bis 11:00 Uhr',
  )
  await say('korrigiere Zeile 4: Anwesend: Sofia Meier, Uwe Klein (bis 11:20 Uhr)', 'Ende: 11:40 Uhr', 'Ende')
  await say('/protokoll kok kassel fertig', 'ja')
  await say('/protokoll kok kassel einwand: Es waren 5 dafür', '/protokoll kok kassel genehmigen', 'ja')
  chat = await say('/protokoll kok kassel')
  const [meeting] = await office.lotse.books.meetings.onDays(localDate('2027-05-11'), localDate('2027-05-11'))
  const url = await office.issue('protokoll', 'minutes', meeting?.id ?? '', PETRA_ID)
  const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer())
  document = unzip(bytes).get('word/document.xml') ?? ''
})
afterAll(() => office.close())

/** Behind that heading, up to the next of its level; without the headings. */
function section(title: string, level: number): readonly string[] {
  const all = wordParagraphs(document)
  const from = all.findIndex(({ style, text }) => style === `Heading${level}` && text === title) + 1
  const left = all.slice(from)
  const to = left.findIndex(({ style }) => /^Heading[1-3]$/.test(style) && Number(style.slice(-1)) <= level)
  return left
    .slice(0, to < 0 ? undefined : to)
    .filter(({ style }) => !style.startsWith('Heading'))
    .map(({ text }) => text)
}

describe('the file of approved minutes', () => {
  it('says of every item what the chat says, word for word and in the same order, and nothing else', () => {
    const inChat = chat.flatMap((line) => /^Zeile \d+: (.*)$/u.exec(line)?.[1] ?? [])
    expect(inChat).toHaveLength(5)
    const inFile = section('Tagesordnung und Ergebnisse', 2)
    expect(inFile.filter((text) => !/^(?:Nicht behandelt: )?Dazu ist nichts festgehalten\.$/.test(text))).toEqual(
      inChat,
    )
  })

  it('says of the session what the chat says', () => {
    const inChat = chat.slice(chat.indexOf('Sitzung') + 1, chat.indexOf('Anwesenheit') - 1)
    expect(inChat).toEqual([
      'Leitung: Petra Lorenz',
      'Beginn: 10:05 Uhr',
      'Einladung: form- und fristgerecht',
      'Anlage: Zahlen.xlsx',
      'Unterbrechung: von 10:50 bis 11:00 Uhr',
      'Ende: 11:40 Uhr',
    ])
    const head = wordParagraphs(document).map(({ text }) => text)
    for (const line of ['Leitung: Petra Lorenz', 'Beginn: 10:05 Uhr', 'Ende: 11:40 Uhr']) expect(head).toContain(line)
    expect(head).toContain('Unterbrechungen: von 10:50 bis 11:00 Uhr')
    expect(head).toContain('Einladung: versandt am Mo., 01.03.2027; form- und fristgerecht')
    expect(section('Anlagen', 2)).toEqual(['Zahlen.xlsx'])
    // Nobody named the minute taker: it is who wrote the lines.
    expect(head).toContain('Protokollführung: Petra Lorenz')
  })

  it('has all items of the agenda, in order and as they were announced', () => {
    const items = wordParagraphs(document).filter(({ style }) => style === 'Heading3')
    expect(items.map(({ text }) => text)).toEqual([
      'TOP 1: Begrüßung',
      'TOP 2: Feststellung der Tagesordnung',
      'TOP 3: Kurzzeitpflege (Beschluss)',
      'TOP 4: Fahrdienst (Beratung)',
      'TOP 5: Stand zu Ziffer 8 b: Übergänge Schule (keine Namen)',
      'TOP 6: Stand zu Ziffer 8 c: Personen nach der Regelaltersgrenze: Anzahl (keine Namen)',
      'TOP 7: Stand zu Ziffer 8 d: Leistungsberechtigte mit Aufenthalt im Landkreis: Anzahl (keine Namen)',
      'TOP 8: Verschiedenes',
      'TOP 9: Nächster Termin',
    ])
    expect(section('TOP 4: Fahrdienst (Beratung)', 3)).toEqual(['Nicht behandelt: Dazu ist nichts festgehalten.'])
  })

  it('puts everybody where they belong: there, excused, represented, missing', () => {
    const [present, excused, absent] = wordTables(document).map(([, ...rows]) => rows.map(({ cells }) => cells))
    expect(present).toEqual([
      ['Landkreis Kassel', 'Sozialamt', 'Sofia Meier', 'Mitglied'],
      ['Landkreis Kassel', 'Jugendamt', 'Kim Neu', 'Vertretung für Tom Berg'],
      ['Landkreis Kassel', 'Sozialplaner/in', 'Uwe Klein', 'Mitglied, bis 11:20 Uhr'],
    ])
    expect(excused).toEqual([['Landkreis Kassel', 'Jugendamt', 'Tom Berg', 'Mitglied']])
    // Seats that nobody holds: who was missing there nobody knows.
    expect(new Set(absent?.map(([, , person]) => person))).toEqual(new Set(['nicht festgehalten']))
  })

  it('says to whom it goes, who objected, and when it was approved, with the checksum of the chat', async () => {
    expect(section('Verteiler', 2)).toEqual(['Sofia Meier', 'Tom Berg', 'Uwe Klein'])
    const [meeting] = await office.lotse.books.meetings.onDays(localDate('2027-05-11'), localDate('2027-05-11'))
    const version = (await office.lotse.books.minutes.versionsOf(meeting?.id ?? '')).at(-1)
    expect(version?.state).toBe('approved')
    expect(section('Einwendungen und Genehmigung', 2)).toEqual([
      'Einwand, eingetragen von Petra Lorenz am Di., 11.05.2027: Es waren 5 dafür',
      'Genehmigt, eingetragen am Di., 11.05.2027.',
      'Eingetragen von: Petra Lorenz',
      `Prüfsumme: ${version?.hash.slice(0, 16)}`,
    ])
  })
})

describe('an excerpt for one item', () => {
  it('is asked for in the chat, and only for items that there are', async () => {
    expect(await office.say('/protokoll kok kassel TOP 3 word')).toContain(
      'Auszug zu TOP 3, Protokoll KoK LK Kassel vom Di., 11.05.2027, 10:00 Uhr als Word-Datei. Der Link gilt einen Tag und nur für Sie.',
    )
    expect(await office.say('/protokoll kok kassel TOP 44 word')).toEqual(['TOP 44 steht nicht in diesem Protokoll.'])
  })

  it('holds that item in the words of the minutes, and nothing of the others or of who was there', async () => {
    const [meeting] = await office.lotse.books.meetings.onDays(localDate('2027-05-11'), localDate('2027-05-11'))
    const url = await office.issue('protokoll', 'minutes', `${meeting?.id}/3`, PETRA_ID)
    const response = await fetch(url)
    expect(response.headers.get('content-disposition')).toContain('2027-05-11_Protokollauszug_TOP_3_KoK_LK_Kassel.docx')
    const excerpt = unzip(new Uint8Array(await response.arrayBuffer())).get('word/document.xml') ?? ''
    const whole = section('TOP 3: Kurzzeitpflege (Beschluss)', 3)
    const version = (await office.lotse.books.minutes.versionsOf(meeting?.id ?? '')).at(-1)
    expect(wordParagraphs(excerpt).map(({ text }) => text)).toEqual([
      'Auszug aus dem Ergebnisprotokoll der KoK LK Kassel, 11.05.2027, TOP 3',
      'Stand: Genehmigt, eingetragen am Di., 11.05.2027.',
      'Gremium: KoK LK Kassel',
      'Vereinbarung: KV Kassel',
      'Tag: Di., 11.05.2027',
      'Ort: Kreishaus',
      'TOP 3: Kurzzeitpflege (Beschluss)',
      ...whole,
      `Prüfsumme des Protokolls: ${version?.hash.slice(0, 16)}`,
      'Für die Richtigkeit des Auszugs',
      'Datum, Name, Unterschrift',
    ])
    expect(whole).toHaveLength(5)
    expect(wordTables(excerpt)).toEqual([])
  })

  it('opens nothing for an item that is not there', async () => {
    const [meeting] = await office.lotse.books.meetings.onDays(localDate('2027-05-11'), localDate('2027-05-11'))
    const url = await office.issue('protokoll', 'minutes', `${meeting?.id}/44`, PETRA_ID)
    expect((await fetch(url)).status).toBe(404)
  })
})
