/** Marks at the edges of a text and between its parts: what is left when something was taken out of the middle. */
import { clean } from './normalise.ts'

/** @param marks single characters, e.g. " ,;" */
export function withoutFirst(text: string, marks: string): string {
  let at = 0
  while (at < text.length && marks.includes(text.charAt(at))) at += 1
  return text.slice(at)
}

/** @param marks single characters, e.g. " ,;" */
export function withoutLast(text: string, marks: string): string {
  let end = text.length
  while (end > 0 && marks.includes(text.charAt(end - 1))) end -= 1
  return text.slice(0, end)
}

const CLOSES: Readonly<Record<string, string>> = { '(': ')', '[': ']', '„': '“', '»': '«', '"': '"' }

/** Places inside brackets and quotation marks that are closed again: "Eva Muster (Jugendamt, MKK)" is one name. */
function insides(cleaned: string): readonly { readonly start: number; readonly end: number }[] {
  const lasts = new Map(Object.values(CLOSES).map((mark) => [mark, cleaned.lastIndexOf(mark)]))
  const found: { start: number; end: number }[] = []
  let open: { readonly start: number; readonly closes: string } | undefined
  for (let at = 0; at < cleaned.length; at += 1) {
    const closes = CLOSES[cleaned.charAt(at)]
    if (open && cleaned.charAt(at) === open.closes) {
      found.push({ start: open.start, end: at })
      open = undefined
    } else if (!open && closes !== undefined && (lasts.get(closes) ?? -1) > at) {
      open = { start: at, closes }
    }
  }
  return found
}

const PARTING = /(?<!\s)\s*[,;]\s*/gu
/** Where a text is parted: never inside brackets or quotation marks. @param mark global */
export function partingMarks(cleaned: string, mark: RegExp = PARTING): readonly RegExpExecArray[] {
  const inside = insides(cleaned)
  let at = 0
  return [...cleaned.matchAll(mark)].filter(({ index }) => {
    while ((inside[at]?.end ?? Number.POSITIVE_INFINITY) < index) at += 1
    return index < (inside[at]?.start ?? Number.POSITIVE_INFINITY)
  })
}

/** What stands between the marks; the last part may be empty. */
export function partedBy(cleaned: string, marks: readonly RegExpExecArray[]): readonly string[] {
  const ends = [...marks.map(({ index }) => index), cleaned.length]
  const starts = [0, ...marks.map((mark) => mark.index + mark[0].length)]
  return starts.map((start, at) => cleaned.slice(start, ends[at]))
}

/** The parts that are kept, with the marks that stood between them: "Zahlen; Ziele" stays as it was typed. */
export function partsKept(text: string, isKept: (part: string) => boolean): string {
  const cleaned = clean(text)
  const marks = partingMarks(cleaned)
  let kept = ''
  let hasLast = false
  for (const [at, part] of partedBy(cleaned, marks).entries()) {
    const mark = marks[at - 1]?.[0] ?? ''
    const isPart = part !== '' && isKept(part)
    if (isPart) kept = kept === '' ? part : `${kept}${hasLast ? mark : ', '}${part}`
    hasLast = isPart
  }
  return kept
}

/** What stands between commas and semicolons; the last part may be empty. */
export function partsOf(text: string): readonly string[] {
  const cleaned = clean(text)
  return partedBy(cleaned, partingMarks(cleaned))
}
