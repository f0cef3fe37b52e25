/** The field "which meeting": one of those recorded, found by region, body and day, or chosen from a list. */
import { agreementById, committeeById } from '#src/agreements/lookup.ts'
import { addDays, type LocalDate } from '#src/calendar/local-date.ts'
import type { Objection } from '#src/conversation/dialog.ts'
import { type DialogContext, type Field, found, nothing, type Reading, refused } from '#src/conversation/field.ts'
import type { Books } from '#src/conversation/work.ts'
import { regionBehind } from '#src/language/agreements/districts.ts'
import { committeesIn, readMentions, regionsIn } from '#src/language/agreements/mentions.ts'
import { readDates } from '#src/language/days/dates.ts'
import { readTimes } from '#src/language/days/times.ts'
import { isNewDay, splitBehindName } from '#src/language/meetings/meeting-words.ts'
import { isBuilding } from '#src/language/meetings/places.ts'
import { readCode } from '#src/language/words/codes.ts'
import { clean, fold } from '#src/language/words/normalise.ts'
import { type Found, without } from '#src/language/words/span.ts'
import { shortId } from '#src/meetings/invitation.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import { meetingButton } from '#src/speech/meetings/meeting.ts'
import * as say from '#src/speech/meetings/meeting-field.ts'
import { committeeName, theMeeting } from '#src/speech/parts/fields.ts'

/** As many buttons as fit under one another on a phone; the list on the card holds them all. */
const BUTTONS = 5

/** Calendar days back and ahead in which a meeting can be what a turn is about: minutes come late, plans early. */
const BACK_DAYS = 550
const AHEAD_DAYS = 1100

export const meetingsInSight = ({ meetings }: Pick<Books, 'meetings'>, today: LocalDate): Promise<readonly Meeting[]> =>
  meetings.onDays(addDays(today, -BACK_DAYS), addDays(today, AHEAD_DAYS))

/** What a dialog with a `meeting` field knows of it. */
export interface OfMeeting {
  readonly meeting?: string
}

/** The meeting that a dialog with a `meeting` field is about. */
export const meetingOf = (context: DialogContext<OfMeeting>): Meeting | undefined =>
  context.meetings.find(({ id }) => id === context.answers.meeting)

/** An objection if the meeting, chosen some time ago, is no longer in a state in which the dialog can go on. */
export function stillFits(
  context: DialogContext<OfMeeting>,
  fits: (meeting: Meeting, context: DialogContext) => boolean,
): Objection<'meeting'> | undefined {
  const meeting = meetingOf(context)
  return meeting && !fits(meeting, context)
    ? { field: 'meeting', because: say.notNow(committeeNameOf(meeting, context), meeting) }
    : undefined
}

/** "KoK LK Kassel"; "Sitzung" if its agreement is no longer loaded. */
export function committeeNameOf(
  meeting: Pick<Meeting, 'agreementId' | 'committeeId'>,
  context: Pick<DialogContext, 'shelf'>,
): string {
  const agreement = agreementById(context.shelf, meeting.agreementId)
  const committee = agreement && committeeById(agreement, meeting.committeeId)
  return agreement && committee ? committeeName(committee, agreement) : theMeeting()
}

/** The one body that a text names. */
function bodyIn(text: string, { lexicon, today, usualRegion }: DialogContext) {
  const { regions, committees } = readMentions(text, lexicon, today)
  const ids = regions.length > 0 ? regions.flatMap((one) => one.ids) : usualRegion === undefined ? [] : [usualRegion]
  const [only, another] = committees.filter(({ agreementId }) => ids.length === 0 || ids.includes(agreementId))
  return another ? undefined : only
}

/** `itsOrNew`: a day that is no meeting's may be the new one. `its`: it names the meeting, or one not recorded yet. */
type DayIs = 'itsOrNew' | 'its'

/**
 * @param ask "Welche Sitzung soll verschoben werden?"
 * @param fits which meetings the dialog can be about, e.g. those that are still to come
 * @param dayIs what a day beside it means
 * @param standsInFront what follows is free text: names and days in it belong to that
 * @param none what is said where meetings are recorded, but none of them fits
 */
export function meetingField(
  ask: () => string,
  fits: (meeting: Meeting, context: DialogContext) => boolean,
  {
    dayIs = 'itsOrNew',
    standsInFront = false,
    none = say.noMeetings,
  }: { readonly dayIs?: DayIs; readonly standsInFront?: boolean; readonly none?: () => string } = {},
): Field<string> {
  const open = (context: DialogContext) =>
    context.meetings.filter((meeting) => fits(meeting, context) && agreementById(context.shelf, meeting.agreementId))
  const noneFor = (context: DialogContext): string => (context.meetings.length > 0 ? none() : say.noMeetings())
  /** Those of the usual region first, then by date. */
  const offered = (context: DialogContext) => {
    const all = open(context)
    const here = all.filter(({ agreementId }) => agreementId === context.usualRegion)
    return [...here, ...all.filter((meeting) => !here.includes(meeting))]
  }
  /** The text of a button, typed. */
  const byLabel = (text: string, context: DialogContext) =>
    open(context).find((meeting) => fold(choice(meeting, context).label) === fold(text))
  /** "18.6." after "KoK Kassel", of which there are two. */
  const withEarlier = (text: string, context: DialogContext): Meeting | undefined => {
    if (context.earlier === undefined || context.answers.meeting !== undefined) return undefined
    if (committeeFilter(text, context).spans.length > 0) return undefined
    const reading = narrowed(`${context.earlier} ${clean(text)}`, open(context), context, 'its')
    return reading.kind === 'found' ? open(context).find(({ id }) => id === reading.value) : undefined
  }
  const choice = (meeting: Meeting, context: DialogContext) => ({
    label: say.choice(committeeNameOf(meeting, context), meeting),
    value: meeting.id,
  })
  const one = (id: string, context: DialogContext): Reading<string> => {
    const meeting = context.meetings.find((candidate) => candidate.id === id)
    if (!meeting) return refused(say.noSuchMeeting())
    return fits(meeting, context) ? found(id) : refused(say.notNow(committeeNameOf(meeting, context), meeting))
  }
  return {
    label: say.label(),
    needsMeetings: true,
    hopeless(context, said) {
      if (open(context).length > 0) return undefined
      const body = bodyIn(said, context)
      const because = noneFor(context)
      const name = body && committeeNameOf(body, context)
      return name && because === say.noMeetings()
        ? { because: say.noMeetingsOf(name), instead: { needs: 'meeting.plan', of: body, ...say.planFirst(name) } }
        : { because }
    },
    ask: (context) => (open(context).length > 0 ? ask() : noneFor(context)),
    find(text, context) {
      const chosen = byLabel(text, context)
      if (chosen) return found(chosen.id)
      const { front, behind } = standsInFront ? splitFront(text, context) : { front: text, behind: '' }
      const together = withEarlier(text, context)
      if (together) return found(together.id, beside(text, together, context))
      const named = narrowed(front, open(context), context, dayIs)
      const reading = named.kind === 'none' ? named : { ...named, rest: joined(named.rest, text, front, behind) }
      // Once it is known, a region beside other words belongs to them: "nein, Rathaus Hanau" is about the place.
      const isSaidBeside = context.answers.meeting !== undefined && reading.kind !== 'none' && reading.rest !== ''
      return isSaidBeside ? nothing : reading
    },
    understand(text, context) {
      const cleaned = clean(text)
      const { spans } = committeeFilter(cleaned, context)
      const dates = readDates(cleaned, context.today)
      if (spans.length === 0 && dates.length === 0) return nothing
      // The question showed them all: a day alone may say which one is meant, whatever region is usual here.
      const fitting = meetingsMeant(cleaned, open(context), context)
      const [only] = fitting
      if (only && fitting.length === 1) return found(only.id, beside(cleaned, only, context))
      const labels = fitting.slice(0, BUTTONS).map((meeting) => choice(meeting, context).label)
      return refused(only ? say.severalFit(text, labels) : say.noneFits(text))
    },
    withoutNamed(text, id, context) {
      const meeting = context.meetings.find((one) => one.id === id)
      if (!meeting) return text
      const { front, behind } = standsInFront ? splitFront(text, context) : { front: text, behind: '' }
      return joined(beside(front, meeting, context), text, front, behind)
    },
    input: (id, context, value) => {
      const choices = offered(context).map((meeting) => choice(meeting, context))
      return choices.length > BUTTONS
        ? { id, kind: 'choice', label: say.label(), choices, ...(value !== undefined && { value }) }
        : undefined
    },
    buttons: (context) =>
      offered(context)
        .slice(0, BUTTONS)
        .map((meeting, _, all) => ({
          ...choice(meeting, context),
          label: meetingButton(committeeNameOf(meeting, context), meeting, all),
        })),
    fromCard: one,
    show: (value, context) => {
      const meeting = context.meetings.find(({ id }) => id === value)
      return meeting ? say.choice(committeeNameOf(meeting, context), meeting) : value
    },
    restore: (stored, context) =>
      typeof stored === 'string' && context.meetings.some(({ id }) => id === stored) ? stored : undefined,
  }
}

/**
 * What names the meeting, and what is said to it. A text that begins with something else and names a body later ("Wohnen
 * für die KoK MKK") is looked through as a whole.
 */
function splitFront(text: string, context: DialogContext): { readonly front: string; readonly behind: string } {
  const cleaned = clean(text)
  const bodies = context.shelf.agreements.flatMap(({ id }) => committeesIn(cleaned, context.lexicon, id))
  const days = readDates(cleaned, context.today)
  const split = splitBehindName(cleaned, [
    ...regionsIn(cleaned, context.lexicon).map((span) => ({ ...span, kind: 'region' as const })),
    ...bodies.map((span) => ({ ...span, kind: 'body' as const })),
    ...days.map((span) => ({ ...span, kind: span.kind === 'date' ? ('day' as const) : ('period' as const) })),
    ...readTimes(cleaned).map((span) => ({ ...span, kind: 'time' as const })),
  ])
  return split.front === '' && bodies.length > 0 ? { front: cleaned, behind: '' } : split
}

/** Does a text begin with a body, as a command does: "KoK Kassel Bericht für die AG Teilhabe"? */
export function beginsWithBody(text: string, context: DialogContext): boolean {
  const { front } = splitFront(text, context)
  return front !== clean(text) && context.shelf.agreements.some(({ id }) => committeesIn(front, context.lexicon, id)[0])
}

/** What is left of the front, and what stands behind it, with the mark between them: "3. Oktober: Tag der Einheit". */
function joined(left: string, text: string, front: string, behind: string): string {
  if (left === '' || behind === '') return left || behind
  const cleaned = clean(text)
  const mark = cleaned.slice(front.length, cleaned.length - behind.length)
  return `${left}${cleaned.startsWith(front) && mark !== '' ? mark : ' '}${behind}`
}

/**
 * The one meeting that fits what is named; a region is never guessed: without one only the usual region counts.
 * A day that is no meeting's stays in the text, it may be the new one.
 */
function narrowed(text: string, open: readonly Meeting[], context: DialogContext, dayIs: DayIs): Reading<string> {
  const cleaned = clean(text)
  const { code, rest: behind } = readCode(cleaned)
  const coded = open.filter((meeting) => code !== undefined && shortId(meeting) === code)
  if (coded[0] && coded.length === 1) return found(coded[0].id, behind)
  const named = committeeFilter(cleaned, context)
  const saidDays = readDates(cleaned, context.today).flatMap((reading) =>
    reading.kind === 'date' && !isNewDay(cleaned, reading.start) ? [reading] : [],
  )
  const isOnSaidDay = ({ on }: Meeting): boolean => saidDays.some(({ value }) => value === on)
  const usual = open.filter(named.fits)
  // "Die KoK am 17.6.": the day tells the region, as far as one session alone can be meant.
  const elsewhere = usual.some(isOnSaidDay) ? [] : open.filter((one) => named.fitsAnywhere(one) && isOnSaidDay(one))
  const ofCommittee = elsewhere.length === 1 ? elsewhere : usual
  const days = saidDays.filter(({ value }) => ofCommittee.some(({ on }) => on === value))
  // The one of that day is there, and nothing can be done with it any more: another one is not taken instead.
  const closed =
    days.length > 0
      ? undefined
      : context.meetings.find((one) => isOnSaidDay(one) && named.fits(one) && !open.includes(one))
  if (closed) return refused(say.notNow(committeeNameOf(closed, context), closed), without(cleaned, ...named.spans))
  if (dayIs === 'its' && days.length === 0 && readDates(cleaned, context.today).length > 0) return nothing
  const onDay = days.length > 0 ? ofCommittee.filter(({ on }) => days.some(({ value }) => value === on)) : ofCommittee
  const rest = without(cleaned, ...named.spans, ...days)
  const atTime = onDay.filter((meeting) => timesOf(meeting, cleaned).length > 0)
  const [only] = onDay.length > 1 && days.length > 0 && atTime.length === 1 ? atTime : onDay.length === 1 ? onDay : []
  if (only) return found(only.id, without(cleaned, ...named.spans, ...days, ...timesOf(only, cleaned)))
  const isNone = onDay.length === 0 && named.spans.length > 0 && open.length > 0
  // "Die nächste KoK" where two regions have one: which is asked.
  return isNone && !open.some(named.fitsAnywhere) ? refused(say.noneFits(text), rest) : nothing
}

/** Where a text says when this meeting begins: no other time, and none that it gets. */
const timesOf = (meeting: Meeting, cleaned: string): readonly Found<unknown>[] =>
  readTimes(cleaned).flatMap((time) =>
    time.kind === 'time' &&
    time.value === meeting.at &&
    (time.until === undefined || time.until === meeting.endsAt) &&
    !isNewDay(cleaned, time.start)
      ? [{ ...time, value: time.value }]
      : [],
  )

/** Where a text names the day of this meeting. */
const daysOf = (meeting: Meeting, cleaned: string, { today }: DialogContext): readonly Found<unknown>[] =>
  readDates(cleaned, today).flatMap((date) =>
    date.kind === 'date' && date.value === meeting.on && !isNewDay(cleaned, date.start) ? [date] : [],
  )

/** A text without what names this meeting. */
const beside = (text: string, meeting: Meeting, context: DialogContext): string => {
  const cleaned = clean(text)
  const { spans } = committeeFilter(cleaned, context)
  return without(cleaned, ...spans, ...daysOf(meeting, cleaned, context), ...timesOf(meeting, cleaned))
}

/** Those that the text can mean: all, if it names neither region nor body nor day. */
export const meetingsMeant = (text: string, among: readonly Meeting[], context: DialogContext): readonly Meeting[] =>
  among.filter(namedBy(clean(text), context))

/** Does everything fit that a text names of region, body, day and time? What it does not name is open. */
function namedBy(cleaned: string, context: DialogContext): (meeting: Meeting) => boolean {
  const named = committeeFilter(cleaned, context)
  const hasTime = readTimes(cleaned).some(({ kind }) => kind === 'time')
  const hasDate = readDates(cleaned, context.today).length > 0
  return (meeting) =>
    (named.spans.length === 0 || named.fits(meeting)) &&
    (!hasDate || daysOf(meeting, cleaned, context).length > 0) &&
    (!hasTime || timesOf(meeting, cleaned).length > 0)
}

/** The one meeting a text names, and what else it says; of several or none nothing is guessed. */
export function readMeeting(
  text: string,
  among: readonly Meeting[],
  context: DialogContext,
): { readonly meeting: Meeting | undefined; readonly rest: string } {
  const reading = narrowed(text, among, context, 'its')
  if (reading.kind !== 'found') return { meeting: undefined, rest: text }
  return { meeting: among.find(({ id }) => id === reading.value), rest: reading.rest }
}

/** What is said beside the names of bodies and regions. */
export const besideNames = (text: string, context: DialogContext): string =>
  without(clean(text), ...committeeFilter(text, context).spans)

const wordBefore = (cleaned: string, at: number): string => cleaned.slice(0, at).trimEnd().split(' ').at(-1) ?? ''

/** The region and bodies a text names; without a region only the one meant already, or the usual one, counts. */
export function committeeFilter(
  text: string,
  context: DialogContext,
): {
  readonly fits: (of: Pick<Meeting, 'agreementId' | 'committeeId'>) => boolean
  /** The same, whatever region is usual here. */
  readonly fitsAnywhere: (of: Pick<Meeting, 'agreementId' | 'committeeId'>) => boolean
  readonly spans: readonly Found<unknown>[]
} {
  const cleaned = clean(text)
  const all = regionsIn(cleaned, context.lexicon)
  // "Rathaus Kassel" is a place, as far as something else says which session is meant.
  const ofSession = all.filter(({ start }) => !isBuilding(wordBefore(cleaned, start)))
  const regions = ofSession.length > 0 ? ofSession : all
  const bodies = context.shelf.agreements.flatMap(({ id }) =>
    committeesIn(cleaned, context.lexicon, id).map((span) => ({ ...span, agreementId: id })),
  )
  const said = regions.flatMap(({ value }) =>
    value.flatMap((key) => (key.startsWith('region/') ? [key.slice('region/'.length)] : [])),
  )
  const [only, ...more] = new Set(bodies.map(({ agreementId }) => agreementId))
  const meant = only !== undefined && more.length === 0 ? only : (context.answers.region ?? context.usualRegion)
  // A word may name a body of many agreements.
  const ends = new Set(bodies.map(({ end }) => end))
  // "KoK Fulda": no meeting of the usual region is meant.
  const elsewhere =
    regions.length > 0 ? [] : [...ends].flatMap((end) => regionBehind(cleaned, end, context.lexicon) ?? [])
  const fitsAnywhere = ({ agreementId, committeeId }: Pick<Meeting, 'agreementId' | 'committeeId'>): boolean =>
    elsewhere.length === 0 &&
    (regions.length === 0 || said.includes(agreementId)) &&
    (bodies.length === 0 || bodies.some((one) => one.agreementId === agreementId && one.value.includes(committeeId)))
  return {
    spans: [...regions, ...bodies, ...elsewhere],
    fits: (of) => (regions.length > 0 || of.agreementId === meant) && fitsAnywhere(of),
    fitsAnywhere,
  }
}
