/** Words around the name of a meeting: where the name ends, and which day is its new one. */
import { readCode } from '#src/language/words/codes.ts'
import { withoutFirst } from '#src/language/words/marks.ts'

/** They stand between region, body and day and say nothing themselves. */
const BETWEEN = /^(?:f(?:ü|ue)r|zur|zum|die|der|das|den|am|im|in|vom|von|um|uhr|sitzung|termin)$/iu
const MARKS = ' ,:;–-'

/** What may be part of the name of a meeting, and where it stands in the cleaned text. */
export interface NamePart {
  readonly kind: 'region' | 'body' | 'day' | 'period' | 'time'
  readonly start: number
  readonly end: number
}

/**
 * "KoK MKK: Wohnen in Hanau": what names the meeting, and what is said to it. Each part names it once ("KoK Kassel AG
 * Teilhabe neu aufstellen"), a time only behind its day ("KoK Kassel 10 Uhr als Beginn"), a period only where something
 * leads to it ("KoK Kassel im Mai", but "KoK Kassel 2. Quartal: Zahlen").
 * @returns `front` is empty if the text begins with something else
 */
export function splitBehindName(
  cleaned: string,
  spans: readonly NamePart[],
): { readonly front: string; readonly behind: string } {
  let end = readCode(cleaned.slice(0, 9)).code?.length ?? 0
  let at = end
  const named = new Set<NamePart['kind']>()
  for (;;) {
    const isLed = at > end
    at = cleaned.length - withoutFirst(cleaned.slice(at), MARKS).length
    const span = spans.find(
      ({ kind, start }) =>
        start === at && !named.has(kind) && (kind !== 'time' || named.has('day')) && (kind !== 'period' || isLed),
    )
    if (span) {
      named.add(span.kind)
      at = span.end
      end = span.end
      continue
    }
    const word = /^\p{L}+/u.exec(cleaned.slice(at))?.[0] ?? ''
    if (!BETWEEN.test(word)) break
    at += word.length
  }
  return { front: cleaned.slice(0, end), behind: withoutFirst(cleaned.slice(end), MARKS) }
}

const SAME =
  /(?:^|[\s,;])(?:(?:zur|die|der|das|am|im|um die) )?(?:(?:gleiche[rnsm]?|selbe[rnsm]?) (?:uhrzeit|zeit|ort|raum|stelle|tag|stunde)|(?:uhrzeit|zeit|ort|raum|tag|rest|alles andere|der rest)(?= bleib))(?: (?:bleibt|bleiben))?(?: (?:gleich|so|wie gehabt))?(?=$|[\s,;.!])/giu
/** "gleiche Uhrzeit", "Rest bleibt": what does not change need not be read. */
export const withoutSame = (text: string): string => text.replace(SAME, ' ')

const ONTO = /(?:^|\s)auf(?: den| dem)?(?: \p{L}+,?)?\s*$/iu

/** "vom 17.6. auf den 8.12.": is the day or time at `start` the new one, as it stands behind "auf"? */
export const isNewDay = (cleaned: string, start: number): boolean =>
  ONTO.test(cleaned.slice(Math.max(0, start - 30), start))
