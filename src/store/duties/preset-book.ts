/** Changed defaults in the database. Every write brings its audit row with it. */
import type { Instant } from '#src/calendar/local-date.ts'
import type { Changed } from '#src/conversation/work.ts'
import type { PlanChange } from '#src/duties/change.ts'
import { stagesDuty } from '#src/duties/stages.ts'
import type { PresetChange, PresetReader, Presets } from '#src/people/preset-change.ts'
import type { Trail } from '#src/store/audit/audit-trail.ts'
import { openOursToRead } from '#src/store/database/database.ts'
import type { Executor } from '#src/store/database/tables.ts'

export function presetReader(db: Executor): PresetReader {
  return {
    async all() {
      const rows = await db.selectFrom('preset_change').selectAll().execute()
      return rows.map(
        (row): PresetChange => ({
          agreementId: row.agreement_id,
          subject: row.subject,
          value: JSON.parse(row.value) as PresetChange['value'],
          decidedAt: row.decided_at as Instant,
        }),
      )
    },
  }
}

export function presetBook(db: Executor, trail: Trail, changed: Changed): Presets {
  const reader = presetReader(db)
  const storedValue = async (agreementId: string, subject: string) =>
    (await reader.all()).find((one) => one.agreementId === agreementId && one.subject === subject)?.value
  return {
    ...reader,
    async decide({ agreementId, subject, value, decidedAt }, authorship) {
      const before = await storedValue(agreementId, subject)
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
      const before = await storedValue(agreementId, subject)
      if (before === undefined) return false
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
    return await presetReader(opened.db).all()
  } finally {
    await opened.close()
  }
}
