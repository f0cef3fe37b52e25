/** Changed defaults in the database. Every write brings its audit row with it. */
import { z } from 'zod'
import type { Changed } from '#src/conversation/work.ts'
import type { PlanChange } from '#src/duties/change.ts'
import { isLead, isStagesSubject, stagesDuty } from '#src/duties/stages.ts'
import type { OnUnreadable } from '#src/letters/set-aside.ts'
import type { PresetChange, PresetReader, Presets } from '#src/people/preset-change.ts'
import type { Trail } from '#src/store/audit/audit-trail.ts'
import { openOursToRead } from '#src/store/database/database.ts'
import { prepared } from '#src/store/database/prepared.ts'
import type { Executor, Tables } from '#src/store/database/tables.ts'
import { moment, readJsonAs, rowsRead, unnamed } from '#src/store/unreadable-row.ts'

/** As /vorlauf takes them. */
const MOST_LEAD_DAYS = 365
const days = z.int().min(0).max(MOST_LEAD_DAYS)
const stages = z.array(z.string().refine(isLead))

/** @returns undefined if it cannot be read: our default holds */
function readChange(row: Tables['preset_change']): PresetChange | undefined {
  const value = readJsonAs<number | readonly string[]>(isStagesSubject(row.subject) ? stages : days, row.value)
  const decidedAt = moment.safeParse(row.decided_at).data
  if (value === undefined || decidedAt === undefined) return undefined
  return { agreementId: row.agreement_id, subject: row.subject, value, decidedAt }
}

const changesOf = prepared((db) => db.selectFrom('preset_change').selectAll().where('agreement_id', '=', ''))

export function presetReader(db: Executor, onUnreadable: OnUnreadable): PresetReader {
  const changesIn = (rows: readonly Tables['preset_change'][]): readonly PresetChange[] =>
    rowsRead(rows, readChange, (row) =>
      onUnreadable('preset', `${row.agreement_id}/${row.subject}`, { agreementId: row.agreement_id }),
    )
  return {
    all: async () => changesIn(await db.selectFrom('preset_change').selectAll().execute()),
    async of(agreementIds) {
      const rows = []
      for (const id of agreementIds) rows.push(...(await changesOf(db, id)))
      return changesIn(rows)
    },
  }
}

export function presetBook(db: Executor, trail: Trail, changed: Changed, onUnreadable: OnUnreadable): Presets {
  const stored = (agreementId: string, subject: string) =>
    db
      .selectFrom('preset_change')
      .selectAll()
      .where('agreement_id', '=', agreementId)
      .where('subject', '=', subject)
      .executeTakeFirst()
  return {
    ...presetReader(db, onUnreadable),
    async decide({ agreementId, subject, value, decidedAt }, authorship) {
      const known = await stored(agreementId, subject)
      const before = known && readChange(known)?.value
      const row = {
        agreement_id: agreementId,
        subject,
        value: JSON.stringify(value),
        decided_at: decidedAt,
      }
      await db
        .insertInto('preset_change')
        .values(row)
        .onConflict((conflict) => conflict.columns(['agreement_id', 'subject']).doUpdateSet(row))
        .execute()
      await trail.add({ ...authorship, thing: `preset/${agreementId}/${subject}`, before, after: value })
      changed(agreementId, changeOf(subject))
    },
    async reset(agreementId, subject, authorship) {
      const known = await stored(agreementId, subject)
      if (!known) return false
      const before = readChange(known)?.value
      await db
        .deleteFrom('preset_change')
        .where('agreement_id', '=', agreementId)
        .where('subject', '=', subject)
        .execute()
      await trail.add({ ...authorship, thing: `preset/${agreementId}/${subject}`, before })
      changed(agreementId, changeOf(subject))
      return true
    },
  }
}

/** The stages of one duty concern that one; any other default more than one reminder. */
function changeOf(subject: string): PlanChange {
  const dutyId = stagesDuty(subject)
  return dutyId === undefined ? { kind: 'anything' } : { kind: 'stages', dutyId }
}

/**
 * Read beside a running bot. @returns nothing where there is no database yet
 * @throws DatabaseRefused, or Error if it cannot be read
 */
export async function recordedPresets(location: string): Promise<readonly PresetChange[]> {
  const opened = await openOursToRead(location)
  if (!opened) return []
  try {
    return await presetReader(opened.db, unnamed).all()
  } finally {
    await opened.close()
  }
}
