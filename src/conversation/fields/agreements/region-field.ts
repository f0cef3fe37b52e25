/** The field "which region": an agreement, named by its region, a partner or a body that only one of them has. */
import { type Agreement, agreementById, meetingCommittees } from '#src/agreements/lookup.ts'
import { type DialogContext, type Field, found, nothing, type Reading, refused } from '#src/conversation/field.ts'
import { regionBehind } from '#src/language/agreements/districts.ts'
import { committeesIn, readMentions, regionsIn } from '#src/language/agreements/mentions.ts'
import { readDates } from '#src/language/days/dates.ts'
import { readTimes } from '#src/language/days/times.ts'
import { isBuilding, isOnlineWord } from '#src/language/meetings/places.ts'
import { isFiller, isMereTalk } from '#src/language/reading/mere-talk.ts'
import { clean } from '#src/language/words/normalise.ts'
import { nounBefore, nounBehind } from '#src/language/words/nouns.ts'
import { type Found, without } from '#src/language/words/span.ts'
import * as say from '#src/speech/parts/fields.ts'
import { namedUnavailable, regionMeant } from './region.ts'

export const agreementOf = (context: DialogContext): Agreement | undefined =>
  typeof context.answers.region === 'string' ? agreementById(context.shelf, context.answers.region) : undefined

/** Agreements under which a meeting can be planned: in force or a self-commitment, with bodies that meet. */
function plannable(agreement: Agreement, rest: string): Reading<string> {
  if (agreement.kind === 'template') return refused(say.onlyTemplate(agreement), rest)
  if (meetingCommittees(agreement).length === 0) return refused(say.noCommittees(agreement), rest)
  return found(agreement.id, rest)
}

/** A region behind a noun that names nothing here belongs to a place: "Rathaus Hanau" after "KoK Kassel". */
function regionsOnly(text: string, context: DialogContext): ReturnType<typeof regionsIn> {
  const spans = regionsIn(text, context.lexicon)
  const [first] = spans
  if (!first) return spans
  const cleaned = clean(text)
  return spans.filter((span) => {
    if (span.value.join() === first.value.join()) return true
    const word = nounBefore(cleaned, span.start)
    return word === undefined || readMentions(word, context.lexicon, context.today).rest === ''
  })
}

/** What is left of a text without its regions, bodies, days and times. */
function wordsBeside(text: string, regions: ReturnType<typeof regionsIn>, context: DialogContext): string {
  const cleaned = clean(text)
  const bodies = context.shelf.agreements.flatMap(({ id }) => committeesIn(cleaned, context.lexicon, id))
  return without(cleaned, ...regions, ...bodies, ...readDates(cleaned, context.today), ...readTimes(cleaned))
}

/**
 * The agreement, by region; a body that exists in one agreement only names it as well.
 * @param fits refuses an agreement that the dialog cannot be about, or takes it
 */
export const regionWith = (
  ask: () => string,
  fits: (agreement: Agreement, rest: string) => Reading<string>,
): Field<string> => ({
  label: say.regionLabel(),
  needsOwnRegion: true,
  ask,
  find(text, context) {
    const spans = regionsOnly(text, context)
    // "nein, Hanau Rathaus" is about the place: a known region changes only where nothing but names and dates is said.
    if (context.answers.region !== undefined && !isFiller(wordsBeside(text, spans, context))) return nothing
    const mentions = readMentions(text, context.lexicon, context.today)
    const words = spans.map(({ start, end }) => clean(text).slice(start, end))
    const regions = mentions.regions.filter(({ said }) => words.includes(said))
    const meant = regionMeant({ ...mentions, regions, rest: '' }, context.shelf, context.usualRegion)
    // A second mention stays: it may belong to a place ("Rathaus Hanau"), and so does the first behind a building.
    const used = meant.kind === 'several' ? spans : spans.slice(0, 1).filter((span) => !isBehindBuilding(text, span))
    const rest = without(text, ...used)
    const broken = spans.length === 0 ? namedUnavailable(text, context.shelf) : undefined
    if (broken) return refused(say.unavailableRegion(broken.file), rest)
    // The session of another region is not meant, and "Fulda" is not where it meets.
    const elsewhere = spans.length === 0 ? regionBehindBody(text, context) : undefined
    if (elsewhere && (meant.kind === 'several' || meant.kind === 'one')) {
      return refused(say.unknownRegion(elsewhere.value), without(rest, elsewhere))
    }
    if (meant.kind === 'several') {
      return meant.said.length > 1
        ? refused(say.severalRegions(meant.candidates.map((one) => one.region)), rest)
        : nothing
    }
    if (meant.kind === 'thirdParty') return refused(say.noPartner(meant.thirdParty.name, meant.thirdParty.what), rest)
    if (meant.kind !== 'one') return nothing
    // "Psychiatriebeirat Fulda": the body exists once, but not there.
    const other = meant.from === 'body' ? nameBehindBody(text, meant.agreement.id, context) : undefined
    if (other !== undefined) return refused(say.unknownRegion(other), rest)
    // The usual region is only taken where the text says something that fits it.
    if (meant.from === 'usual' && committeesIn(text, context.lexicon, meant.agreement.id).length === 0) return nothing
    return fits(meant.agreement, rest)
  },
  understand: (text, context) =>
    !isMereTalk(text) &&
    regionMeant(readMentions(text, context.lexicon, context.today), context.shelf, undefined).kind === 'unknown'
      ? refused(say.unknownRegion(text))
      : nothing,
  input: (id, context, value) => ({
    id,
    kind: 'choice',
    label: say.regionLabel(),
    choices: context.shelf.agreements
      .filter((agreement) => fits(agreement, '').kind === 'found')
      .map((agreement) => ({ label: agreement.region, value: agreement.id })),
    ...presetOf(value ?? context.ownRegion ?? context.usualRegion, context, fits),
  }),
  fromCard(value, context) {
    const agreement = agreementById(context.shelf, value)
    return agreement ? fits(agreement, '') : refused(say.unknownRegion(value))
  },
  show: (value, context) => agreementById(context.shelf, value)?.region ?? value,
  restore: (stored, context) =>
    typeof stored === 'string' && agreementById(context.shelf, stored) ? stored : undefined,
})

/** A region is only preset where it can be chosen. */
function presetOf(
  id: string | undefined,
  context: DialogContext,
  fits: (of: Agreement, rest: string) => Reading<string>,
) {
  const agreement = id === undefined ? undefined : agreementById(context.shelf, id)
  return agreement && fits(agreement, '').kind === 'found' ? { value: agreement.id } : {}
}

/** "Kreishaus Kassel" is a place, whatever region it also names. */
function isBehindBuilding(text: string, { start }: { readonly start: number }): boolean {
  const word = nounBefore(clean(text), start)
  return word !== undefined && isBuilding(word)
}

/** "KoK Fulda", "KoK Kasel" */
function regionBehindBody(text: string, { lexicon, shelf }: DialogContext): Found<string> | undefined {
  const cleaned = clean(text)
  const bodies = shelf.agreements.flatMap(({ id }) => committeesIn(cleaned, lexicon, id))
  return bodies.flatMap(({ end }) => regionBehind(cleaned, end, lexicon) ?? [])[0]
}

/** A name right behind the body that is neither a place's nor a day: perhaps a region nobody knows. */
function nameBehindBody(text: string, agreementId: string, context: DialogContext): string | undefined {
  const cleaned = clean(text)
  const [body] = committeesIn(cleaned, context.lexicon, agreementId)
  const word = body && nounBehind(cleaned, body.end)
  if (word === undefined || isBuilding(word) || isOnlineWord(word)) return undefined
  const isTime = readDates(word, context.today).length > 0 || readTimes(word).length > 0
  return isTime || readMentions(word, context.lexicon, context.today).rest === '' ? undefined : word
}

/** The region of a meeting. */
export const region = regionWith(say.askRegion, plannable)

/** Any region with an agreement. Its words stay in the text: "Landkreis Kassel" may also name the partner. */
export const anyRegion = (ask: () => string): Field<string> => {
  const field = regionWith(ask, (agreement, rest) => found(agreement.id, rest))
  return {
    ...field,
    find(text, context) {
      const reading = field.find(text, context)
      return reading.kind === 'found' ? { ...reading, rest: text } : reading
    },
  }
}
