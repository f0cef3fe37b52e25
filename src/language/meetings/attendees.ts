/** Who was there, one by one, as the lines of attendance name them: "Tom Berg für Sofia Meier", "Jana Ernst (bis 11:30 Uhr)". */
import { splitNames } from '#src/meetings/attendance.ts'
import type { SaidAttendee } from '#src/meetings/attendees.ts'

/** A name that people of the body have, or an office: "und" and commas in it part nothing. */
type IsKnown = (name: string) => boolean

const DEPUTY_OF =
  /^(.+?),?\s+(?:für|fuer|in vertretung (?:für|fuer|von)|i\.\s?v\.(?: (?:für|fuer|von))?|als vertretung (?:für|fuer|von))\s+(.+)$/iu
const REPRESENTED_BY = /^(.+?),?\s+(?:vertreten durch|vertretung durch|vertretung:)\s*(.+)$/iu
const DEPUTY_BEHIND = /^(?:in )?vertretung\s*(?::|durch)\s*(.+)$/iu
const IN_BRACKETS_FOR = /^(?:(?:in )?vertretung |i\.\s?v\. )?(?:für|fuer|von)\s+(.+)$/iu
const IN_BRACKETS_BY = /^(?:vertreten durch|vertretung durch|vertretung:)\s*(.+)$/iu
/** When they were there, or how: no office is called so. */
const REMARK =
  /^(?:ab|bis|von|zu|nur|ohne|zeitweise|online|digital|virtuell|per|telefonisch|verspätet|verspaetet)(?!\p{L})|\d{1,2}[:.]\d{2}|\d\s*Uhr/iu
/** Two words that begin with a capital: a first name and a surname, or a form of address and a name. */
const WHOLE_NAME =
  /^(?:(?:Herrn?|Frau|Hr\.|Fr\.|Dr\.|Prof\.)\s)*\p{Lu}[\p{L}.-]+\s(?:von |van |de |zu )?\p{Lu}[\p{L}-]+$/u

/** One line of attendance in its order; whoever is named as a deputy there stands in it as one. */
export function readAttendees(text: string, isKnown: IsKnown): readonly SaidAttendee[] {
  const read: SaidAttendee[] = []
  for (const part of joined(splitNames(text), isKnown).flatMap((name) => apart(name, isKnown))) {
    const behind = DEPUTY_BEHIND.exec(part)?.[1]
    if (behind !== undefined) {
      const before = read.at(-1)
      read.push({ ...named(behind), isDeputy: true, ...(before && { standsFor: before.name }) })
      continue
    }
    const [, represented, by] = isKnown(part) ? [] : (REPRESENTED_BY.exec(part) ?? [])
    const [, deputy, of] = isKnown(part) ? [] : (DEPUTY_OF.exec(part) ?? [])
    if (represented !== undefined && by !== undefined) {
      read.push(named(represented), { ...named(by), isDeputy: true, standsFor: named(represented).name })
    } else if (deputy !== undefined && of !== undefined && (isKnown(bare(of)) || WHOLE_NAME.test(bare(of)))) {
      read.push({ ...named(deputy), isDeputy: true, standsFor: named(of).name })
    } else {
      const one = named(part)
      read.push(one)
      const deputyInBrackets = one.office === undefined ? undefined : IN_BRACKETS_BY.exec(one.office)?.[1]
      if (deputyInBrackets !== undefined) {
        read[read.length - 1] = { name: one.name }
        read.push({ ...named(deputyInBrackets), isDeputy: true, standsFor: one.name })
      }
    }
  }
  return read
}

/** "Müller, Jörg" was parted at its comma, and is one of those who are known. */
function joined(names: readonly string[], isKnown: IsKnown): readonly string[] {
  const whole: string[] = []
  for (const name of names) {
    const before = whole.at(-1)
    const isOne = before !== undefined && !isKnown(before) && isKnown(`${before}, ${name}`)
    if (isOne) whole[whole.length - 1] = `${before}, ${name}`
    else whole.push(name)
  }
  return whole
}

/** "Karim Vogt und Sofia Meier" are two; "Amt für Jugend und Familie" is one. */
function apart(name: string, isKnown: IsKnown): readonly string[] {
  if (isKnown(name) || isKnown(bare(name))) return [name]
  const parts = name.split(/\s+(?:und|sowie|u\.)\s+/u)
  const areNames = parts.every((part) => isKnown(bare(part)) || WHOLE_NAME.test(bare(part)))
  return parts.length > 1 && areNames ? parts : [name]
}

const bare = (name: string): string => (name.split('(', 1)[0] ?? '').trim()

/** "Sabine Ruppel (Sozialamt, Landkreis Kassel)", "Jana Ernst (bis 11:30 Uhr)", "Tom Berg (für Sofia Meier)" */
function named(text: string): SaidAttendee {
  const [, name, inBrackets] = /^(.+?)\s*\((.+)\)$/u.exec(text.trim()) ?? []
  if (name === undefined || inBrackets === undefined) return { name: text.trim() }
  const of = IN_BRACKETS_FOR.exec(inBrackets)?.[1]
  if (of !== undefined) return { name, isDeputy: true, standsFor: of }
  if (REMARK.test(inBrackets)) return { name, remark: inBrackets }
  const end = inBrackets.lastIndexOf(', ')
  return end < 0 || IN_BRACKETS_BY.test(inBrackets)
    ? { name, office: inBrackets }
    : { name, office: inBrackets.slice(0, end), partner: inBrackets.slice(end + 2) }
}

const ADDRESS = /^(?:herrn?|frau|hr|fr|dr|prof|med|phil|dipl)\.?\s+/iu
/** A name as it is compared: small letters, without form of address and title, first name first. */
export function comparableName(name: string): string {
  let left = bare(name)
  const [surname, first, ...more] = left.split(/\s*,\s*/u)
  if (surname && first && more.length === 0) left = `${first} ${surname}`
  while (ADDRESS.test(left)) left = left.replace(ADDRESS, '')
  return left.normalize('NFC').toLocaleLowerCase('de').replace(/\s+/gu, ' ').trim()
}
