/** What is said of defaults: "Einladung 21 Tage", "8 b: 12 Wochen, 4 Wochen, am Tag", "Voreinstellung". */
import type { Lead } from '#src/duties/stages.ts'
import type { MilestoneKind } from '#src/meetings/milestones.ts'
import { clean, fold } from './normalise.ts'

const KINDS: readonly (readonly [RegExp, MilestoneKind])[] = [
  [/\b(?:terminankuendigung|save the date|ankuendigung)\b/, 'saveTheDate'],
  [/\bthemenabfrage\b/, 'callForItems'],
  [/\b(?:themen anmelden|themenanmeldung|vorschlagsschluss)\b/, 'itemsClose'],
  [/\b(?:einladung|einladungen|vorlauf|ladung)\b/, 'invitation'],
  [/\bunterlagen\b/, 'papers'],
  [/\b(?:einwaende|einwendungen|widerspruch)\b/, 'objections'],
  [/\bprotokoll\b/, 'minutes'],
]
const UNITS: readonly (readonly [RegExp, number, string])[] = [
  [/^tage?n?$/, 1, 'd'],
  [/^wochen?$/, 7, 'w'],
  [/^monate?n?$/, 30, 'm'],
]
const NUMBERS: Readonly<Record<string, number>> = {
  einen: 1,
  einem: 1,
  eine: 1,
  einer: 1,
  zwei: 2,
  drei: 3,
  vier: 4,
  fuenf: 5,
  sechs: 6,
  sieben: 7,
  acht: 8,
  zehn: 10,
  zwoelf: 12,
}
const AMOUNT = /(?<![\da-z.,])(\d{1,3}|[a-z]{4,5}) (tage?n?|wochen?|monate?n?)\b/g
const numberIn = (said: string): number | undefined =>
  /^\d/.test(said) ? Number(said) : Object.hasOwn(NUMBERS, said) ? NUMBERS[said] : undefined

export interface SaidPreset {
  readonly isReset: boolean
  readonly isConfirmed: boolean
}
export interface SaidLead extends SaidPreset {
  readonly kind: MilestoneKind
  /** Calendar days; absent for a reset. */
  readonly days?: number
}

const flags = (said: string): SaidPreset => ({
  isReset: /\b(?:voreinstellung|standard|zuruecksetzen)\b/.test(said),
  isConfirmed: /\bja[.!]?$/.test(said),
})

/** @returns undefined if no step of a meeting's plan, or no number of days, is said */
export function readLead(text: string): SaidLead | undefined {
  const said = fold(clean(text).slice(0, 300))
  const kind = KINDS.find(([pattern]) => pattern.test(said))?.[1]
  if (!kind) return undefined
  const { isReset, isConfirmed } = flags(said)
  const [amount, ...more] = amountsIn(said)
  if (isReset) return { kind, isReset, isConfirmed }
  return amount && more.length === 0 ? { kind, days: amount.days, isReset, isConfirmed } : undefined
}

export interface SaidStages extends SaidPreset {
  /** The longest first, each once: "14 Tage" and "2 Wochen" are the same. */
  readonly stages: readonly Lead[]
}

/** @returns undefined if no stage is said */
export function readStages(text: string): SaidStages | undefined {
  const said = fold(clean(text).slice(0, 300))
  const { isReset, isConfirmed } = flags(said)
  const amounts = amountsIn(said)
  const day = /\b(?:am tag|am selben tag|am tag selbst)\b/.test(said)
  if (isReset) return { stages: [], isReset, isConfirmed }
  const leads = [...new Set(amounts.toSorted((one, other) => other.days - one.days).map(({ lead }) => lead))]
  if (leads.length + (day ? 1 : 0) === 0) return undefined
  return { stages: day ? [...leads, 'day'] : leads, isReset, isConfirmed }
}

function amountsIn(said: string): readonly { readonly days: number; readonly lead: Lead }[] {
  return [...said.matchAll(AMOUNT)].flatMap(([, number = '', unit = '']) => {
    const amount = numberIn(number)
    const [, days, letter] = UNITS.find(([pattern]) => pattern.test(unit)) ?? []
    if (amount === undefined || amount === 0 || days === undefined) return []
    const isWeeks = letter === 'd' && amount % 7 === 0
    return [{ days: amount * days, lead: (isWeeks ? `${amount / 7}w` : `${amount}${letter}`) as Lead }]
  })
}
