/** Years before an agreement was in force: it demanded nothing in them. */
import type { Agreement } from '#src/agreements/lookup.ts'
import { yearOf } from '#src/calendar/local-date.ts'
import { longDate } from '#src/speech/parts/format.ts'
import type { Reply } from '#src/speech/parts/reply.ts'
import { says } from '#src/speech/parts/statement.ts'

/** @returns undefined if it was in force on some day of the year, or no beginning is stated */
export function notYetInForce(agreement: Agreement, year: number): Reply | undefined {
  const { inForce } = agreement
  if (inForce === 'not-stated' || inForce.from === 'open' || yearOf(inForce.from) <= year) return undefined
  return {
    answer: `${agreement.region} ${year}: ${agreement.short} war noch nicht in Kraft. Es war nichts daraus fällig.`,
    statements: [says(inForce.clause, longDate(inForce.from), 'In Kraft seit')],
    actions: [
      {
        label: `Termine ${yearOf(inForce.from)}`,
        does: { say: `/termine ${agreement.region} ${yearOf(inForce.from)}` },
      },
    ],
  }
}
