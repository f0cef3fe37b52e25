/** The plan of a meeting in words: what has to happen until when, and who says so. */
import type { Milestone, MilestoneKind } from '#src/meetings/milestones.ts'
import { longDate } from '#src/speech/parts/format.ts'
import type { Group, Statement } from '#src/speech/parts/reply.ts'

const NAMES: Readonly<Record<MilestoneKind, string>> = {
  saveTheDate: 'Terminankündigung',
  callForItems: 'Themenabfrage',
  itemsClose: 'Vorschlagsschluss',
  invitation: 'Einladung',
  papers: 'Unterlagen',
  minutes: 'Protokoll',
  objections: 'Einwendungen gegen das Protokoll',
}

export const milestoneName = (kind: MilestoneKind): string => NAMES[kind]

/** "Einladung: spätestens Do., 03.06.2027", with its basis. */
export const milestone = ({ kind, on, basis }: Milestone): Statement => ({
  label: milestoneName(kind),
  text: `spätestens ${longDate(on)}`,
  basis,
})

/** What else follows from a date, under a heading of its own. */
export const milestonePlan = (milestones: readonly Milestone[]): readonly Group[] =>
  milestones.length === 0
    ? []
    : [{ title: 'Weiterer Plan', aside: milestones.length, statements: milestones.map(milestone) }]
