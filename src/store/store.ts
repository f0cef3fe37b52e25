/** The store as the program uses it: books for conversations, teams-ai's state, and whether it works. */
import { statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setImmediate as breathe } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Pool } from 'pg'
import type { Instant } from '#src/calendar/local-date.ts'
import type { BookList, Books, Changed, Readers, Work, Writers } from '#src/conversation/work.ts'
import type { OutboxRows } from '#src/letters/letter.ts'
import type { OnUnreadable } from '#src/letters/set-aside.ts'
import { auditReader, auditTrail, type Trail } from './audit/audit-trail.ts'
import { isPostgres, openDatabase } from './database/database.ts'
import type { Database, Executor } from './database/tables.ts'
import { noted } from './duties/changes.ts'
import { dutyNoteBook, dutyNoteReader } from './duties/duty-notes.ts'
import { fulfilmentBook, fulfilmentReader } from './duties/fulfilment-book.ts'
import { plannedBook, plannedThrough } from './duties/planned.ts'
import { presetBook, presetReader } from './duties/preset-book.ts'
import { agendaBook, agendaReader } from './meetings/agenda-book.ts'
import { invitationBook, invitationReader } from './meetings/invitation-book.ts'
import { meetingBook, meetingReader } from './meetings/meeting-book.ts'
import { minutesBook, minutesReader } from './meetings/minutes-book.ts'
import { pollBook, pollReader } from './meetings/poll-book.ts'
import { registerReader } from './meetings/registers.ts'
import { inbox } from './memory/inbox.ts'
import { shortLived, sweep } from './memory/short-lived.ts'
import { type StateStorage, turnState } from './memory/turn-state.ts'
import { type Jobs, noJobs, type Sharing } from './outbox/jobs.ts'
import { outbox } from './outbox/outbox.ts'
import { outboxReader } from './outbox/outbox-reader.ts'
import { outboxRows } from './outbox/outbox-rows.ts'
import { absenceReader, absences } from './people/absences.ts'
import { calendarMailReader, calendarMails } from './people/calendar-mails.ts'
import { channelBook, channelReader } from './people/channel-book.ts'
import { directory, directoryReader } from './people/directory.ts'
import { linkReader, links, sweepLinks } from './people/links.ts'
import { ownRecords } from './people/own-data.ts'
import { plainLanguage, plainLanguageReader } from './people/plain-language.ts'
import { retention, retentionReader } from './people/retention.ts'
import { weeklyDigestReader, weeklyDigests } from './people/weekly-digests.ts'
import { type OnSetAside, setAsides, unreadableBook } from './set-aside.ts'

const toldToNobody: OnSetAside = () => undefined

export interface Store {
  readonly books: Books
  readonly turnState: StateStorage
  readonly outboxRows: OutboxRows
  /** Writes what is there already. False: nothing can be stored now. */
  canWrite(): Promise<boolean>
  close(): Promise<void>
}

/**
 * @param location a file path, ":memory:", or `postgres://…`
 * @param sharing several instances work on this PostgreSQL, and the engine hands each letter to one of them; it goes by
 *   the database's clock, so `clock` has to be real time. Absent, or on SQLite: one process, which finds what is due by
 *   looking and goes by `clock` alone, whatever it says.
 * @param onSetAside told of what cannot be read
 * @throws Error if it cannot be opened
 */
export async function openStore(
  location: string,
  clock: () => Instant,
  sharing?: Sharing,
  onSetAside: OnSetAside = toldToNobody,
): Promise<Store> {
  const { db, pool, close } = await openDatabase(location)
  try {
    await sweep(db, clock())
    await sweepLinks(db, clock())
    const handing = pool && sharing ? await handingOut(db, pool, clock, sharing) : undefined
    const state = (on: Executor) => shortLived(on, clock, 'teams')
    return {
      books: createBooks(db, clock, handing?.jobs, onSetAside),
      turnState: turnState((task) => db.transaction().execute((trx) => task(state(trx))), state(db)),
      outboxRows: handing?.rows ?? outboxRows(db),
      canWrite: async () => (await hasRoom(location)) && canWrite(db),
      async close() {
        await handing?.close()
        await close()
      },
    }
  } catch (cause) {
    await close()
    throw cause
  }
}

/** Loaded only where it is needed: a bot on SQLite has no use for the engine. */
async function handingOut(db: Database, pool: Pool, clock: () => Instant, sharing: Sharing) {
  const [{ openJobEngine }, { sharedRows }] = await Promise.all([
    import('./outbox/job-engine.ts'),
    import('./outbox/shared-rows.ts'),
  ])
  const engine = await openJobEngine(db, pool, clock, sharing)
  const { rows, close } = sharedRows(db, engine, clock)
  return {
    jobs: engine,
    rows,
    async close() {
      await close()
      await engine.close()
    },
  }
}

type OpensReader<Reader> = (on: Executor, onUnreadable: OnUnreadable) => Reader
type OpensWriter<Writer> = (
  on: Executor,
  trail: Trail,
  changed: Changed,
  onUnreadable: OnUnreadable,
  jobs: Jobs,
) => Writer
/** How a book is opened to be read, and to be written in a transaction. */
type Opening<Reader, Writer> = readonly [reader: OpensReader<Reader>, writer: OpensWriter<Writer>]
/** Of one that is planned from, as `plannedFrom` makes it. */
type PlannedOpening<Reader, Writer> = readonly [...Opening<Reader, Writer>, saysWhatItChanges: true]
type OpenedBooks = {
  readonly [Name in keyof BookList]: BookList[Name] extends { readonly isPlannedFrom: true }
    ? PlannedOpening<BookList[Name]['reader'], BookList[Name]['writer']>
    : Opening<BookList[Name]['reader'], BookList[Name]['writer']>
}
/** A writer that does not ask for `changed` cannot say that something was changed: it does not compile here. */
const plannedFrom = <Reader, Write extends OpensWriter<unknown>>(
  reader: OpensReader<Reader>,
  writer: Write extends (on: Executor, trail: Trail) => unknown ? never : Write,
): readonly [typeof reader, Write, true] => [reader, writer, true]
const opened: OpenedBooks = {
  meetings: plannedFrom(meetingReader, meetingBook),
  invitations: plannedFrom(invitationReader, invitationBook),
  polls: [pollReader, (on, trail, _changed, onUnreadable) => pollBook(on, trail, onUnreadable)],
  fulfilments: plannedFrom(fulfilmentReader, fulfilmentBook),
  agenda: [agendaReader, (on, trail, _changed, onUnreadable) => agendaBook(on, trail, onUnreadable)],
  minutes: plannedFrom(minutesReader, minutesBook),
  registers: [registerReader, (on, _trail, _changed, onUnreadable) => registerReader(on, onUnreadable)],
  dutyNotes: plannedFrom(dutyNoteReader, dutyNoteBook),
  directory: plannedFrom(directoryReader, directory),
  channels: plannedFrom(channelReader, channelBook),
  absences: plannedFrom(absenceReader, absences),
  weeklyDigests: [weeklyDigestReader, weeklyDigests],
  plainLanguage: [plainLanguageReader, plainLanguage],
  calendarMails: [calendarMailReader, calendarMails],
  presets: plannedFrom(presetReader, presetBook),
  outbox: [outboxReader, (on, _trail, _changed, _onUnreadable, jobs) => outbox(on, jobs)],
  links: [linkReader, (on, _trail, _changed, onUnreadable) => links(on, onUnreadable)],
  retention: [retentionReader, (on, trail, _changed, onUnreadable) => retention(on, trail, onUnreadable)],
}

const eachBook = (open: (one: OpenedBooks[keyof OpenedBooks]) => unknown): unknown =>
  Object.fromEntries(Object.entries(opened).map(([name, one]) => [name, open(one)]))

/* That each name has the reader and writer of its own book is what `Opened` says of the list. */
const readersOn = (db: Executor, onUnreadable: OnUnreadable): Readers =>
  eachBook(([reader]) => reader(db, onUnreadable)) as Readers
const writersOn = (trx: Executor, trail: Trail, changed: Changed, onUnreadable: OnUnreadable, jobs: Jobs): Writers =>
  eachBook(([, writer]) => writer(trx, trail, changed, onUnreadable, jobs)) as Writers

export function createBooks(
  db: Database,
  clock: () => Instant,
  jobs: Jobs = noJobs,
  onSetAside: OnSetAside = toldToNobody,
): Books {
  const aside = setAsides(db, onSetAside)
  const onUnreadable = aside.reader.note
  const memoryOn = (on: Executor) => shortLived(on, clock, 'talk')
  return {
    ...readersOn(db, onUnreadable),
    audit: auditReader(db, onUnreadable),
    plannedThrough: (what) => plannedThrough(db, what),
    ownRecords: (person) => ownRecords(db, person),
    memory: memoryOn(db),
    inbox: inbox(db),
    unreadable: aside.reader,
    breathe,
    async inOneTransaction<T>(task: (work: Work) => Promise<T>) {
      const [done, committed] = await db.transaction().execute(async (trx) => {
        const trail = auditTrail(trx)
        const { changed, all: changes } = noted()
        const done = await task({
          ...writersOn(trx, trail, changed, onUnreadable, jobs),
          planned: plannedBook(trx),
          refusals: trail,
          changes,
          memory: memoryOn(trx),
          inbox: inbox(trx),
          unreadable: unreadableBook(trx),
        })
        await trail.seal()
        return [done, await aside.store(trx)]
      })
      committed()
      return done
    },
  }
}

/** A turn that stores writes some dozen pages; with less than this the next one may fail. */
const LEAST_ROOM_BYTES = 1_048_576

/** Whether the disk under a database file has room; a server looks after its own. */
async function hasRoom(location: string): Promise<boolean> {
  if (isPostgres(location) || location === ':memory:') return true
  try {
    const { bavail, bsize } = await statfs(dirname(location))
    return bavail * bsize >= LEAST_ROOM_BYTES
  } catch {
    return false
  }
}

/** A row that no turn waits for. Committed, not taken back: only then a disk that refuses shows. */
async function canWrite(db: Database): Promise<boolean> {
  try {
    await sql`update kysely_migration_lock set is_locked = is_locked`.execute(db)
    return true
  } catch {
    return false
  }
}
