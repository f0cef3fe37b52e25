/** A small agreement without faults, invented; tests break it in one place at a time. */
export const SOUND = `# yaml-language-server: $schema=./agreement.schema.json
id: lv-kreis-musterland
kind: agreement
name: Kooperationsvereinbarung Musterland
short: KV Musterland
region: Kreis Musterland
aliases: [Musterland, Kreis Musterland]
land: HE
status: { state: inForce, what: in Kraft, clause: "9" }
partners:
  - { id: lv, name: Landesverband, short: LV, clause: Rubrum }
  - id: kreis
    name: Kreis Musterland
    short: Kreis
    aliases: [Landkreis]
    clause: Rubrum
signed: not-stated
inForce: { from: 2022-03-01, clause: "9" }
ends: { on: 2029-12-31, clause: "9" }
committees:
  - id: kok
    name: Konferenz
    short: KoK
    kind: cooperationConference
    cadence: { min: 2, max: 4, clause: "5" }
    participants:
      - { partner: lv, clause: "5" }
    limitedUntil: { on: 2025-12-31, clause: "5" }
    clause: "5"
duties:
  - id: meldung
    debtors: [kreis]
    creditors: [lv]
    what: Zahlen melden
    modality: must
    due: { kind: deadline, yearly: 04-30 }
    firstDue: { on: 2023-04-30, clause: 8 b }
    clause: 8 b
notice:
  - period: P6M
    to: year-end
    effect: not-stated
    clause: "9"
contradictions:
  - { id: a1, what: Zwei Angaben, handling: Beide nennen, about: [meldung], clause: "5" }
legalNotes:
  - { id: neu, since: 2024-01-01, what: Gesetz neu, source: GVBl., about: [kok] }
`

/** The same with one passage changed. @throws Error if the passage is not there exactly once: the row would test nothing. */
export function broken(passage: string, instead: string): string {
  if (SOUND.split(passage).length !== 2) throw new Error(`not there exactly once: ${passage}`)
  return SOUND.replace(passage, () => instead)
}
