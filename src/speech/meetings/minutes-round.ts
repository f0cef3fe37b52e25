/** Minutes on their round: the check before, the letter, the list of those who got it, approval, what changed. */
import type { Agreement } from '#src/agreements/lookup.ts'
import { asPreset, byEntry, byPreset, derivedFromRecords } from '#src/agreements/stated.ts'
import type { LocalDate } from '#src/calendar/local-date.ts'
import { shortId } from '#src/meetings/invitation.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import type { Milestone } from '#src/meetings/milestones.ts'
import { currentLines, type MinutesLine } from '#src/meetings/minutes.ts'
import type { FrozenLine, MinutesChanges, MinutesVersion } from '#src/meetings/minutes-version.ts'
import { count, list, longDate, places } from '#src/speech/parts/format.ts'
import type { Reply, Statement } from '#src/speech/parts/reply.ts'
import { minutesApproved as plainApproved, minutesLetter as plainMinutesLetter } from '#src/speech/plain/agenda.ts'
import { minutesLineText } from './minutes-line.ts'

const command = (meeting: Meeting, deed: string) => ({
  say: `/protokoll ${shortId(meeting)} ${deed}`,
})

/** The first sixteen digits tell two versions apart; the whole hash stands in the history. */
const checksum = ({ hash, lines }: MinutesVersion): Statement => ({
  label: 'Prüfsumme',
  text: hash.slice(0, 16),
  basis: derivedFromRecords(lines),
})

export const aboutFinishing = (): string => 'Verteilen des Protokolls'
export const notSent = (): string => 'Es wurde nichts verteilt.'
export const aboutApproving = (): string => 'Genehmigung des Protokolls'
export const notApproved = (): string => 'Es wurde nichts geändert.'

/** The last day for objections, and who set the days. */
export type Until = Pick<Milestone, 'on' | 'basis'>

/** Every objection that was written down: whether it is settled nobody recorded. */
const objectionsIn = (lines: readonly MinutesLine[]): readonly Statement[] => {
  const objections = currentLines(lines).filter(({ kind }) => kind === 'objection')
  return objections.length === 0
    ? [{ label: 'Einwendungen', text: 'keine festgehalten', basis: derivedFromRecords(lines) }]
    : objections.map((line) => ({
        label: `Einwand (Zeile ${line.number})`,
        text: line.text,
        basis: byEntry(line, 'writtenAt'),
      }))
}

const POSSIBLE_NAME = asPreset('Das könnte ein Name sein.')

/** What is sent to whom, before it is. */
export const askToHandOut = (
  of: string,
  meeting: Meeting,
  {
    lines,
    suspicious,
    until,
    names,
    notReached,
  }: {
    readonly lines: readonly MinutesLine[]
    readonly suspicious: readonly { readonly line: MinutesLine; readonly clauses: readonly string[] }[]
    readonly until: Until
    readonly names: readonly string[]
    readonly notReached: readonly string[]
  },
) => ({
  question: [
    `Protokoll ${of} vom ${longDate(meeting.on)}, ${count(currentLines(lines).length, 'Zeile', 'Zeilen')}: Soll ich es fertigstellen und verteilen?`,
    suspicious.length > 0 ? `Bitte prüfen Sie vorher ${count(suspicious.length, 'Zeile', 'Zeilen')}.` : '',
  ]
    .filter((part) => part !== '')
    .join(' '),
  statements: [
    ...suspicious.map(
      ({ line, clauses }): Statement => ({
        label: `Zeile ${line.number}`,
        text: `${POSSIBLE_NAME} Zu ${places(clauses)} gehören nur Anzahlen ins Protokoll.`,
        basis: byPreset(POSSIBLE_NAME),
      }),
    ),
    {
      label: 'Verteiler',
      text: names.length > 0 ? list(names) : 'Es ist niemand eingetragen.',
      basis: derivedFromRecords(names),
    },
    { label: 'Frist für Einwendungen', text: `bis ${longDate(until.on)}`, basis: until.basis },
    ...objectionsIn(lines),
  ],
  notes: [...notReached, 'Zurückholen lässt es sich nicht; eine Berichtigung geht danach noch einmal an alle.'],
  confirm: suspicious.length > 0 ? 'Ja, geprüft, verteilen' : 'Ja, verteilen',
  instead: { label: 'Weiterschreiben', does: command(meeting, 'weiter') },
})

/** What is frozen, before it is. @param until last day for objections; undefined: it was never sent round */
export const askToApprove = (
  of: string,
  meeting: Meeting,
  {
    lines,
    until,
    today,
  }: {
    readonly lines: readonly MinutesLine[]
    readonly until: Until | undefined
    readonly today: LocalDate
  },
) => ({
  question: `Protokoll ${of} vom ${longDate(meeting.on)}: Soll ich es als genehmigt eintragen? Danach wird es nicht mehr geändert.`,
  statements: [
    ...(until === undefined
      ? []
      : [
          {
            label: 'Frist für Einwendungen',
            text: until.on < today ? `endete am ${longDate(until.on)}` : `läuft noch bis ${longDate(until.on)}`,
            basis: until.basis,
          },
        ]),
    ...objectionsIn(lines),
  ],
  notes: [],
  confirm: 'Ja, genehmigen',
  instead: { label: 'Protokoll anzeigen', does: show(meeting) },
})

export const handedOut = (
  of: string,
  meeting: Meeting,
  {
    until,
    names,
    notReached,
    version,
  }: {
    readonly until: Until
    readonly names: readonly string[]
    readonly notReached: readonly string[]
    readonly version: MinutesVersion
  },
): Reply => ({
  answer: `Fertiggestellt: Protokoll ${of} vom ${longDate(meeting.on)}. Es steht jetzt zur Genehmigung.`,
  statements: [
    { label: 'Einwendungen', text: `bis ${longDate(until.on)}`, basis: until.basis },
    {
      label: 'Verteiler',
      text: names.length > 0 ? list(names) : 'Es ist niemand eingetragen.',
      basis: derivedFromRecords(names),
    },
    checksum(version),
  ],
  ...(notReached.length > 0 && { notes: notReached }),
  actions: [{ label: 'Protokoll anzeigen', does: show(meeting) }],
})
const show = (meeting: Meeting) => ({ say: `/protokoll ${shortId(meeting)}` })

export const minutesLetter = (
  of: string,
  meeting: Meeting,
  { until, by, isCorrected }: { readonly until: Until; readonly by: string; readonly isCorrected: boolean },
): Reply => ({
  answer: `Das ${isCorrected ? 'berichtigte ' : ''}Protokoll ${of} vom ${longDate(meeting.on)} liegt vor.`,
  statements: [{ label: 'Einwendungen', text: `bis ${longDate(until.on)}`, basis: until.basis }],
  notes: [
    `Fertiggestellt von ${by}. Genehmigt wird es in der nächsten Sitzung.`,
    'Einen Einwand schreiben Sie im Chat mit „/protokoll einwand: …“, ohne Teams auf der Seite zum Protokoll.',
  ],
  actions: [
    { label: 'Protokoll anzeigen', does: show(meeting) },
    { label: 'Als Word-Datei', does: command(meeting, 'word') },
    ...(isCorrected ? [{ label: 'Was ist anders?', does: command(meeting, 'vergleichen') }] : []),
  ],
  plain: plainMinutesLetter(of, meeting, { until, by, isCorrected }),
})

export const approved = (of: string, meeting: Meeting, version: MinutesVersion): Reply => ({
  answer: `Genehmigt: Protokoll ${of} vom ${longDate(meeting.on)}. Es wird nicht mehr geändert.`,
  statements: [checksum(version)],
})

/** To those who objected: their objection is no longer open. */
export const approvedLetter = (of: string, meeting: Meeting): Reply => ({
  answer: `Das Protokoll ${of} vom ${longDate(meeting.on)} ist genehmigt. Es wird nicht mehr geändert.`,
  notes: ['Ihr Einwand ist im Protokoll festgehalten.'],
  plain: plainApproved(of, meeting),
})

const frozen = (line: FrozenLine): Statement => ({
  label: `Zeile ${line.number}`,
  text: minutesLineText(line),
  basis: derivedFromRecords(line),
})

export const nothingToCompare = (of: string, meeting: Meeting): Reply => ({
  answer: `Protokoll ${of} vom ${longDate(meeting.on)}: Es wurde noch keine Fassung verteilt.`,
})

/** @param than the version that is compared with; what holds today is the other one */
export function compared(of: string, meeting: Meeting, than: MinutesVersion, { added, gone }: MinutesChanges): Reply {
  const nth = `Fassung ${than.number}`
  return {
    answer:
      added.length + gone.length === 0
        ? `Protokoll ${of} vom ${longDate(meeting.on)}: Gegenüber ${nth} ist nichts geändert.`
        : `Protokoll ${of} vom ${longDate(meeting.on)}: Gegenüber ${nth} ${count(added.length, 'neue Zeile', 'neue Zeilen')}, ${count(gone.length, 'entfallene', 'entfallene')}.`,
    groups: [
      ...(added.length > 0 ? [{ title: 'Neu oder berichtigt', statements: added.map(frozen) }] : []),
      ...(gone.length > 0 ? [{ title: `Entfallen aus ${nth}`, statements: gone.map(frozen) }] : []),
    ],
  }
}

/** What the agreement says of changing it, for a decision that would do that. */
export const changesTheAgreement = ({ amendments }: Agreement): string => {
  const about = amendments.filter(({ what }) => /schriftlich|schriftform/iu.test(what))
  const said = about.map(({ what, clause }) => `${what.replace(/\.$/, '')} (${places(clause)}).`)
  return [
    'Das betrifft die Vereinbarung selbst; ein Beschluss allein ändert sie nicht.',
    ...(said.length > 0 ? said : ['Eine Form für Änderungen ist dort nicht geregelt.']),
    'Öffentlich-rechtliche Verträge brauchen die Schriftform (§ 56 SGB X, Rechtshinweis, fachlich nicht geprüft).',
  ].join(' ')
}
