/**
 * Every deed of the table × every kind of person × every way in (typed, by a button, by a card's confirmation), through
 * the whole bot. Who may, changes or sees something; who may not leaves nothing but the row in the trail.
 */
import { copyFile, mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { instant, localDate } from '#src/calendar/local-date.ts'
import { createLog } from '#src/log.ts'
import { type Lotse, startLotse } from '#src/main.ts'
import { type OfficeKind, officeId } from '#src/people/office.ts'
import { type Right, type Role, rights, rolesFor } from '#src/people/permission.ts'
import { personId } from '#src/people/person.ts'
import { openToRead } from '#src/store/database/database.ts'
import { isLong } from '../at-length.ts'
import { clockAt } from '../doubles/clock.ts'
import {
  ask,
  buttonsOf,
  type Connector,
  type Conversation,
  cardOf,
  messageFrom,
  type Sender,
  type SentActivity,
  type SentCard,
  startConnector,
  submissionFrom,
  TENANT,
  toldBy,
} from '../doubles/connector.ts'
import { fastFolder } from '../doubles/fast-folder.ts'
import { readAgreements } from '../doubles/read-agreements.ts'
import { readerOf } from '../doubles/reader.ts'

const KASSEL = 'lwv-lk-kassel-2022'
const MKK = 'lwv-mkk-hanau-2021'
const BEFORE = '2027-02-01T08:00:00Z' // Monday: the session whose minutes exist
const DRAFTED = '2027-02-15T08:00:00Z' // Monday: the session whose minutes were never finished
const NOW = '2027-03-01T08:00:00Z' // Monday

/** What somebody is towards the KoK of Kassel. */
interface Kind {
  readonly who: Sender
  readonly roles: readonly Role[]
  readonly office?: {
    readonly agreementId: string
    readonly partnerId: string
    readonly kind: OfficeKind
    readonly detail: string
  }
}
let made = 0
const somebody = (name: string, tenant = TENANT): Sender => {
  made += 1
  return { name, objectId: `7d0c2f1e-8a35-4c1b-9a64-${String(made).padStart(12, '0')}`, tenant }
}
const of = (kind: OfficeKind, detail: string, partnerId = 'lk-kassel', agreementId = KASSEL) => ({
  agreementId,
  partnerId,
  kind,
  detail,
})
const kinds: Readonly<Record<string, Kind>> = {
  'a founder': { who: somebody('Anna'), roles: ['known', 'administrator'] },
  'an administrator': {
    who: somebody('Bert'),
    roles: ['known', 'administrator'],
    office: of('administration', ''.padEnd(1, '-')),
  },
  'the secretariat': {
    who: somebody('Petra'),
    roles: ['known', 'seat', 'secretariat'],
    office: of('secretariat', 'kok'),
  },
  'the secretariat of another body': {
    who: somebody('Clara'),
    roles: ['known', 'seat'],
    office: of('secretariat', 'regionalkonferenz'),
  },
  'the secretariat of another agreement': {
    who: somebody('Dora'),
    roles: ['known'],
    office: of('secretariat', 'kok', 'mkk', MKK),
  },
  'a seat': { who: somebody('Sabine'), roles: ['known', 'seat', 'member'], office: of('seat', 'jugendamt') },
  'a seat of other bodies': {
    who: somebody('Hanna'),
    roles: ['known', 'seat'],
    office: of('seat', 'stadtplanungsamt'),
  },
  'a contact of the partner': { who: somebody('Emil'), roles: ['known', 'seat'], office: of('contact', 'contact') },
  'a colleague without office': { who: somebody('Fritz'), roles: ['known'] },
  'somebody from an unknown organisation': {
    who: somebody('Gina', '11111111-1111-4111-8111-111111111111'),
    roles: [],
  },
  'somebody without identity': { who: { name: 'Gast', objectId: undefined, tenant: TENANT }, roles: [] },
}

/** A deed, said in one sentence; `confirm`: it reads back first. `shows`: reading, and what is seen then. */
interface Attempt {
  readonly text: string
  readonly confirm?: true
  readonly shows?: string
  /** Where it can be said at all; absent: in the personal chat. */
  readonly at?: Conversation
}
const attempts: Readonly<Record<Right, Attempt>> = {
  'agreement.read': { text: '/vereinbarung kassel', shows: 'KV Kassel' },
  'meeting.read': { text: '/kok kassel', shows: '17.06.2027' },
  'office.request': { text: '/beantragen jugendamt landkreis kassel', confirm: true },
  'own.read': { text: '/verwaltung meine-daten', shows: 'Über Sie ist gespeichert' },
  'meeting.plan': { text: '/termin kok kassel 8.7.2027 um 10 Uhr Rathaus', confirm: true },
  'meeting.move': { text: '/verschieben kok kassel 17.6.2027 auf den 24.6.2027', confirm: true },
  'meeting.cancel': { text: '/absagen kok kassel 17.6.2027', confirm: true },
  'meeting.invite': { text: '/einladen kok kassel 9.9.2027', confirm: true },
  'invitation.read': { text: '/rückmeldungen kok kassel 17.6.2027', shows: 'Ohne Antwort' },
  'invitation.record': { text: '/nachtragen kok kassel 17.6.2027 Sabine sagt zu', confirm: true },
  'invitation.answer': { text: '/rückmeldung kok kassel 17.6.2027 zu' },
  'item.propose': { text: '/top kok kassel 17.6.2027 Haushalt, Beratung, 10 Minuten', confirm: true },
  'agenda.readDraft': { text: '/tagesordnung kok kassel 17.6.2027', shows: 'Noch nicht aufgenommen' },
  'agenda.arrange': { text: '/tagesordnung kok kassel 17.6.2027 A aufnehmen', confirm: true },
  'minutes.take': { text: '/protokoll kok kassel 1.2.2027 weiter' },
  'minutes.read': { text: '/protokoll kok kassel 1.2.2027', shows: 'Die Plätze reichen nicht' },
  'minutes.readDraft': { text: '/protokoll kok kassel 15.2.2027', shows: 'Noch steht es nicht fest' },
  'minutes.object': { text: '/protokoll kok kassel 1.2.2027 einwand: Es waren 12 Plätze' },
  'minutes.approve': { text: '/protokoll kok kassel 1.2.2027 genehmigen', confirm: true },
  'task.complete': { text: '/aufgaben erledigt 2: Der Raum ist gebucht', confirm: true },
  'task.completeOwn': { text: '/aufgaben erledigt 1: Die Liste liegt vor', confirm: true },
  'duty.fulfil': { text: '/erledigt kassel 8 b 2027 am 22.2.2027 14 Personen', confirm: true },
  'reminder.read': { text: '/erinnerungen kassel', shows: 'Bedarfszahl vorlegen' },
  'people.administer': {
    text: `/funktion LK Kassel, Jugendamt, Landkreis Kassel, ${TENANT}/${kinds['a colleague without office']?.who.objectId}, Inhaber/in, heute`,
    confirm: true,
  },
  'people.enter': { text: '/import kassel\nNeue Person;neu@lk-kassel.example;Sozialamt', confirm: true },
  'channel.bind': { text: '/kanal kok kassel', confirm: true, at: { kind: 'channel', id: '19:kok' } },
  'audit.read': { text: '/verwaltung verlauf kassel', shows: 'Verlauf, die neuesten' },
}
/** Only whoever was invited can answer: a right alone is no invitation. */
const INVITED = ['a seat']
/** The task names an office: a right alone does not make it one's own. */
const NAMED = ['a founder', 'an administrator', 'the secretariat', 'a seat']
const ONLY: Partial<Record<Right, readonly string[]>> = {
  'invitation.answer': INVITED,
  'task.completeOwn': NAMED,
}

const ways = ['typed', 'button'] as const
let folder: string
let prepared: string
/** The two agreements in which somebody here holds an office: the bot starts after every deed that changes something. */
let agreements: string
let connector: Connector
beforeAll(async () => {
  folder = fastFolder('lotse-matrix-')
  prepared = join(folder, 'prepared.db')
  agreements = join(folder, 'agreements')
  await mkdir(agreements)
  for (const id of [KASSEL, MKK])
    await copyFile(join('data', 'agreements', `${id}.yaml`), join(agreements, `${id}.yaml`))
  connector = await startConnector()
  const clock = clockAt(BEFORE)
  const lotse = await start(prepared, clock)
  const anna = kinds['a founder']?.who as Sender
  const say = (text: string) => ask(url(lotse), connector, messageFrom(connector, anna, chatOf(anna), text))
  for (const { who, office } of Object.values(kinds)) {
    if (who.objectId === undefined || who.tenant !== TENANT) continue
    const person = personId(who.tenant, who.objectId)
    const hand = { at: clock.now(), by: person, deed: 'people.administer' }
    await lotse.books.inOneTransaction(async ({ directory }) => {
      await directory.enter(
        { id: person, name: who.name, teams: { serviceUrl: connector.serviceUrl, conversationId: chatOf(who).id } },
        hand,
      )
      if (office)
        await directory.appoint(
          { officeId: officeId(office), personId: person, as: 'holder', from: localDate('2027-01-01') },
          hand,
        )
    })
  }
  for (const text of [
    '/termin kok kassel 1.2.2027 um 18 Uhr Kreishaus',
    'ja',
    '/protokoll kok kassel 1.2.2027',
    'Die Plätze reichen nicht.',
    'Auftrag: Bedarfszahl vorlegen bis 30.04.2027 durch Jugendamt',
    'Auftrag: Raum buchen durch Sozialamt',
    'Ende',
    '/protokoll kok kassel 1.2.2027 fertig',
    'ja',
    '/termin kok kassel 15.2.2027 um 18 Uhr Kreishaus',
    'ja',
    '/termin kok kassel 17.6.2027 um 10 Uhr Kreishaus',
    'ja',
    '/einladen kok kassel 17.6.2027',
    'ja',
    '/termin kok kassel 9.9.2027 um 10 Uhr Kreishaus',
    'ja',
  ])
    await say(text)
  const petra = kinds['the secretariat']?.who as Sender
  for (const text of ['/top kok kassel 17.6.2027 Wohnen, Beratung, 20 Minuten', 'ja'])
    await ask(url(lotse), connector, messageFrom(connector, petra, chatOf(petra), text))
  clock.set(instant(DRAFTED))
  for (const text of ['/protokoll kok kassel 15.2.2027', 'Noch steht es nicht fest.', 'Ende']) await say(text)
  clock.set(instant(NOW))
  await lotse.pulse()
  await lotse.stop()
})
afterAll(async () => {
  await connector.close()
  await rm(folder, { recursive: true, force: true })
})

const start = (database: string, clock = clockAt(NOW)): Promise<Lotse> =>
  startLotse(
    {
      mode: 'demo',
      host: '127.0.0.1',
      port: 0,
      database,
      agreementsFolder: agreements,
      admins: [kinds['a founder']?.who.objectId ?? ''],
      logLevel: 'silent',
      tenants: [TENANT],
    },
    createLog('silent'),
    { clock: clock.now, loadAgreements: readAgreements, readerOf },
  )
const url = (lotse: Lotse): string => `http://127.0.0.1:${lotse.port}`
const chatOf = ({ name }: Sender): Conversation => ({ kind: 'personal', id: `a:${name}` })

/** Everything but what remembers that somebody spoke: the answer itself, the talk, and the trail. */
const TRACES = ['inbox', 'short_lived', 'audit', 'audit_head', 'planned', 'person']
async function state(database: string): Promise<string> {
  const opened = await openToRead(database)
  if (!opened) throw new Error('no database')
  try {
    const tables = await sql<{
      name: string
    }>`select name from sqlite_master where type = 'table' order by name`.execute(opened.db)
    const kept = tables.rows.map(({ name }) => name).filter((name) => !TRACES.includes(name))
    const rows = await Promise.all(kept.map((name) => sql`select * from ${sql.table(name)}`.execute(opened.db)))
    return JSON.stringify(kept.map((name, at) => [name, rows[at]?.rows]))
  } finally {
    await opened.close()
  }
}

/** Says it, confirms what is read back, and returns everything that was answered. */
async function attempt(
  lotse: Lotse,
  who: Sender,
  { text, confirm, at }: Attempt,
  way: (typeof ways)[number],
): Promise<string> {
  const chat = at ?? chatOf(who)
  const said: SentActivity[] = []
  const send = async (activity: unknown) => said.push(...(await ask(url(lotse), connector, activity)))
  await send(
    way === 'typed' ? messageFrom(connector, who, chat, text) : submissionFrom(connector, who, chat, { say: text }),
  )
  if (confirm) {
    const card = cardOf(said.at(-1))
    const button = card && buttonsOf(card).find(({ title }) => /^Ja\b/.test(title))
    if (way === 'typed') await send(messageFrom(connector, who, chat, 'ja'))
    else if (button) await send(submissionFrom(connector, who, chat, button.data))
  }
  return said.flatMap((activity) => toldBy(cardOf(activity) as SentCard)).join('\n')
}

test('every deed of the table is tried', () => {
  expect(Object.keys(attempts).toSorted()).toEqual([...rights].toSorted())
})

/** Typed all of them; by a button each way in which somebody may much, little or nothing. */
const BY_BUTTON = ['the secretariat', 'a colleague without office', 'somebody from an unknown organisation']

describe.each(ways)('%s', (way) => {
  const tried = Object.entries(kinds).filter(([name]) => way === 'typed' || isLong || BY_BUTTON.includes(name))
  describe.each(tried)('%s', (name, { who, roles }) => {
    test('does what the table allows, and nothing else', async () => {
      const wrong: string[] = []
      const copy = async () => {
        const database = join(folder, `${way}-${who.name}-${Math.random()}.db`)
        await copyFile(prepared, database)
        return database
      }
      let database = await copy()
      let lotse = await start(database)
      const before = await state(database)
      for (const deed of rights) {
        const what = attempts[deed]
        const isMeant = ONLY[deed]?.includes(name) ?? true
        const mayDo = isMeant && rolesFor(deed).some((role) => roles.includes(role))
        const answer = await attempt(lotse, who, what, way)
        const changed = (await state(database)) !== before
        const did = what.shows === undefined ? changed : answer.includes(what.shows)
        if (did !== mayDo || (changed && what.shows !== undefined))
          wrong.push(`${deed} ${did ? 'done' : 'not done'}: ${answer.slice(0, 160)}`)
        if (changed) {
          await lotse.stop()
          database = await copy()
          lotse = await start(database)
        } else {
          await ask(url(lotse), connector, messageFrom(connector, who, chatOf(who), '/abbrechen'))
        }
      }
      await lotse.stop()
      expect(wrong).toEqual([])
    })
  })
})
