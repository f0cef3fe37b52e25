/**
 * Part of `npm run bench`: fifty people dictate into the minutes of one session at once, six tasks each, with twelve
 * people in each office of the conference. What a task costs beside a line that is none, and that all of it is written.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { agreementById, committeeById } from '#src/agreements/lookup.ts'
import { instant, localDate, localTime } from '#src/calendar/local-date.ts'
import { seatsOf } from '#src/meetings/seats.ts'
import { officeId } from '#src/people/office.ts'
import { personId } from '#src/people/person.ts'
import { createPlanning } from '#src/reminding/planning.ts'
import { loadAgreements } from '#src/store/agreements/agreement-files.ts'
import { openStore } from '#src/store/store.ts'

const KASSEL = 'lwv-lk-kassel-2022'
const HOLDERS = 12
const WRITERS = 50
const LINES_EACH = 6
const NOW = instant('2027-03-01T08:00:00Z')

const shelf = await loadAgreements('data/agreements', new Set())
const agreement = agreementById(shelf, KASSEL)
const kok = agreement && committeeById(agreement, 'kok')
if (!agreement || !kok) throw new Error('no KoK Kassel')
const folder = mkdtempSync(join(tmpdir(), 'lotse-bench-'))
const store = await openStore(join(folder, 'writers.db'), () => NOW)
const fail = (what: unknown): never => {
  throw what
}
const { books, plan } = createPlanning({
  shelf,
  books: store.books,
  founders: new Set(),
  clock: () => NOW,
  onGap: fail,
  onFailure: fail,
})
const hand = { at: NOW, by: personId('t', 'bench'), deed: 'bench' }

async function spent(task: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage()
  await task()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}
/** All at once, each one line after the other. @returns milliseconds of CPU for a line */
async function dictate(kind: 'information' | 'task', round: number): Promise<number> {
  const write = async (writer: number): Promise<void> => {
    for (let line = 0; line < LINES_EACH; line += 1)
      await books.inOneTransaction(({ minutes }) =>
        minutes.add({
          id: `${kind}-${round}-${writer}-${line}`,
          meetingId: 'm',
          item: '1',
          itemTitle: 'Bericht',
          kind,
          text: `Bericht ${writer} schreiben`,
          ...(kind === 'task' && { dueOn: localDate('2027-09-15') }),
          writtenBy: hand.by,
          writtenAt: NOW,
        }),
      )
  }
  const ms = await spent(() => Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer))))
  return Number((ms / (WRITERS * LINES_EACH)).toFixed(1))
}

try {
  const offices = [
    ...seatsOf(agreement, kok).flatMap(({ office }) => office?.id ?? []),
    officeId({ agreementId: KASSEL, partnerId: 'lwv', kind: 'secretariat', detail: 'kok' }),
  ]
  await store.books.inOneTransaction(async ({ directory, meetings }) => {
    for (const office of offices)
      for (let one = 0; one < HOLDERS; one += 1) {
        const person = personId('t', `${office}-${one}`)
        await directory.enter({ id: person, name: person }, hand)
        const from = localDate('2027-01-01')
        await directory.appoint({ officeId: office, personId: person, as: 'holder', from }, hand)
      }
    const on = localDate('2027-03-01')
    const of = { id: 'm', agreementId: KASSEL, committeeId: 'kok', on, at: localTime('09:00') }
    await meetings.add({ ...of, state: 'inSession', version: 1, plannedBy: hand.by, recordedAt: NOW }, hand)
  })
  await plan()
  const rows = []
  for (let round = 1; round <= 3; round += 1) {
    const [line, task] = [await dictate('information', round), await dictate('task', round)]
    rows.push({ 'tasks before': (round - 1) * WRITERS * LINES_EACH, 'ms CPU a line': line, 'ms CPU a task': task })
  }
  console.table(rows)
  const tasks = await books.minutes.tasksUnder(KASSEL)
  const all = 3 * WRITERS * LINES_EACH
  console.log(
    `${tasks.length === all ? 'met   ' : 'MISSED'} ${tasks.length} of ${all} tasks by ${WRITERS} writers are written`,
  )
} finally {
  await store.close()
  rmSync(folder, { recursive: true, force: true })
}
