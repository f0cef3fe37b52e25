/**
 * Part of `npm run bench`: how many of our functions are called on the way from a click to its answer. The whole bot in
 * one process, from its HTTP door to the connector; V8 counts, so the figures are the same on every machine.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { Session } from 'node:inspector/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { agreementById, committeeById } from '#src/agreements/lookup.ts'
import { instant, localDate } from '#src/calendar/local-date.ts'
import { createLog } from '#src/log.ts'
import { startLotse } from '#src/main.ts'
import { seatsOf } from '#src/meetings/seats.ts'
import { type OfficeId, officeId } from '#src/people/office.ts'
import { personId } from '#src/people/person.ts'
import { loadAgreements } from '#src/store/agreements/agreement-files.ts'
import { clockAt } from '../doubles/clock.ts'
import {
  buttonsOf,
  cardOf,
  messageFrom,
  PERSONAL,
  PETRA,
  type SentActivity,
  sendActivity,
  startConnector,
  submissionFrom,
} from '../doubles/connector.ts'

const KASSEL = 'lwv-lk-kassel-2022'
/** People who hold each office of the conference. */
const HOLDERS = 2
const OURS = /\/(src|dialogs)\//

const session = new Session()
session.connect()
await session.post('Profiler.enable')
await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false })

const rows: { step: string; calls: number; files: number }[] = []
/** Counts what is called until it is done. */
async function counted<T>(step: string, task: () => Promise<T>): Promise<T> {
  await session.post('Profiler.takePreciseCoverage')
  const done = await task()
  const { result } = await session.post('Profiler.takePreciseCoverage')
  const ours = result
    .filter(({ url }) => OURS.test(url) && !url.includes('node_modules'))
    .map(({ functions }) => functions.reduce((sum, { ranges }) => sum + (ranges[0]?.count ?? 0), 0))
    .filter((calls) => calls > 0)
  rows.push({ step, calls: ours.reduce((sum, calls) => sum + calls, 0), files: ours.length })
  return done
}

const folder = mkdtempSync(join(tmpdir(), 'lotse-bench-'))
const connector = await startConnector()
const clock = clockAt('2027-03-01T08:00:00Z')
const lotse = await startLotse(
  {
    mode: 'demo',
    host: '127.0.0.1',
    port: 0,
    database: join(folder, 'walks.db'),
    agreementsFolder: 'data/agreements',
    admins: [PETRA.objectId ?? ''],
    logLevel: 'silent',
    tenants: 'any',
    publicUrl: 'https://lotse.example/',
  },
  createLog('silent'),
  { clock: clock.now },
)
const bot = `http://127.0.0.1:${lotse.port}`
const petra = personId(PETRA.tenant ?? '', PETRA.objectId ?? '')
const hand = { at: clock.now(), by: petra, deed: 'bench' }

const cards = (): SentActivity[] => connector.take().map(({ activity }) => activity)
async function say(text: string): Promise<SentActivity[]> {
  await sendActivity(bot, messageFrom(connector, PETRA, PERSONAL, text))
  return cards()
}
function labelsOf(card: SentActivity): readonly string[] {
  const shown = cardOf(card)
  return shown ? buttonsOf(shown).map(({ title }) => title) : []
}
async function click(card: SentActivity | undefined, label: string): Promise<SentActivity[]> {
  const shown = cardOf(card)
  const button = shown && buttonsOf(shown).find(({ title }) => title.startsWith(label))
  if (!button) throw new Error(`no button ${label}: ${JSON.stringify(card?.summary)}`)
  await sendActivity(bot, submissionFrom(connector, PETRA, PERSONAL, button.data))
  return cards()
}

async function fillOffices(): Promise<void> {
  const agreement = agreementById(await loadAgreements('data/agreements', new Set()), KASSEL)
  const kok = agreement && committeeById(agreement, 'kok')
  if (!agreement || !kok) throw new Error('no KoK Kassel')
  const offices: OfficeId[] = [
    ...seatsOf(agreement, kok).flatMap(({ office }) => office?.id ?? []),
    ...agreement.partners.map(({ id }) =>
      officeId({ agreementId: KASSEL, partnerId: id, kind: 'contact', detail: '' }),
    ),
    officeId({ agreementId: KASSEL, partnerId: 'lwv', kind: 'secretariat', detail: 'kok' }),
  ]
  await lotse.books.inOneTransaction(async ({ directory }) => {
    const from = localDate('2027-01-01')
    for (const office of offices)
      for (let one = 0; one < HOLDERS; one += 1) {
        const person = personId('t', `${office}-${one}`)
        const conversationId = `a:${office}-${one}`
        await directory.enter(
          { id: person, name: person, teams: { serviceUrl: connector.serviceUrl, conversationId } },
          hand,
        )
        await directory.appoint({ officeId: office, personId: person, as: 'holder', from }, hand)
      }
    // Whoever clicks is told, too.
    for (const office of offices.slice(-2))
      await directory.appoint({ officeId: office, personId: petra, as: 'holder', from }, hand)
  })
}

try {
  await say('/hilfe')
  await fillOffices()
  await lotse.pulse()
  const [readBack] = await counted('a1 /termin, until it is read back', () =>
    say('/termin KoK Kassel 11.5. um zehn, Kreishaus'),
  )
  await counted('a2 a meeting is confirmed', () => click(readBack, 'Ja'))
  const [invitation] = await say('/einladen KoK Kassel')
  await counted('c1 an invitation is confirmed', () => click(invitation, 'Ja'))
  await counted('c2 a pulse sends it', () => lotse.pulse())
  cards()
  const [meeting] = await lotse.books.meetings.between(KASSEL, localDate('2027-05-11'), localDate('2027-05-11'))
  if (!meeting) throw new Error('no meeting')
  const [asked] = await lotse.books.invitations.invitedTo(meeting.id)
  if (!asked) throw new Error('nobody was invited')
  const word = await lotse.books.inOneTransaction(({ links }) =>
    links.issue({
      purpose: 'answer',
      personId: asked.personId,
      about: meeting.id,
      expiresAt: instant('2027-06-30T00:00:00Z'),
    }),
  )
  await counted('c4 POST "Ich nehme teil"', async () => {
    const response = await fetch(`${bot}/antwort/${word}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ antwort: 'zu', stand: String(meeting.version) }).toString(),
    })
    const text = await response.text()
    if (response.status !== 200) throw new Error(text)
  })
  await counted('b1 a pulse that plans', async () => {
    clock.set(instant('2027-03-04T14:00:00Z'))
    await lotse.pulse()
  })
  cards()
  clock.set(instant('2027-03-05T07:00:00Z'))
  await counted('b2 a pulse that sends', () => lotse.pulse())
  const sent = cards()
  console.log(`sent: ${sent.length}`)
  const duty = sent.find((card) => labelsOf(card).includes('Erledigt'))
  await counted('b3 Erledigt, until the number is asked for', () => click(duty, 'Erledigt'))
  await say('5 am 4.3.2027')
  await counted('b4 the number is confirmed', () => say('ja'))
  clock.set(instant('2027-05-11T08:00:00Z'))
  await lotse.pulse()
  cards()
  await say('/protokoll KoK Kassel')
  await counted('d1 a line is dictated', () => say('Die Zahlen liegen vor.'))
  await counted('d2 a task is dictated', () => say('Auftrag: Konzept schreiben bis 15.03.2028'))
  for (let nth = 0; nth < 20; nth += 1) await say(`Auftrag: Bericht ${nth} schreiben bis 15.03.2028`)
  await counted('d3 the 22nd task is dictated', () => say('Auftrag: Plan schreiben bis 15.03.2028'))
  await say('/protokoll ende')
  const [away] = await say('/abwesend vom 1.6. bis 10.6.')
  await counted('e1 an absence is confirmed', () => click(away, 'Ja'))
  await counted('e2 somebody takes up an office', () =>
    lotse.books.inOneTransaction(({ directory }) =>
      directory.appoint(
        {
          officeId: officeId({ agreementId: KASSEL, partnerId: 'lk-kassel', kind: 'contact', detail: '' }),
          personId: petra,
          as: 'deputy',
          from: localDate('2027-05-11'),
        },
        hand,
      ),
    ),
  )
  console.table(rows)
} finally {
  await lotse.stop()
  await connector.close()
  rmSync(folder, { recursive: true, force: true })
}
