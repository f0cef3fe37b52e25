/**
 * Names, places, titles and remarks of all shapes through every dialog that stores words: each is found in the store as it
 * was typed. Shapes that mean something elsewhere (regions, bodies, times, quotes, mark-up, mentions) mean nothing here.
 */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { type RawBuilder, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, dayOf, instant, type LocalDate, localDate, monthOf, yearOf } from '#src/calendar/local-date.ts'
import { createLog } from '#src/log.ts'
import { type Lotse, startLotse } from '#src/main.ts'
import { isUnusualDay } from '#src/meetings/day.ts'
import type { MeetingState } from '#src/meetings/meeting.ts'
import { officeId } from '#src/people/office.ts'
import { personId } from '#src/people/person.ts'
import { openToRead } from '#src/store/database/database.ts'
import { atLength } from '../at-length.ts'
import { clockAt } from '../doubles/clock.ts'
import {
  ask,
  buttonsOf,
  type Connector,
  cardOf,
  inputsOf,
  messageFrom,
  type SentCard,
  startConnector,
  submissionFrom,
  TENANT,
  toldBy,
} from '../doubles/connector.ts'
import { fastFolder } from '../doubles/fast-folder.ts'
import { readAgreements } from '../doubles/read-agreements.ts'
import { readerOf } from '../doubles/reader.ts'

/* What people type */

interface Words {
  /** As Teams sends it. */
  readonly sent: string
  /** As it was meant, and as it has to be stored. */
  readonly meant: string
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const plain = (text: string): Words => ({ sent: escaped(text), meant: text })
const mention = (name: string): Words => ({ sent: `<at>${name}</at>`, meant: name })

const REGIONS = ['Kassel', 'MKK', 'Main-Kinzig-Kreis', 'LK Kassel', 'Hanau', 'Landkreis Kassel', 'Kreis Unna']
const BODIES = ['KoK', 'GPV Sucht', 'AG Teilhabe', 'KoK MKK', 'Psychiatriebeirat', 'Regionalkonferenz']
const TIMES = ['14 Uhr', '10:30', 'halb neun', 'Viertel', 'drei viertel neun', 'nach 12 Uhr', '9-11 Uhr', 'Mittag']
const DAYS = ['2028', '1.4.2027', 'Mai', 'Montag', 'KW 12', 'Ostern', '3. Quartal', 'I. Quartal']
const SIGNS = [
  '1½',
  '¼',
  '25 m²',
  'CO₂',
  '10³',
  '§ 8 b',
  '50 %',
  '5 €',
  '„Haus“',
  '"Haus"',
  "'Haus'",
  '»Haus«',
  '(alt)',
]
const MARKS = [
  '*wichtig*',
  '_neu_',
  '**fett**',
  '<b>',
  '&',
  '&amp; Co.',
  '<at>',
  '#1',
  '[x](y)',
  '`a`',
  '~',
  '{a}',
  '|',
]
const THINGS = [
  'Zahlen',
  'Neubau',
  'Haushalt',
  'Fakten',
  'Straße',
  'Ärzte',
  'Ablehnung',
  'Umzug',
  'ﬁnal',
  'e.V.',
  'Dr.',
]
const PEOPLE = ['Karim Vogt', 'Müller-Lüdenscheidt', 'Özgür Straße-Weiß', "O'Neill", 'van der Berg', 'Anna-Lena']

const pieces: fc.Arbitrary<Words> = fc.oneof(
  ...[REGIONS, BODIES, TIMES, DAYS, SIGNS, MARKS, THINGS, PEOPLE].map((all) => fc.constantFrom(...all).map(plain)),
  fc.constantFrom(...PEOPLE).map(mention),
)
const glued = (parts: readonly Words[], glue: string): Words => ({
  sent: parts.map(({ sent }) => sent).join(glue),
  meant: parts.map(({ meant }) => meant).join(glue),
})
const phrase = (glues: readonly string[], maxLength = 5): fc.Arbitrary<Words> =>
  fc
    .tuple(fc.array(pieces, { minLength: 1, maxLength }), fc.constantFrom(...glues))
    .map(([all, glue]) => glued(all, glue))
const thing = fc.constantFrom(...THINGS.slice(0, 8)).map(plain)
/** A subject of its own, whatever stands beside it. */
const subject = (glues: readonly string[]) =>
  fc
    .tuple(phrase(glues), thing, fc.boolean())
    .map(([said, what, isFirst]) => glued(isFirst ? [what, said] : [said, what], ' '))

const title = subject([' ', ', ', '; ', ': ', ' – ', ' / '])
const remark = subject([' ', ', ', '; ', ': ', ' – ', '. '])
const building = fc.constantFrom('Kreishaus', 'Rathaus', 'Bürgerhaus', 'Raum 201', 'Forum', 'Stadthalle').map(plain)
const place = fc
  .tuple(
    fc.constantFrom(...REGIONS, ...BODIES, '„Alte Post“', '1½', 'Drei-Viertel', 'Dr.-Weiß').map(plain),
    building,
    fc.boolean(),
    fc.constantFrom('', ', 2. Stock', ' (Saal ½)', ', Eingang B', ' „Grün“', ' & Hof', ', Mai-Saal'),
  )
  .map(([what, house, isFirst, more]) => glued([glued(isFirst ? [what, house] : [house, what], ' '), plain(more)], ''))
const name = fc
  .tuple(
    fc.constantFrom(
      'Karim Vogt',
      'Petra Kassel',
      'Mai-Lin Mittag',
      "Ruth O'Neill",
      'Jörg Müller',
      'Hanna Hanau',
      'Dr. Özgür Straße-Weiß',
      'Anna-Lena von der Au',
      'Tom Berg',
    ),
    fc.constantFrom('', '', ' (EUTB)', ' (LK Kassel)', ' (Jugendamt, MKK)', ' „Momo“'),
  )
  .map(([one, more]) => plain(`${one}${more}`))

/* The talk */

const KASSEL = 'lwv-lk-kassel-2022'
const BEGIN = '2027-03-01T17:30:00Z'
const person = (called: string, digit: number) => ({
  name: called,
  objectId: `7d0c2f1e-8a35-4c1b-9a64-00000000000${digit}`,
  tenant: TENANT,
})
/** Plans, invites and decides; writes the minutes, in a chat where nothing else is asked; is invited. */
const [ANNA, BERTA, KARIM] = [person('Anna', 1), person('Berta', 2), person('Karim', 3)]
type Somebody = typeof ANNA

let connector: Connector
let lotse: Lotse
let folder: string
let card: SentCard | undefined
let wasSaid = ''
let lastDay: LocalDate = localDate('2027-06-22')

async function send(activity: unknown): Promise<string> {
  const answered = await ask(`http://127.0.0.1:${lotse.port}`, connector, activity)
  card = cardOf(answered.find((one) => cardOf(one) !== undefined))
  wasSaid = card ? toldBy(card).join('\n') : ''
  return wasSaid
}
const chatOf = ({ name: called }: Somebody) => ({ kind: 'personal', id: `a:${called}` }) as const
const say = (text: string, who = ANNA) => send(messageFrom(connector, who, chatOf(who), text))
async function fill(inputs: Readonly<Record<string, string>>, button: string, who = ANNA): Promise<string> {
  const pressed = card && buttonsOf(card).find(({ title: shown }) => shown === button)
  if (!card || !pressed) throw new Error(`no button ${button}: ${wasSaid}`)
  const all = inputsOf(card).map(({ id, placeholder, value }) => [id, inputs[String(placeholder)] ?? value ?? ''])
  return send(submissionFrom(connector, who, chatOf(who), { ...Object.fromEntries(all), ...pressed.data }))
}
async function stored<T>(query: RawBuilder<{ readonly found: T }>): Promise<T | undefined> {
  const opened = await openToRead(join(folder, 'typed.db'))
  if (!opened) throw new Error('no database')
  try {
    return (await query.execute(opened.db)).rows[0]?.found
  } finally {
    await opened.close()
  }
}

/** The minutes of these tests are finished, or go on. */
const enter = (state: MeetingState) =>
  lotse.books.inOneTransaction(async ({ meetings }) => {
    const day = localDate('2027-03-01')
    const [meeting] = await meetings.onDays(day, day)
    if (!meeting) throw new Error('no meeting')
    const hand = { at: instant(BEGIN), by: meeting.plannedBy, deed: 'test' }
    await meetings.change({ ...meeting, state, version: meeting.version + 1 }, hand)
  })

/** A day on which a meeting can be, and none is. */
function anotherDay(): { readonly day: LocalDate; readonly said: string } {
  do lastDay = addDays(lastDay, 1)
  while (isUnusualDay(lastDay, 'HE'))
  return { day: lastDay, said: `${dayOf(lastDay)}.${monthOf(lastDay)}.${yearOf(lastDay)}` }
}
let mails = 0
function anotherMail(): string {
  mails += 1
  return `person${mails}@amt.example`
}
async function planned(): Promise<{ readonly day: LocalDate; readonly said: string }> {
  const on = anotherDay()
  await say(`/termin kok kassel ${on.said} um 10 Uhr, Ort: Amtshaus`)
  await say('ja')
  return on
}
const placeOn = (day: LocalDate) => stored<string>(sql`select place as found from meeting where on_date = ${day}`)
const lastItem = (column: string) =>
  stored<string>(sql`select ${sql.ref(column)} as found from agenda_item order by place desc limit 1`)
const lastLine = (column: string) =>
  stored<string>(sql`select ${sql.ref(column)} as found from minutes_line order by rowid desc limit 1`)
/** Read back in quotation marks, those inside are single ones. */
const inQuotes = (text: string): string => text.replace(/[„“"]/gu, "'")
const readBack = (lead: string, { meant }: Words): string =>
  wasSaid.includes(`${lead}„${inQuotes(meant)}“`) ? meant : wasSaid

beforeAll(async () => {
  connector = await startConnector()
  folder = fastFolder('lotse-typed-')
  lotse = await startLotse(
    {
      mode: 'demo',
      host: '127.0.0.1',
      port: 0,
      database: join(folder, 'typed.db'),
      agreementsFolder: 'data/agreements',
      admins: [ANNA.objectId],
      logLevel: 'silent',
      tenants: [TENANT],
    },
    createLog('silent'),
    { clock: clockAt(BEGIN).now, loadAgreements: readAgreements, readerOf },
  )
  for (const who of [BERTA, KARIM]) await say('Hallo', who)
  await lotse.books.inOneTransaction(async ({ directory }) => {
    const hand = { at: instant(BEGIN), by: personId(TENANT, ANNA.objectId), deed: 'people.administer' }
    const from = localDate('2027-01-01')
    for (const [who, kind, detail] of [
      [ANNA, 'secretariat', 'kok'],
      [BERTA, 'secretariat', 'kok'],
      [KARIM, 'seat', 'jugendamt'],
    ] as const) {
      const office = officeId({ agreementId: KASSEL, partnerId: 'lk-kassel', kind, detail })
      await directory.appoint({ officeId: office, personId: personId(TENANT, who.objectId), as: 'holder', from }, hand)
    }
  })
  for (const text of [
    '/termin kok kassel 17.6.2027 um 10 Uhr Kreishaus',
    'ja',
    '/einladen kok kassel 17.6.2027',
    'ja',
    '/termin kok kassel 1.3.2027 um 18:40 Uhr Kreishaus',
    'ja',
  ])
    await say(text)
  await say('/protokoll kok kassel 1.3.2027', BERTA)
})
afterAll(async () => {
  await lotse.stop()
  await connector.close()
  await rm(folder, { recursive: true, force: true })
})

/** @returns what the store has of it, or what is read back where nothing keeps it but a letter */
type Way = (words: Words) => Promise<string | undefined>

const places: Readonly<Record<string, Way>> = {
  'the place that /termin asks for': async ({ sent }) => {
    const { day, said } = anotherDay()
    await say(`/termin kok kassel ${said} um 10 Uhr`)
    await say(sent)
    await say('ja')
    return placeOn(day)
  },
  'the place on the card of /termin': async ({ meant }) => {
    const { day, said } = anotherDay()
    await say(`/termin kok kassel ${said} um 10 Uhr`)
    await fill({}, 'Ändern')
    await fill({ 'Ort oder Link': meant }, 'Weiter')
    await say('ja')
    return placeOn(day)
  },
  '/termin … Ort: …': async ({ sent }) => {
    const { day, said } = anotherDay()
    await say(`/termin kok kassel ${said} um 10 Uhr, Ort: ${sent}`)
    await say('ja')
    return placeOn(day)
  },
  '/verschieben … Ort: …': async ({ sent }) => {
    const { day, said } = await planned()
    await say(`/verschieben kok kassel ${said} Ort: ${sent}`)
    await say('ja')
    return placeOn(day)
  },
  'the place that corrects what is read back': async ({ sent }) => {
    const { day, said } = anotherDay()
    await say(`/termin kok kassel ${said} um 10 Uhr, Ort: Amtshaus`)
    await say(`nein, Ort: ${sent}`)
    await say('ja')
    return placeOn(day)
  },
}

const titles: Readonly<Record<string, Way>> = {
  'the title that /top asks for': async ({ sent }) => {
    await say('/top kok kassel 17.6.2027')
    await say(sent)
    for (const text of ['Beratung', '20', 'ja']) await say(text)
    return lastItem('title')
  },
  'the title on the card of /top': async ({ meant }) => {
    await say('/top kok kassel 17.6.2027')
    await fill({ Titel: meant, Minuten: '20' }, 'Weiter')
    for (const text of ['Beratung', 'ja']) await say(text)
    return lastItem('title')
  },
  '/top …, Beratung, 20 Minuten': async ({ sent }) => {
    // Without the colon "17.6.2027 Montag …" names a weekday that the day is not, and is asked back.
    await say(`/top kok kassel 17.6.2027: ${sent}, Beratung, 20 Minuten`)
    await say('ja')
    return lastItem('title')
  },
}

const remarks: Readonly<Record<string, Way>> = {
  'the reason of /absagen': async (words) => {
    const { said } = await planned()
    await say(`/absagen kok kassel ${said} Grund: ${words.sent}`)
    return readBack('Grund: ', words)
  },
  'the reason on the card of /absagen': async (words) => {
    await say('/absagen')
    await fill({ 'Grund (freiwillig)': words.meant }, 'Weiter')
    await say('17.6.2027')
    return readBack('Grund: ', words)
  },
  'the reason why an item is declined': async ({ sent }) => {
    await say('/top kok kassel 17.6.2027 Zuschuss, Beratung, 20 Minuten')
    await say('ja')
    const letter = buttonsOf(card as SentCard).flatMap(({ title: shown }) => /^([A-Z]+) „/.exec(shown)?.[1] ?? [])[0]
    await say(`/tagesordnung kok kassel 17.6.2027 ${letter} ablehnen: ${sent}`)
    await say('ja')
    return lastItem('reason')
  },
  'a line of minutes': async ({ sent }) => {
    await say(sent, BERTA)
    return lastLine('text')
  },
  'Beschluss: …, einstimmig': async ({ sent }) => {
    await say(`Beschluss: ${sent}, einstimmig`, BERTA)
    return lastLine('text')
  },
  'Information: …': async ({ sent }) => {
    await say(`Information: ${sent}`, BERTA)
    return lastLine('text')
  },
  'Aufgabe: …': async ({ sent }) => {
    await say(`Aufgabe: ${sent}`, BERTA)
    return lastLine('text')
  },
  'korrigiere: …': async ({ sent }) => {
    await say('Information: nichts', BERTA)
    await say(`korrigiere: ${sent}`, BERTA)
    return lastLine('text')
  },
  'the remark of a task that is done': async ({ sent }) => {
    await say('Aufgabe: Liste schicken', BERTA)
    const number = await lastLine('task_number')
    await enter('minuted')
    await say(`/aufgaben erledigt ${number}: ${sent}`)
    await say('ja')
    await enter('inSession')
    return stored(sql`select remark as found from task_done order by rowid desc limit 1`)
  },
  'who is responsible for a duty instead': async ({ sent }) => {
    await say('/nichtzuständig kassel 8 b 2027')
    await say(sent)
    await say('ja')
    return stored(sql`select words as found from duty_note order by rowid desc limit 1`)
  },
}

const names: Readonly<Record<string, Way>> = {
  'a guest': async ({ sent, meant }) => {
    const { said } = await planned()
    const mail = anotherMail()
    await say(`/einladen kok kassel ${said} Gäste: ${sent} (${mail})`)
    await say('ja')
    return (await stored<string>(sql`select name as found from person where mail = ${mail}`)) ?? `not ${meant}`
  },
  'a deputy': async ({ sent }) => {
    await say('/vertretung kok kassel 17.6.2027', KARIM)
    await say(sent, KARIM)
    await say('ja', KARIM)
    return stored(sql`select deputy as found from response`)
  },
  'who presents an item': async ({ sent }) => {
    await say(`/top kok kassel 17.6.2027 Zuschuss, Beratung, 20 Minuten, vorgestellt von ${sent}`)
    await say('ja')
    return lastItem('presenter')
  },
  'who presents an item, on the card': async ({ meant }) => {
    await say('/top kok kassel 17.6.2027')
    await fill({ Titel: 'Zuschuss', Minuten: '20', 'Vorgestellt von (freiwillig)': meant }, 'Weiter')
    for (const text of ['Beratung', 'ja']) await say(text)
    return lastItem('presenter')
  },
  'who was there': async ({ sent }) => {
    await say(`Anwesend: ${sent}`, BERTA)
    return lastLine('text')
  },
  'who has a task': async ({ sent }) => {
    await say(`Aufgabe: Liste schicken bis 30.6.2027 durch ${sent}`, BERTA)
    return lastLine('responsible')
  },
  'somebody in a list of people': async ({ sent }) => {
    const mail = anotherMail()
    await say('/import Kassel')
    await say(`${sent};${mail}`)
    await say('ja')
    return stored(sql`select name as found from person where mail = ${mail}`)
  },
}

const SEED = 1205

describe.each([
  ['place', place, places],
  ['title', title, titles],
  ['remark', remark, remarks],
  ['name', name, names],
] as const)('a %s', (_, words, ways) => {
  it.each(Object.entries(ways))('%s', async (_way, keep) => {
    await fc.assert(
      fc.asyncProperty(words, async (said) => {
        const kept = await keep(said)
        const answer = wasSaid
        for (const who of [ANNA, KARIM]) await say('/abbrechen', who)
        expect(kept, answer).toBe(said.meant)
      }),
      // Each run is a talk of its own: what is found first is shown, not the smallest.
      // The same words every time: other seeds are tried by hand, a fault they find is no fault of the day's change.
      { numRuns: atLength(5, 25), endOnFailure: true, seed: SEED },
    )
  })
})
