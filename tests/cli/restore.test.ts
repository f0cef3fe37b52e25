import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { instant, localDate } from '#src/calendar/local-date.ts'
import { forgetAgain } from '#src/cli/restore.ts'
import { officeId } from '#src/people/office.ts'
import { personId } from '#src/people/person.ts'
import { backUp } from '#src/store/database/backup.ts'
import { dumpPostgres, restorePostgres } from '#src/store/database/postgres-tools.ts'
import { countedIn, forgottenIn, restore } from '#src/store/database/restore.ts'
import { openStore } from '#src/store/store.ts'
import { forgetPerson } from '#src/upkeep/forget.ts'
import { onlyPostgres, onlySqlite, unfit } from '../store/databases.ts'

const NOW = instant('2027-03-01T08:00:00Z') // Monday
const TODAY = localDate('2027-03-01')
const anna = personId('t', 'anna')
const bert = personId('t', 'bert')
const hand = { at: NOW, by: anna, deed: 'own.forget' }

interface Way {
  readonly name: string
  readonly empty: () => Promise<string>
  readonly save: (location: string, file: string) => Promise<unknown>
  readonly bringBack: (file: string, location: string) => unknown
}
const ways: readonly Way[] = [
  {
    name: 'SQLite',
    empty: onlySqlite.empty,
    save: backUp,
    bringBack: (file, location) => restore(file, location, true),
  },
  ...(onlyPostgres
    ? [
        {
          name: 'PostgreSQL',
          empty: onlyPostgres.empty,
          save: (location: string, file: string) => dumpPostgres(location, file, process.env),
          bringBack: (file: string, location: string) => restorePostgres(file, location, process.env),
        },
      ]
    : []),
]

test.each(ways)(
  'on $name what was deleted after the backup is deleted again when it is restored; who came back stays',
  async ({ empty, save, bringBack }) => {
    const folder = await mkdtemp(join(tmpdir(), 'lotse-restore-'))
    const location = await empty()
    const backup = join(folder, 'backup')
    try {
      let store = await openStore(location, () => NOW)
      await store.books.inOneTransaction(async ({ directory }) => {
        for (const id of [anna, bert]) await directory.enter({ id, name: id, mail: 'x@example.org' }, hand)
        const office = officeId({ agreementId: 'a', partnerId: 'p', kind: 'seat', detail: 'x' })
        await directory.appoint({ officeId: office, personId: anna, as: 'holder', from: localDate('2027-01-01') }, hand)
      })
      await save(location, backup)
      await store.books.inOneTransaction(async (work) => {
        for (const id of [anna, bert]) await forgetPerson(work, id, { ...hand, by: id }, TODAY)
        // Bert wrote to the bot again.
        await work.directory.enter({ id: bert, name: 'Bert' }, hand)
      })
      await store.close()

      const forgotten = await forgottenIn(location)
      expect(forgotten).toEqual([anna])
      await bringBack(backup, location)
      expect(await forgetAgain(location, forgotten ?? [], NOW)).toBe(1)

      store = await openStore(location, () => NOW)
      expect(await store.books.directory.person(anna)).toBeUndefined()
      expect((await store.books.directory.holdingsOf(anna)).every(({ until }) => until === '2027-02-28')).toBe(true)
      expect((await store.books.directory.person(bert))?.mail).toBe('x@example.org')
      await store.close()
      expect((await countedIn(location)).audit).toBeGreaterThan(4)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
)

test.each(
  ways.flatMap((way) =>
    (['beforeFirstRelease', 'newerProgram', 'brokenSteps'] as const).map((because) => ({ ...way, because })),
  ),
)(
  'on $name a backup that is none for this program ($because) replaces nothing',
  async ({ because, empty, save, bringBack }) => {
    const folder = await mkdtemp(join(tmpdir(), 'lotse-restore-'))
    const [foreign, location] = [await empty(), await empty()]
    try {
      await unfit(foreign, because)
      // Whoever is refused can still make one.
      await save(foreign, join(folder, 'backup'))
      let store = await openStore(location, () => NOW)
      await store.books.inOneTransaction(({ directory }) => directory.enter({ id: anna, name: 'Anna' }, hand))
      await store.close()
      await expect((async () => bringBack(join(folder, 'backup'), location))()).rejects.toMatchObject({ because })
      store = await openStore(location, () => NOW)
      expect(await store.books.directory.person(anna)).toMatchObject({ name: 'Anna' })
      await store.close()
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
)

test.skipIf(!onlyPostgres).each([
  ['our backup', 'the same database'],
  ['our backup', 'a new one'],
  ['a copy of everything', 'a new one'],
])(
  'on PostgreSQL the letters that were waiting when %s was made are sent, restored into %s',
  async (source, target) => {
    const empty = () => onlyPostgres?.empty() ?? Promise.reject(new Error('no server'))
    const folder = await mkdtemp(join(tmpdir(), 'lotse-restore-'))
    const [location, other] = [await empty(), await empty()]
    const backup = join(folder, 'backup')
    const now = () => instant(new Date().toISOString())
    const sharing = { onFailure: () => undefined }
    const letter = (key: string) => ({
      key,
      kind: 'reminder' as const,
      cause: 'test',
      to: { person: anna },
      content: { kind: 'words' as const, words: { answer: '' } },
      notBefore: now(),
    })
    try {
      let store = await openStore(location, now, sharing)
      await store.books.inOneTransaction(({ outbox }) => outbox.add([letter('waiting'), letter('sent before')]))
      const [sent] = await store.outboxRows.take(now(), 1)
      if (!sent) throw new Error('nothing is due')
      await store.outboxRows.settle(sent, { kind: 'end', state: 'sent' }, now())
      if (source === 'our backup') await dumpPostgres(location, backup, process.env)
      else await promisify(execFile)('pg_dump', ['--format=custom', `--file=${backup}`, `--dbname=${location}`])
      const kept = (await store.books.outbox.about('test')).filter(({ state }) => state === 'pending')
      // What happens after the backup is undone by it: this one is sent, another one is written.
      for (const after of await store.outboxRows.take(now(), 10))
        await store.outboxRows.settle(after, { kind: 'end', state: 'sent' }, now())
      await store.books.inOneTransaction(({ outbox }) => outbox.add([letter('written after')]))
      await store.close()

      const restored = target === 'a new one' ? other : location
      await restorePostgres(backup, restored, process.env)
      store = await openStore(restored, now, sharing)
      expect((await store.outboxRows.take(now(), 10)).map(({ key }) => key)).toEqual(kept.map(({ key }) => key))
      expect(kept).toHaveLength(1)
      await store.close()
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
)

test('of a database that cannot be read nobody knows what was deleted', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lotse-restore-'))
  expect(await forgottenIn(join(folder, 'none.db'))).toEqual([])
  expect(await forgottenIn(folder)).toBeUndefined()
  await rm(folder, { recursive: true, force: true })
})
