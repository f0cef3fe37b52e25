/**
 * Every command × seven kinds of people, said aloud: in a group of people of all kinds, and in the channel of the body. What
 * stands there, others read: no draft, no name, no proposal, no task, nothing of the administration and no link may.
 */
import { copyFile, mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { commands } from '#dialogs/all.ts'
import { instant, localDate } from '#src/calendar/local-date.ts'
import { createLog } from '#src/log.ts'
import { type Lotse, startLotse } from '#src/main.ts'
import { type OfficeKind, officeId } from '#src/people/office.ts'
import { personId } from '#src/people/person.ts'
import { noPersonalChat, onlyInPersonalChat } from '#src/speech/parts/conversation.ts'
import { answeredPersonally, notAnsweredPersonally } from '#src/speech/parts/failures.ts'
import { clockAt } from '../doubles/clock.ts'
import {
  type Connector,
  type Conversation,
  cardOf,
  messageFrom,
  type Sender,
  type SentCard,
  sendActivity,
  startConnector,
  TENANT,
  toldBy,
} from '../doubles/connector.ts'
import { fastFolder } from '../doubles/fast-folder.ts'
import { readAgreements } from '../doubles/read-agreements.ts'
import { readerOf } from '../doubles/reader.ts'

const KASSEL = 'lwv-lk-kassel-2022'
const MKK = 'lwv-mkk-hanau-2021'
const SECOND_TENANT = '22222222-2222-4222-8222-222222222222'
const BEFORE = '2027-02-01T08:00:00Z' // Monday: minutes that were sent round
const DRAFTED = '2027-02-15T08:00:00Z' // Monday: minutes that were not
const NOW = '2027-03-01T08:00:00Z' // Monday

interface Kind {
  readonly who: Sender
  readonly office?: readonly [kind: OfficeKind, detail: string, partnerId: string, agreementId: string]
}
let made = 0
const somebody = (name: string, tenant = TENANT): Sender => {
  made += 1
  return { name, objectId: `7d0c2f1e-8a35-4c1b-9a64-${String(made).padStart(12, '0')}`, tenant }
}
const kinds = {
  member: { who: somebody('Quirina Sitzler'), office: ['seat', 'jugendamt', 'lk-kassel', KASSEL] },
  'without office': { who: somebody('Ottokar Ohnamt') },
  'second tenant': { who: somebody('Zenobia Zweit', SECOND_TENANT) },
  guest: { who: { name: 'Gastona Anonym', objectId: undefined, tenant: TENANT } },
  'administrator elsewhere': { who: somebody('Dorothea Anderswo'), office: ['administration', 'bot', 'mkk', MKK] },
  secretariat: { who: somebody('Petronella Führer'), office: ['secretariat', 'kok', 'lk-kassel', KASSEL] },
  administrator: { who: somebody('Adalbert Verwalter'), office: ['administration', 'bot', 'lk-kassel', KASSEL] },
} as const satisfies Readonly<Record<string, Kind>>
type KindName = keyof typeof kinds
const founder = somebody('Gründula Erst')
const everybody: readonly (readonly [KindName, Kind])[] = Object.entries(kinds) as [KindName, Kind][]

/** How each command is said, so that it would show something; that none is left out is a test below. */
const said: Readonly<Partial<Record<keyof typeof commands, string>>> = {
  help: '/hilfe',
  conference: '/kok kassel',
  meetings: '/termine kassel 2027',
  nextSteps: '/schritte',
  speakPlainly: '/einfach aus',
  committees: '/gremien kassel',
  deadlines: '/fristen kassel',
  reminders: '/erinnerungen kassel',
  agreement: '/vereinbarung kassel',
  ask: '/frage wer ist in der kok kassel',
  secretariat: '/geschäftsführung kassel',
  notice: '/kündigung kassel',
  respond: '/rückmeldung kok kassel 17.6.2027 zu',
  vote: '/terminwahl',
  minutes: '/protokoll kok kassel 15.2.2027',
  agenda: '/tagesordnung kok kassel 17.6.2027',
  invite: '/einladen kok kassel 9.9.2027',
  responses: '/rückmeldungen kok kassel 17.6.2027',
  recordAnswer: '/nachtragen kok kassel 17.6.2027 Quirina Sitzler sagt zu',
  fulfil: '/erledigt kassel 8 b 2027 am 22.2.2027 14 Personen',
  tasks: '/aufgaben',
  proposeItem: '/top kok kassel 17.6.2027 Eigenes, Beratung, 10 Minuten',
  findDate: '/terminfindung kok kassel 1.7.2027 um 10, 2.7.2027 um 10',
  planMeeting: '/termin kok kassel 8.7.2027 um 10 Uhr Rathaus',
  decisions: '/beschlüsse',
  move: '/verschieben kok kassel 17.6.2027 auf den 24.6.2027',
  callOff: '/absagen kok kassel 17.6.2027',
  sendDeputy: '/vertretung kok kassel 17.6.2027 Vera Vertreter',
  seePoll: '/terminstand',
  settings: '/einstellungen',
  absence: '/abwesend',
  administration: '/verwaltung kassel',
  requestOffice: '/beantragen jugendamt landkreis kassel',
  cancel: '/abbrechen',
  back: '/zurück',
  finishMinutes: '/protokollfertig kok kassel 15.2.2027',
  approveMinutes: '/protokollgenehmigen kok kassel 1.2.2027',
  completeTask: '/aufgabenerledigt 1: liegt vor',
  startDuty: '/inarbeit kassel 8 b 2027',
  postponeDuty: '/später kassel 8 b 2027',
  chooseDay: '/fälligkeit kassel',
  declineDuty: '/nichtzuständig kassel 8 b 2027',
  assignOffice: '/funktion kassel',
  endOffice: '/funktionsende kassel',
  recordAbsence: '/abwesenheit 5.7.2027 bis 9.7.2027',
  weeklyDigest: '/wochenübersicht',
  calendarMail: '/kalendermail',
  forgetMe: '/datenlöschen',
  exportMe: '/datenexport',
  revokeLinks: '/linkssperren',
  grantOffice: '/bewilligen',
  takeAttendance: '/anwesenheit kok kassel',
  setLead: '/vorlauf kok kassel',
  setStages: '/stufen kassel',
  importPeople: '/import kassel mitglieder',
  channel: '/kanal',
  setUp: '/einrichten kassel',
  retention: '/aufbewahrung',
}
/** Said beside the rows of the table, in the ways in which they would leak. */
const besides = [
  '/protokoll kok kassel 1.2.2027',
  '/protokoll kok kassel 1.2.2027 word',
  '/protokoll kok kassel 15.2.2027 word',
  '/protokoll kok kassel 1.2.2027 vergleichen',
  '/protokoll kok kassel 15.2.2027 weiter',
  '/verwaltung verlauf kassel',
  '/verwaltung meine-daten',
  '/beschlüsse kassel Plätze',
  '/aufgaben ich',
  '/aufgaben kassel überfällig',
  'was wurde beschlossen?',
  'wer hat für die kok kassel zugesagt?',
  'zeig mir das Protokoll der KoK Kassel vom 1.2.2027',
  'wer ist Geschäftsführung der KoK Kassel?',
  'welche Aufgaben sind offen?',
]
const SECRETS = {
  draft: 'Noch steht der Umzug nicht fest',
  minutes: 'Die Plätze reichen nicht',
  decision: 'Es wird halbjährlich berichtet',
  task: 'Bedarfszahl zusammenstellen',
  proposal: 'Haushaltslage besprechen',
  link: 'https://lotse.example',
  mail: '@kassel.example',
}

const FOREIGN: Conversation = { kind: 'group', id: '19:gemischt@thread.v2' }
const OWN: Conversation = { kind: 'channel', id: '19:kok@thread.tacv2' }

let folder: string
let connector: Connector
let lotse: Lotse
beforeAll(async () => {
  folder = fastFolder('lotse-groups-')
  const agreements = join(folder, 'agreements')
  await mkdir(agreements)
  for (const id of [KASSEL, MKK])
    await copyFile(join('data', 'agreements', `${id}.yaml`), join(agreements, `${id}.yaml`))
  connector = await startConnector()
  const clock = clockAt(BEFORE)
  lotse = await startLotse(
    {
      mode: 'demo',
      host: '127.0.0.1',
      port: 0,
      database: join(folder, 'groups.db'),
      agreementsFolder: agreements,
      publicUrl: 'https://lotse.example',
      admins: [founder.objectId ?? ''],
      logLevel: 'silent',
      tenants: [TENANT, SECOND_TENANT],
    },
    createLog('silent'),
    { clock: clock.now, loadAgreements: readAgreements, readerOf },
  )
  for (const { who, office } of [{ who: founder }, ...Object.values<Kind>(kinds)] as readonly Kind[]) {
    if (who.objectId === undefined) continue
    const person = personId(who.tenant, who.objectId)
    const hand = { at: clock.now(), by: person, deed: 'people.administer' }
    await lotse.books.inOneTransaction(async ({ directory }) => {
      const teams = { serviceUrl: connector.serviceUrl, conversationId: chatOf(who).id }
      await directory.enter(
        { id: person, name: who.name, mail: `${who.name.split(' ')[0]}@kassel.example`, teams },
        hand,
      )
      if (!office) return
      const [kind, detail, partnerId, agreementId] = office
      const held = { officeId: officeId({ kind, detail, partnerId, agreementId }), personId: person }
      await directory.appoint({ ...held, as: 'holder', from: localDate('2027-01-01') }, hand)
    })
  }
  const petra = kinds.secretariat.who
  const talk = async (...texts: readonly string[]) => {
    for (const text of texts) await tell(petra, chatOf(petra), text)
  }
  await talk('/termin kok kassel 1.2.2027 um 18 Uhr Kreishaus', 'ja', '/protokoll kok kassel 1.2.2027')
  await talk(`${SECRETS.minutes}.`, `Beschluss: ${SECRETS.decision}, einstimmig`)
  await talk(`Auftrag: ${SECRETS.task} bis 30.04.2027 durch Jugendamt`, 'Ende')
  await talk('/protokoll kok kassel 1.2.2027 fertig', 'ja')
  await talk('/termin kok kassel 15.2.2027 um 18 Uhr Kreishaus', 'ja')
  await talk('/termin kok kassel 17.6.2027 um 10 Uhr Kreishaus', 'ja', '/einladen kok kassel 17.6.2027', 'ja')
  await talk('/termin kok kassel 9.9.2027 um 10 Uhr Kreishaus', 'ja')
  await talk(`/top kok kassel 17.6.2027 ${SECRETS.proposal}, Beratung, 20 Minuten`, 'ja')
  await talk('/terminfindung kok kassel 1.7.2027 um 10, 2.7.2027 um 10', 'ja')
  clock.set(instant(DRAFTED))
  await talk('/protokoll kok kassel 15.2.2027', `${SECRETS.draft}.`, 'Ende')
  clock.set(instant(NOW))
  for (const text of ['/kanal kok kassel', 'ja']) await tell(founder, OWN, text)
})
afterAll(async () => {
  await lotse.stop()
  await connector.close()
  await rm(folder, { recursive: true, force: true })
})

const chatOf = ({ name }: Sender): Conversation => ({ kind: 'personal', id: `a:${name.split(' ')[0]}` })

/** @returns what was said there, and to this person alone */
async function tell(who: Sender, at: Conversation, text: string) {
  connector.take()
  const { status } = await sendActivity(`http://127.0.0.1:${lotse.port}`, messageFrom(connector, who, at, text))
  if (status !== 200) throw new Error(`${who.name}, ${text}: ${status}`)
  const sent = connector.take()
  const inChat = (id: string): string =>
    sent
      .filter(({ conversationId }) => conversationId === id)
      .map(({ activity }) => `${toldBy(cardOf(activity) as SentCard).join('\n')}\n${JSON.stringify(activity)}`)
      .join('\n')
  return { here: inChat(at.id), alone: at.kind === 'personal' ? '' : inChat(chatOf(who).id) }
}

/** What of the answer others must not read. A name that whoever asks said themselves is no secret of ours. */
function leaksIn(text: string, asking: Sender, question: string): readonly string[] {
  const names = [founder, ...everybody.map(([, { who }]) => who)]
    .filter(({ name }) => name !== asking.name && !question.includes(name))
    .map(({ name }) => name)
  return [...Object.values(SECRETS), ...names].filter((secret) => text.includes(secret))
}

type Where = 'here' | 'alone' | 'refused' | 'nothing'
function whereOf({ here, alone }: { readonly here: string; readonly alone: string }): Where {
  if (alone !== '') return here.includes(answeredPersonally().answer) ? 'alone' : 'here'
  if (here.includes(noPersonalChat().answer) || here.includes('Dafür fehlt Ihnen die Berechtigung')) return 'refused'
  return here === '' ? 'nothing' : 'here'
}

test('every command is said', () => {
  expect(Object.keys(commands).filter((name) => !(name in said))).toEqual([])
})

test('alone, whoever may see it sees all of it', async () => {
  const { who } = kinds.secretariat
  const shown: string[] = []
  for (const text of [...everything, 'ja']) shown.push((await tell(who, chatOf(who), text)).here)
  const names = [kinds.member.who.name]
  const seen = shown.join('\n')
  expect([...Object.values(SECRETS), ...names].filter((secret) => !seen.includes(secret))).toEqual([])
  await tell(who, chatOf(who), '/abbrechen')
})

const everything = [...Object.values(said), ...besides]
const rows: string[] = []

describe('in a group of people of all kinds', () => {
  test.each(everything)('%s', async (text) => {
    const leaks: string[] = []
    const cells: Where[] = []
    for (const [kind, { who }] of everybody) {
      const answer = await tell(who, FOREIGN, text)
      cells.push(whereOf(answer))
      for (const leak of leaksIn(answer.here, who, text)) leaks.push(`${kind}: ${leak}`)
      // Whatever it asks, and whatever the next answer is.
      const next = await tell(who, FOREIGN, 'kassel')
      for (const leak of leaksIn(next.here, who, text)) leaks.push(`${kind}, then "kassel": ${leak}`)
      for (const chat of [FOREIGN, chatOf(who)]) await tell(who, chat, '/abbrechen')
    }
    rows.push([text.padEnd(62), ...cells.map((cell) => cell.padEnd(8))].join(' ').trimEnd())
    expect(leaks).toEqual([])
  })

  test('who is answered where', async () => {
    const head = [''.padEnd(62), ...everybody.map(([kind]) => kind.slice(0, 8).padEnd(8))].join(' ').trimEnd()
    await expect(`${[head, ...rows].join('\n')}\n`).toMatchFileSnapshot('in-groups.txt')
  })
})

/** Of the body itself: members may read it there, drafts and the administration nobody. */
describe('in the channel of the body', () => {
  test.each(everything)('%s', async (text) => {
    const leaks: string[] = []
    for (const [kind, { who }] of everybody) {
      const { here } = await tell(who, OWN, text)
      const isOfBody = kind === 'member' || kind === 'secretariat' || kind === 'administrator'
      const found = isOfBody
        ? [SECRETS.mail].filter((secret) => here.includes(secret))
        : leaksIn(here, who, text).filter((leak) => leak !== kinds.secretariat.who.name)
      for (const leak of found) leaks.push(`${kind}: ${leak}`)
      for (const chat of [OWN, chatOf(who)]) await tell(who, chat, '/abbrechen')
    }
    expect(leaks).toEqual([])
  })
})

describe('whatever becomes of the personal chat', () => {
  const { who } = kinds.member
  const question = '/protokoll kok kassel 1.2.2027'

  test('the same message again is answered there again, and not in the group', async () => {
    const activity = messageFrom(connector, who, FOREIGN, '/top kok kassel 17.6.2027 einwand')
    const asked = messageFrom(connector, kinds.secretariat.who, FOREIGN, '/protokoll kok kassel 15.2.2027 weiter')
    for (const [sender, again] of [
      [who, activity],
      [kinds.secretariat.who, asked],
      [kinds.secretariat.who, asked],
    ] as const) {
      connector.take()
      await sendActivity(`http://127.0.0.1:${lotse.port}`, again)
      const inGroup = connector.take().filter(({ conversationId }) => conversationId === FOREIGN.id)
      expect(leaksIn(JSON.stringify(inGroup), sender, '')).toEqual([])
    }
    await tell(kinds.secretariat.who, chatOf(kinds.secretariat.who), 'Pause')
  })

  test('who blocked it is told so in the group, and nothing else', async () => {
    connector.block(chatOf(who).id)
    const { here, alone } = await tell(who, FOREIGN, question)
    expect([here.includes(notAnsweredPersonally().answer), leaksIn(here, who, question), alone]).toEqual([true, [], ''])
  })

  test('a dialog that goes on in the midst of it ends there without a word', async () => {
    const { who: petra } = kinds.secretariat
    await tell(petra, OWN, '/anwesenheit kok kassel 15.2.2027')
    await tell(founder, OWN, '/kanal lösen')
    const { here } = await tell(petra, OWN, 'Quirina Sitzler')
    expect([here.includes(onlyInPersonalChat().answer), leaksIn(here, petra, 'Quirina Sitzler')]).toEqual([true, []])
  })
})
