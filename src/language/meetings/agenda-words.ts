/** What is done to an agenda: "A aufnehmen", "B ablehnen: Grund", "TOP 5 vor TOP 4"; and what belongs to a proposal. */
import { readDurations } from '#src/language/days/durations.ts'
import { isFiller } from '#src/language/reading/mere-talk.ts'
import { withoutFirst } from '#src/language/words/marks.ts'
import { clean, fold } from '#src/language/words/normalise.ts'
import { without } from '#src/language/words/span.ts'

export type SaidArrangement =
  | { readonly kind: 'accept'; readonly proposal: string }
  | { readonly kind: 'acceptAll' }
  | { readonly kind: 'decline'; readonly proposal: string; readonly reason?: string }
  | { readonly kind: 'before'; readonly number: string; readonly before: string }
  /** "TOP 3 ablehnen": possible for what an earlier session left open. */
  | { readonly kind: 'declineLine'; readonly number: string }
  /** Behind a button: a proposal by the beginning of its id, whatever its letter is by now. */
  | { readonly kind: 'acceptOne'; readonly code: string }
  /** Behind a button: what was taken in by the one before, as it was then. */
  | { readonly kind: 'takeBack'; readonly code: string; readonly version: number; readonly place: number }
  /** Something nobody can take in or decline. */
  | { readonly kind: 'unknown'; readonly said: string }

const WHICH =
  '[a-z]{1,2}(?:(?: ?, ?| und | & | ?\\+ ?)(?:vorschlag )?[a-z]{1,2}){0,25}|alle(?: vorschl(?:ä|ae)ge)?|top \\d{1,3}'
const DECIDED = `(?:vorschl(?:ag|äge|aege) )?(?<which>${WHICH}) (?<deed>aufnehmen|annehmen|ablehnen|nicht aufnehmen|nicht annehmen)(?![\\p{L}\\d])(?<colon> ?:)?`
const MOVED = '(?:top )?(?<number>\\d{1,3}) vor (?:top )?(?<before>\\d{1,3})(?![\\p{L}\\d.:])'
const CLAUSE = new RegExp(`(?<=^|[ ,;])(?:${MOVED}|${DECIDED})`, 'giu')
/** "3fa2c1d0 0a1b2c3d aufnehmen", "3fa2c1d0 0a1b2c3d-2-0 zurücknehmen": as a button says it, and nobody types it. */
const BUTTON =
  /^(?<rest>[0-9a-f]{8}) (?<code>[0-9a-f]{8})(?: (?<accepts>aufnehmen)|-(?<version>\d{1,6})-(?<place>\d{1,6}) zurücknehmen)$/iu
const BETWEEN = /^[\s,;.]*(?:und|sowie|dann|bitte)?[\s,;.]*|[\s,;.]*(?:\b(?:und|sowie|dann|bitte))?[\s,;.]*$/giu
/** Buttons of before 0.3.0 say a yes and a mark behind it: it is read back all the same. */
const HAND_OUT = /(?:^|\s)(?:verteilen|versenden|verschicken)(?: (?:bitte|ja)(?: [0-9a-f]{8})?)?$/iu

/**
 * Everything that is to be done, in the order of the text.
 * @returns `rest`: what stands in front, e.g. the meeting; `unread`: what stands between and behind
 */
export function readArrangement(text: string): {
  readonly rest: string
  readonly said: readonly SaidArrangement[]
  readonly unread: string
  /** To send it round, by itself. */
  readonly handOut?: true
} {
  const cleaned = clean(text)
  const button = BUTTON.exec(cleaned)?.groups
  if (button) return { rest: button.rest ?? '', said: [pressed(button)], unread: '' }
  const found = [...cleaned.matchAll(CLAUSE)]
  const handOut = found.length === 0 ? HAND_OUT.exec(cleaned) : null
  if (handOut) return { rest: cleaned.slice(0, handOut.index).trim(), said: [], unread: '', handOut: true }
  const said: SaidArrangement[] = []
  const unread: string[] = []
  for (const [index, one] of found.entries()) {
    const next = found[index + 1]?.index
    const words = cleaned.slice(one.index + one[0].length, next)
    const behind = words.replace(BETWEEN, '')
    const declines = /^(?:ablehnen|nicht)/iu.test(one.groups?.deed ?? '')
    const isReason = declines && one.groups?.colon !== undefined && behind !== ''
    // At the end of the text nothing joins it to a next deed: "… e.V." keeps its stop.
    const reason = next === undefined ? words.trim() : behind
    said.push(...arrangements(one.groups ?? {}, isReason ? reason : undefined))
    if (!isReason && behind !== '') unread.push(behind)
  }
  const rest = found[0] ? cleaned.slice(0, found[0].index).replace(/[\s,;:]+$/u, '') : cleaned
  return { rest, said, unread: unread.join(' ') }
}

const pressed = ({ code = '', version, place }: Readonly<Record<string, string | undefined>>): SaidArrangement =>
  version === undefined
    ? { kind: 'acceptOne', code: code.toLowerCase() }
    : { kind: 'takeBack', code: code.toLowerCase(), version: Number(version), place: Number(place) }

function arrangements(
  { number, before, which = '', deed = '' }: Readonly<Record<string, string | undefined>>,
  reason: string | undefined,
): readonly SaidArrangement[] {
  if (number !== undefined && before !== undefined) return [{ kind: 'before', number, before }]
  const accepts = /^(?:aufnehmen|annehmen)$/iu.test(deed)
  if (/^alle/iu.test(which)) return [accepts ? { kind: 'acceptAll' } : { kind: 'unknown', said: `${which} ${deed}` }]
  if (/^top/iu.test(which)) {
    return accepts ? [{ kind: 'unknown', said: which }] : [{ kind: 'declineLine', number: which.replace(/\D/g, '') }]
  }
  const proposals = which.split(/ ?[,&+] ?| und /iu).map((one) =>
    one
      .replace(/^vorschlag /iu, '')
      .trim()
      .toUpperCase(),
  )
  return proposals.map((proposal) =>
    accepts ? { kind: 'accept', proposal } : { kind: 'decline', proposal, ...(reason !== undefined && { reason }) },
  )
}

const KINDS: Readonly<Record<string, 'information' | 'discussion' | 'decision'>> = {
  information: 'information',
  info: 'information',
  'zur information': 'information',
  kenntnisnahme: 'information',
  'zur kenntnis': 'information',
  'zur kenntnisnahme': 'information',
  beratung: 'discussion',
  besprechung: 'discussion',
  austausch: 'discussion',
  'zum austausch': 'discussion',
  'zur diskussion': 'discussion',
  'zur beratung': 'discussion',
  diskussion: 'discussion',
  beschluss: 'decision',
  'zum beschluss': 'decision',
  beschlussfassung: 'decision',
  'zur beschlussfassung': 'decision',
  'zur abstimmung': 'decision',
  entscheidung: 'decision',
  'zur entscheidung': 'decision',
  // As the buttons say it in Einfache Sprache.
  'alle sollen es wissen': 'information',
  'alle sollen darueber sprechen': 'discussion',
  'es soll entschieden werden': 'decision',
}
export const readItemKind = (text: string): 'information' | 'discussion' | 'decision' | undefined => {
  const said = fold(clean(text))
    .replace(/[^a-z ]/g, '')
    .trim()
  return KINDS[said] ?? KINDS[said.replace(AROUND_KIND, '').trim()]
}
/** "also nur zur Beratung bitte" */
const AROUND_KIND =
  /^(?:(?:ah|ach|ok|okay|ja|gut|na|hm|also|nur|bitte|ist|das|eine|einen|ein|rein|reine|lediglich|bloss|erstmal|als|so|zur|zum|dann) )+|(?: (?:bitte|reicht|genuegt|danke))+$/g

const PRESENTER =
  /^(?:vorgestellt (?:von|durch)|vorstellung(?: durch| von|:)|vortrag(?: durch| von|:)|es (?:berichtet|stellt vor|traegt vor|trägt vor):?)\s*(.{2,100})$/iu
/** "vorgestellt von Jana Ernst" */
export const readPresenter = (text: string): string | undefined => PRESENTER.exec(clean(text))?.[1]

const PAPER = /^(?:unterlagen?|anlagen?|link)?\s*:?\s*([a-z]{2,12}:\/\/\S{1,500})$/iu
/** "Unterlage: https://…"; 'refused': an address that is none of https. */
export function readPaper(text: string): string | 'refused' | undefined {
  const said = PAPER.exec(clean(text))?.[1]
  if (said === undefined) return undefined
  return /^https:\/\//i.test(said) && URL.canParse(said) ? said : 'refused'
}

/** Longer than any session. */
const MOST_MINUTES = 480

/** "20", "ungefähr 20 Minuten", "eine halbe Stunde reicht": the one length that a text says, whatever else it says. */
export function readMinutes(text: string): number | undefined {
  const bare = /^(\d{1,3})[.]?$/.exec(clean(text))?.[1]
  const [only, ...others] = readDurations(text)
  const minutes = bare !== undefined ? Number(bare) : only?.kind === 'lasts' && others.length === 0 ? only.minutes : 0
  return minutes > 0 && minutes <= MOST_MINUTES ? minutes : undefined
}

/** "20 Minuten", "ca. 20 Minuten reichen": a length and no more; a bare number may belong to a title. */
function isNamedLength(part: string): boolean {
  if (!/\p{L}/u.test(part) || readMinutes(part) === undefined) return false
  const beside = fold(without(clean(part), ...readDurations(part))).match(/[a-z]+/g) ?? []
  return beside.every((word) => AROUND_LENGTH.has(word) || isFiller(word))
}
const AROUND_LENGTH = new Set(
  'reicht reichen genuegt genuegen dauer dauert lang mach mache machen draus daraus einplanen brauche brauchen braucht'.split(
    ' ',
  ),
)

const SUBJECT =
  /(?:^|\s)über (?:das thema |die frage )?(?<subject>[^,;.!?]{3,120}?) (?:zu )?(?:reden|sprechen|diskutieren|beraten|austauschen)(?![\p{L}])/iu
/** "wir müssen dringend über die Kurzzeitpflege reden": what is to be talked about. */
export const subjectIn = (text: string): string | undefined =>
  SUBJECT.exec(clean(text))?.groups?.subject?.replace(/^(?:die|das|den|dem|der)\s+/iu, '')

/** "dort das Wohnraumversorgung", as "Thema" was a word of the order: what leads to a title is no part of it. */
const COLON_LEAD = /^[^:]{0,40}(?:^|\s)(?:einen|eins|was|punkt|thema|top|vorschlag|folgendes)\s*:\s*(?=\S)/iu
const WISH_LEAD =
  /^(?:(?:ich|wir) )?(?:hätte?n?|würde?n?|möchte?n?|will|wollen)(?: gerne?)?(?: (?:die|das|den|der|eine?n?))? (?=\S)/iu
const NEXT_TAIL = /(?<!\s)\s+(?:(?:auf|zu|für|bei) )?(?:der|die|dem) (?:nächsten?|kommenden?)$/iu
export const withoutTitleLead = (said: string): string => {
  const title = said.replace(COLON_LEAD, '').replace(WISH_LEAD, '').replace(NEXT_TAIL, '')
  return leadsNowhere(title)
}
const leadsNowhere = (title: string): string =>
  title.replace(/^(?:(?:dort|da|dazu|noch|bitte) )+(?:(?:das|den|der|die|ein|eine|einen) )?/u, '')

/** The part that says how long an item takes, between commas. */
export const lengthIn = (parts: readonly string[]): string | undefined => parts.find(isNamedLength)

/** "20 Minuten" or "Beschluss" between commas says something else than the title. */
export const isItemDetail = (part: string): boolean =>
  readItemKind(part) !== undefined ||
  readPresenter(part) !== undefined ||
  readPaper(part) !== undefined ||
  isNamedLength(part)

/** "… in der", "… für die": the name behind it is where the item belongs. */
const LEADS_TO_MEETING =
  /\s(?:(?:in|für|fuer|auf|zu|bei) (?:der|die)|zur|in|für|fuer)\s(?:(?:nächsten?|naechsten?|kommenden?)\s)?$/iu

/**
 * A title in front, the meeting behind it, and what is said then: "Bericht KoK MKK" in "… in der KoK Kassel, Beschluss".
 * @param bodies where bodies stand in the cleaned text
 * @param names where regions and days stand in it
 * @returns undefined if nothing leads from a title to the last body
 */
export function splitTitle(
  cleaned: string,
  bodies: readonly TextSpan[],
  names: readonly TextSpan[],
): { readonly title: string; readonly meeting: string; readonly behind: string } | undefined {
  const start = Math.max(-1, ...bodies.map((body) => body.start))
  const lead = LEADS_TO_MEETING.exec(cleaned.slice(0, Math.max(0, start)))
  const title = lead ? cleaned.slice(0, lead.index).trim() : ''
  if (title === '') return undefined
  let end = start
  for (;;) {
    const at = end + (/^(?: (?:am|vom|in))? ?/iu.exec(cleaned.slice(end))?.[0].length ?? 0)
    const next = [...bodies, ...names].find((name) => name.start === at && name.end > end)
    if (!next) break
    end = next.end
  }
  return { title, meeting: cleaned.slice(start, end), behind: withoutFirst(cleaned.slice(end), ' ,;:.') }
}

interface TextSpan {
  readonly start: number
  readonly end: number
}
