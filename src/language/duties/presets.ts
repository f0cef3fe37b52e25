/** What is said of defaults: "Einladung 21 Tage", "8 b: 12 Wochen, 4 Wochen, am Tag", "Voreinstellung". */
import type { Lead } from '#src/duties/stages.ts'
import { clean, fold } from '#src/language/words/normalise.ts'
import type { MilestoneKind } from '#src/meetings/milestones.ts'

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
const AMOUNT = /(?<![\da-z.,])(\d{1,3}|[a-z]{4,6}) (tage?n?|wochen?|monate?n?)\b/g
const numberIn = (said: string): number | undefined =>
  /^\d/.test(said) ? Number(said) : Object.hasOwn(NUMBERS, said) ? NUMBERS[said] : undefined

export interface SaidPreset {
  readonly isReset: boolean
}
export interface SaidLead extends SaidPreset {
  readonly kind: MilestoneKind
  /** Calendar days; absent for a reset. */
  readonly days?: number
}

/** Something is said that cannot be kept to: nothing may follow from the rest. */
export interface Unread {
  readonly unread: string
}

const RESET = /\b(?:voreinstellung|standard|zuruecksetzen)\b/g
const resets = (said: string): boolean => said.search(RESET) >= 0

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))
/** They change nothing about what is said. */
const FILLERS = words(
  'ja bitte die der das den dem des fuer im zum zur auf soll sollen sein ist kuenftig jetzt neu und sowie je jeweils zeig zeige zeigen anzeigen aendern aendere setzen setze wieder zurueck',
)
const OF_LEAD = words('sitzung sitzungen gremium gremiums frist kreis landkreis region')
const OF_STAGES = words(
  'vor vorher vorab faelligkeit erinnern erinnere erinnerung erinnerungen stufe stufen erinnerungsstufen ziffer pflicht pflichten aller alle allen mit datum kreis landkreis region',
)
const BEFORE = words('vor vorher vorab')
const AFTER = words('nach danach nachher')
/** Counted from what was, not from what comes. */
const AFTERWARDS: ReadonlySet<MilestoneKind> = new Set(['minutes', 'objections'])

/** The words that none of these sets knows, as they were said. */
const unreadIn = (said: string, ...known: readonly ReadonlySet<string>[]): string =>
  said
    .split(/[\s,;:()]+/)
    .filter((word) => {
      const bare = word.replace(/^[.!„“"-]+|[.!?„“"-]+$/g, '')
      return (bare !== '' || word.includes('?')) && ![FILLERS, ...known].some((one) => one.has(bare))
    })
    .join(' ')

/** "-5 Tage": the sign gets lost with folding. */
const hasSign = (text: string): boolean => /(?<![\p{L}\d])[-–−]\d/u.test(text)

/**
 * @param text without the names of body and region
 * @param before of which step was spoken: it need not be named again
 * @returns undefined if nothing is said: it shall be shown
 */
export function readLead(text: string, before?: MilestoneKind): SaidLead | Unread | undefined {
  const said = fold(clean(text).slice(0, 300))
  const [pattern, named] = KINDS.find(([each]) => each.test(said)) ?? []
  const kind = named ?? before
  const isReset = resets(said)
  const { amounts, left } = amountsIn(said)
  const unnamed = pattern ? left.replaceAll(new RegExp(pattern.source, 'g'), ' ') : left
  const ofKind = kind === 'objections' ? unnamed.replace(/\bprotokolls?\b/, ' ') : unnamed
  const direction = kind && (AFTERWARDS.has(kind) ? AFTER : BEFORE)
  const unread = unreadIn(ofKind.replaceAll(RESET, ' '), OF_LEAD, ...(direction ? [direction] : []))
  const [amount, ...more] = amounts
  if (unread !== '' || hasSign(text)) return { unread: text }
  if (!amount && !isReset) return undefined
  if (!kind || more.length > 0 || (amount && isReset)) return { unread: text }
  return { kind, isReset, ...(amount && { days: amount.days }) }
}

export interface SaidStages extends SaidPreset {
  /** The longest first, each once: "14 Tage" and "2 Wochen" are the same. */
  readonly stages: readonly Lead[]
}

/** @param text without region and clause. @returns undefined if nothing is said: they shall be shown */
export function readStages(text: string): SaidStages | Unread | undefined {
  const said = fold(clean(text).slice(0, 300))
  const isReset = resets(said)
  const { amounts, left } = amountsIn(said)
  const day = DAY.test(left)
  const unread = unreadIn(left.replace(DAY, ' ').replaceAll(RESET, ' '), OF_STAGES)
  if (unread !== '' || hasSign(text)) return { unread: text }
  const leads = [...new Set(amounts.toSorted((one, other) => other.days - one.days).map(({ lead }) => lead))]
  const isSaid = leads.length > 0 || day
  if (!isSaid && !isReset) return undefined
  if (isSaid && isReset) return { unread: text }
  return { stages: day ? [...leads, 'day'] : leads, isReset }
}
const DAY = /\b(?:am tag(?: selbst| der faelligkeit)?|am selben tag)\b/

/** The amounts that can be kept to, and the text without them. */
function amountsIn(said: string) {
  const amounts: { readonly days: number; readonly lead: Lead }[] = []
  const left = said.replaceAll(AMOUNT, (whole, number: string, unit: string) => {
    const amount = numberIn(number)
    const [, days, letter] = UNITS.find(([pattern]) => pattern.test(unit)) ?? []
    if (amount === undefined || amount === 0 || days === undefined) return whole
    const isWeeks = letter === 'd' && amount % 7 === 0
    amounts.push({ days: amount * days, lead: (isWeeks ? `${amount / 7}w` : `${amount}${letter}`) as Lead })
    return ' '
  })
  return { amounts, left }
}
