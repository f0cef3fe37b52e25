/** A base as a Land has it after years: copies of the five agreements, and rows written past the books, or it would take hours. */
import Sqlite from 'better-sqlite3'
import { type Agreement, meetingCommittees } from '#src/agreements/lookup.ts'
import { addDays, type LocalDate, localDate } from '#src/calendar/local-date.ts'
import { writeContent } from '#src/letters/content.ts'
import { officesOf } from '#src/meetings/seats.ts'
import { personId } from '#src/people/person.ts'
import { officeNames } from '#src/speech/people/people.ts'
import { openDatabase } from '#src/store/database/database.ts'
import type { Tables } from '#src/store/database/tables.ts'

export interface Sizes {
  readonly meetings: number
  /** Lines of minutes: a quarter are decisions, a fifth tasks, of which one in ten is open. */
  readonly lines: number
  /** Letters that were sent, over the years before `until`. */
  readonly letters: number
  /** People in each office. */
  readonly holders: number
  /** One agreement in so many has them; absent: each. */
  readonly staffed?: number
}

/** Each of them that often, with a region of its own: "Kassel 7". */
export const copiesOf = (agreements: readonly Agreement[], copies: number): readonly Agreement[] =>
  Array.from({ length: copies }, (_, at) =>
    agreements.map((one) => ({
      ...one,
      id: `${one.id}-${at}`,
      region: `${one.region} ${at}`,
      aliases: one.aliases.map((alias) => `${alias} ${at}`),
    })),
  ).flat()

/** Over how many days meetings and letters lie. */
const DAYS = 3_650

/**
 * Fills a new database file.
 * @param until the last day on which something was held or sent; one meeting in fifty lies behind it
 */
export async function fillBase(
  location: string,
  agreements: readonly Agreement[],
  sizes: Sizes,
  until: LocalDate,
): Promise<void> {
  await (await openDatabase(location)).close()
  const file = new Sqlite(location)
  // Nothing of it has to survive anything, and the indexes of a million rows are kept in memory while they grow.
  file.pragma('journal_mode = OFF')
  file.pragma('synchronous = OFF')
  file.pragma('cache_size = -1000000')
  file.exec('begin')
  fillPeople(
    file,
    agreements.filter((_, at) => at % (sizes.staffed ?? 1) === 0),
    sizes.holders,
  )
  fillMeetings(file, agreements, sizes, until)
  fillLetters(file, agreements, sizes, until)
  file.exec('commit')
  file.exec('analyze')
  file.close()
}

function inserting<Name extends keyof Tables>(
  file: Sqlite.Database,
  table: Name,
): (row: Partial<Tables[Name]>) => void {
  let statement: Sqlite.Statement | undefined
  return (row) => {
    const columns = Object.keys(row)
    statement ??= file.prepare(
      `insert into ${table} (${columns.map((one) => `"${one}"`).join(', ')}) values (${columns.map(() => '?').join(', ')})`,
    )
    statement.run(Object.values(row))
  }
}

function fillPeople(file: Sqlite.Database, agreements: readonly Agreement[], holders: number): void {
  const person = inserting(file, 'person')
  const holding = inserting(file, 'holding')
  let people = 0
  for (const agreement of agreements)
    for (const office of officesOf(agreement, officeNames))
      for (let one = 0; one < holders; one += 1) {
        people += 1
        const id = personId('t', `p${people}`)
        person({ id, name: `Person Nummer ${people}`, mail: null, service_url: null, conversation_id: null })
        holding({
          office_id: office.id,
          person_id: id,
          held_as: 'holder',
          from_date: '2017-01-01',
          until_date: null,
          agreement_id: agreement.id,
        })
      }
}

/** The day that is that share of the years before `until`. */
const dayAt = (share: number, until: LocalDate): LocalDate => addDays(until, -Math.floor((1 - share) * DAYS))

function fillMeetings(
  file: Sqlite.Database,
  agreements: readonly Agreement[],
  { meetings, lines }: Sizes,
  until: LocalDate,
): void {
  const meeting = inserting(file, 'meeting')
  const line = inserting(file, 'minutes_line')
  const done = inserting(file, 'task_done')
  const item = inserting(file, 'agenda_item')
  const invitation = inserting(file, 'invitation')
  const response = inserting(file, 'response')
  let written = 0
  let tasks = 0
  for (let nth = 0; nth < meetings; nth += 1) {
    const agreement = agreements[nth % agreements.length] as Agreement
    const bodies = meetingCommittees(agreement)
    const { id: committee = 'kok' } = bodies[Math.floor(nth / agreements.length) % bodies.length] ?? {}
    const share = nth / meetings
    const on = share > 0.98 ? addDays(until, 1 + (nth % 300)) : dayAt(share / 0.98, until)
    const at = `${on}T08:00:00.000Z`
    const [id, by] = [`m${nth}`, personId('t', `p${nth % 100}`)]
    meeting({
      id,
      agreement_id: agreement.id,
      committee_id: committee,
      on_date: on,
      at_time: '10:00',
      place: 'Kreishaus',
      state: on > until ? 'planned' : 'approved',
      version: 1,
      planned_by: by,
      recorded_at: at,
      ends_at: null,
      joint_with: null,
    })
    invitation({ meeting_id: id, person_id: by, offices: '[]', version: 1, invited_at: at, position: 0 })
    response({
      meeting_id: id,
      person_id: by,
      answer: 'accepted',
      deputy: null,
      on_date: on,
      at_time: '10:00',
      answered_by: by,
      answered_at: at,
    })
    item({
      id: `i${nth}`,
      meeting_id: id,
      place: 1,
      title: 'Zahlen',
      kind: 'discussion',
      minutes: null,
      state: 'proposed',
      reason: null,
      proposed_by: by,
      proposed_at: at,
      late: 0,
      version: 1,
      presenter: null,
      paper: null,
    })
    const end = on > until ? written : Math.ceil((lines * (share + 1 / meetings)) / 0.98)
    for (let number = 1; written < Math.min(end, lines); number += 1) {
      const isTask = written % 5 === 0
      const isDecision = !isTask && written % 4 === 1
      if (isTask) tasks += 1
      line({
        id: `l${written}`,
        meeting_id: id,
        number,
        item: '3',
        item_title: 'Zahlen der Eingliederungshilfe',
        kind: isTask ? 'task' : isDecision ? 'decision' : 'discussion',
        text: `Die Übersicht ${written} zur Kurzzeitpflege wird bis zur nächsten Sitzung ergänzt, Stichwort wort${written % 97}.`,
        vote: isDecision ? '"unanimous"' : null,
        responsible: isTask ? 'Sozialamt' : null,
        due_on: isTask ? addDays(on, 60) : null,
        due_words: null,
        written_by: by,
        written_at: `${on}T08:${String(number % 60).padStart(2, '0')}:00.000Z`,
        replaced_by: null,
        body: `${agreement.id}/${committee}`,
        task_number: isTask ? tasks : null,
      })
      if (isTask && tasks % 10 !== 0) done({ line_id: `l${written}`, done_on: on, remark: 'Liegt vor' })
      written += 1
    }
  }
  file.prepare('update task_head set number = ?').run(tasks)
}

function fillLetters(
  file: Sqlite.Database,
  agreements: readonly Agreement[],
  { letters, meetings }: Sizes,
  until: LocalDate,
): void {
  const letter = inserting(file, 'outbox')
  const inbox = inserting(file, 'inbox')
  const audit = inserting(file, 'audit')
  const payload = writeContent({ kind: 'words', words: { answer: 'Zur Kenntnis: Die Sitzung ist eingetragen.' } })
  for (let nth = 0; nth < letters; nth += 1) {
    const at = `${dayAt(nth / letters, until)}T07:00:00.000Z`
    const isAboutMeeting = nth % 3 === 0 && meetings > 0
    letter({
      key: `letter-${nth}`,
      kind: 'notice',
      // A meeting's letters are as old as it, but for those of the sessions to come.
      cause: isAboutMeeting ? `meeting/m${Math.floor((nth / letters) * meetings)}` : `duty/d${nth % 5_000}`,
      recipient: `{"person":"t/p${nth % 1_000}"}`,
      payload,
      not_before: at,
      expires_at: null,
      state: 'sent',
      ambiguous: 0,
      attempts: 1,
      way: 0,
      claimed_at: null,
      tried_since: null,
      ended_at: at,
      ref: null,
      trouble: null,
      plan_of: null,
      job: null,
    })
    if (nth % 5 !== 0) continue
    inbox({ activity_key: `activity-${nth}`, answer: '{"answer":"Eingetragen."}', at })
    audit({
      seq: nth / 5 + 1,
      id: `audit-${nth}`,
      at,
      by_person: `t/p${nth % 1_000}`,
      deed: 'meeting.plan',
      thing: `meeting/m${nth / 5}`,
      before: null,
      after: JSON.stringify({ agreementId: agreements[(nth / 5) % agreements.length]?.id }),
      hash: 'f'.repeat(64),
    })
  }
  file.prepare('update audit_head set seq = ?').run(Math.ceil(letters / 5))
}

/** The last day of a base whose day is not of interest. */
export const LAST_DAY = localDate('2027-02-28')
