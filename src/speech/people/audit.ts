/** What `npm run audit` prints: whether the trail is whole, and its rows. */
import type { LocalDate } from '#src/calendar/local-date.ts'
import type { AuditVerdict } from '#src/people/audit.ts'
import { longDate } from '#src/speech/parts/format.ts'

export function auditVerdict(verdict: AuditVerdict): string {
  if (verdict.ok) {
    return [
      `Der Verlauf ist vollständig und unverändert. Geprüfte Zeilen: ${verdict.rows}.`,
      `Prüfsumme der letzten Zeile: ${verdict.head}`,
      'Bewahren Sie diese Prüfsumme außerhalb des Servers auf. Nur so fällt auf, wenn alles neu geschrieben wurde.',
    ].join('\n')
  }
  return `Der Verlauf ist beschädigt. Erste fehlerhafte Zeile: Nr. ${verdict.seq}. ${reason(verdict.because)}`
}

function reason(because: (AuditVerdict & { ok: false })['because']): string {
  switch (because) {
    case 'missing':
      return 'Diese Nummer fehlt oder steht an einer falschen Stelle.'
    case 'altered':
      return 'Ihr Inhalt passt nicht zu ihrer Prüfsumme oder zur Zeile davor.'
    case 'cutOff':
      return 'Ab hier fehlen Zeilen, die einmal geschrieben wurden.'
    case 'beyondHead':
      return 'Sie wurde am Bot vorbei angefügt.'
  }
}

/** Number, time (UTC), person id, deed and thing, separated by tabs: no name, no text. */
export const auditLine = ({
  seq,
  at,
  by,
  deed,
  thing,
}: Record<'at' | 'by' | 'deed' | 'thing', string> & { readonly seq: number }): string =>
  [String(seq), at, by, deed, thing].map(plain).join('\t')

/** A line stays one line, whatever was stored. */
const plain = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, ' ')

export const auditCount = (n: number, from: LocalDate | undefined, to: LocalDate | undefined): string =>
  [
    n === 0 ? 'Keine Zeilen' : n === 1 ? 'Eine Zeile' : `${n} Zeilen`,
    ...(from ? [`ab ${longDate(from)}`] : []),
    ...(to ? [`bis ${longDate(to)}`] : []),
  ].join(' ')

export const auditUsage = (): string =>
  'Aufruf: npm run audit -- verify\n        npm run audit -- list [--von JJJJ-MM-TT] [--bis JJJJ-MM-TT]'
export const auditNoDate = (option: string): string => `${option} ist kein Datum. Form: JJJJ-MM-TT.`
export const auditWithoutDatabase = (location: string): string => `Es gibt keine Datenbank ${location}.`
export const auditUnreadable = (): string =>
  'Die Datenbank kann nicht gelesen werden. Starten Sie den Bot dieser Fassung einmal, er bringt sie auf den Stand.'
