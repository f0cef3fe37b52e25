/** Fields of a dialog about people: which office, which person, as what, which holding. */
import { type Agreement, agreementById, committeeById, partnerName } from '#src/agreements/lookup.ts'
import { type DialogContext, type Field, found, nothing, type Reading, refused } from '#src/conversation/field.ts'
import { agreementOf } from '#src/conversation/fields/agreements/region-field.ts'
import { readHeldAs } from '#src/language/people/held-as.ts'
import { clean, fold, spacedWords, wordsAlone } from '#src/language/words/normalise.ts'
import { officesOf, officesOn } from '#src/meetings/seats.ts'
import { holdsOn, type Office, type OfficeId, officeName, officeParts, type Tenure } from '#src/people/office.ts'
import type { PersonId } from '#src/people/person.ts'
import type { KnownPerson } from '#src/people/ports.ts'
import * as say from '#src/speech/people/people.ts'

/** What is known while an office is asked for. */
interface OfRegion {
  readonly region?: string
}

/** Every office of the region that was chosen that somebody may get today. */
export function officesIn(context: DialogContext<OfRegion>): readonly Office[] {
  const agreement = agreementOf(context)
  return agreement ? officesOn(agreement, say.officeNames, context.today) : []
}

const officesUnder = (agreement: Agreement | undefined): readonly Office[] =>
  agreement ? officesOf(agreement, say.officeNames) : []

/** Undefined where its agreement knows it no longer. */
export const officeById = (id: OfficeId, { shelf }: Pick<DialogContext, 'shelf'>): Office | undefined =>
  officesUnder(agreementById(shelf, officeParts(id).agreementId)).find((one) => one.id === id)

/** "Sozialamt, Landkreis Kassel" */
export function officeShown(office: Office, context: Pick<DialogContext, 'shelf'>): string {
  const agreement = agreementById(context.shelf, office.agreementId)
  return agreement ? say.office(office.name, partnerName(agreement, office.partnerId)) : office.name
}

/** What the partner of an office is called, without the empty names. */
function partnerNames({ partnerId }: Office, agreement: Agreement): readonly string[] {
  const partner = agreement.partners.find(({ id }) => id === partnerId)
  return partner ? [partner.short, partner.name, ...partner.aliases].filter((name) => name !== '') : []
}

/** Whoever a partner sends: the word for it alone says nothing. Lists of before had the partner's name twice. */
const isMember = ({ name }: Office): boolean => name === say.officeNames.member()

/** As it is shown, and as people say it all the same. */
function spellings(office: Office, agreement: Agreement, context: Pick<DialogContext, 'shelf'>): readonly string[] {
  const body = office.kind === 'secretariat' ? committeeById(agreement, office.detail) : undefined
  if (body) return [office.name, say.secretariatOf(body)]
  if (!isMember(office)) return [office.name]
  const partner = partnerName(agreement, office.partnerId)
  return [officeShown(office, context), say.office(partner, partner)]
}

/** Offices whose name, and their partner's, stand in a text among other words. */
function officesNamed(text: string, context: DialogContext<OfRegion>): readonly Office[] {
  const said = fold(clean(text))
  const agreement = agreementOf(context)
  if (!agreement || said === '') return []
  const isSaid = (office: Office): boolean =>
    spellings(office, agreement, context).some((name) => said.includes(fold(name)))
  const named = officesIn(context).filter(isSaid)
  const longest = Math.max(0, ...named.map(({ name }) => name.length))
  const longestNamed = named.filter(({ name }) => name.length === longest)
  // "MKK, Verwaltung des Bots, Stadt Hanau": the partner right behind the office, not the region in front of it.
  const behind = longestNamed.filter((office) => said.includes(fold(officeShown(office, context))))
  if (behind.length > 0) return behind
  const ofPartner = longestNamed.filter((office) =>
    partnerNames(office, agreement).some((name) => said.includes(fold(name))),
  )
  return ofPartner.length > 0 ? ofPartner : longestNamed
}

/**
 * Offices that a cell of a list names and nothing else: "nicht Sozialamt", "Sozialamt (ab 1.5.2027)" and "Sozialamt,
 * Landkreis Gießen" name none.
 */
export function officesListed(
  office: string,
  partner: string | undefined,
  context: DialogContext<OfRegion>,
): readonly Office[] {
  const agreement = agreementOf(context)
  if (!agreement) return []
  const said = wordsAlone(officeName(clean(office)))
  const of = partner === undefined ? undefined : wordsAlone(partner)
  return officesIn(context).filter((one) => {
    const name = wordsAlone(one.name)
    const partners = partnerNames(one, agreement).map(wordsAlone)
    if (of !== undefined && !partners.includes(of)) return false
    if (said === name || (isMember(one) && partners.includes(said))) return of !== undefined || !isMember(one)
    return partners.some((partnerSaid) => said === `${name} ${partnerSaid}` || said === `${partnerSaid} ${name}`)
  })
}

/** An office of the region's agreement: from the list, or by its name and its partner's. */
export const office: Field<string, OfRegion> = {
  label: say.officeLabel(),
  ask: () => say.askOffice(),
  find(text, context) {
    const named = officesNamed(text, context)
    const [only] = named
    return only && named.length === 1 ? found(only.id, text) : nothing
  },
  understand(text, context) {
    const named = officesNamed(text, context)
    if (named.length > 1) return refused(say.severalOffices(named.map((one) => officeShown(one, context))))
    return nothing
  },
  input: (id, context, value) => ({
    id,
    kind: 'choice',
    label: say.officeLabel(),
    choices: officesIn(context).map((one) => ({ label: officeShown(one, context), value: one.id })),
    ...(value !== undefined && { value }),
  }),
  fromCard: (value, context) => (officesIn(context).some(({ id }) => id === value) ? found(value) : nothing),
  show: (value, context) => {
    const one = officesIn(context).find(({ id }) => id === value)
    return one ? officeShown(one, context) : value
  },
  restore: (stored, context) =>
    typeof stored === 'string' && officesIn(context).some(({ id }) => id === stored) ? stored : undefined,
}

/** The region was changed after the office was chosen: it is asked again. */
export const officeOfRegion = async ({ office: id }: { office: string }, context: DialogContext<OfRegion>) =>
  officesIn(context).some((one) => one.id === id)
    ? undefined
    : ({ field: 'office', because: say.officeElsewhere() } as const)

/** Somebody the bot knows: they wrote to it, or were entered with an address. */
export const person: Field<PersonId> = {
  label: say.personLabel(),
  needsPeople: true,
  takesAnything: true,
  ask: () => say.askPerson(),
  find: (text, context) => {
    const named = peopleNamed(text, context)
    const [only] = named
    return only && named.length === 1 ? found(only.id, text) : nothing
  },
  understand(text, context) {
    const named = peopleNamed(text, context)
    const [only] = named
    if (only && named.length === 1) return found(only.id)
    if (named.length > 1) return refused(say.severalPeople(named.map((one) => say.person(one, context.people))))
    return refused(say.unknownPerson())
  },
  input: (id, context, value) => ({
    id,
    kind: 'choice',
    label: say.personLabel(),
    choices: context.people.map((one) => ({ label: say.person(one, context.people), value: one.id })),
    ...(value !== undefined && { value }),
  }),
  fromCard: (value, context) => {
    const one = context.people.find(({ id }) => id === value)
    return one ? found(one.id) : nothing
  },
  show: (value, context) => {
    const one = context.people.find(({ id }) => id === value)
    return one ? say.person(one, context.people) : value
  },
  restore: (stored, context) => context.people.find(({ id }) => id === stored)?.id,
}

/** By id (a button's text), address or whole name; a first name alone only where it is one person's. */
export function peopleNamed(text: string, context: DialogContext): readonly KnownPerson[] {
  const said = clean(text)
  const folded = spacedWords(said)
  const whole = context.people.filter(
    ({ id, name, mail }) =>
      said.includes(id) || (mail !== undefined && folded.includes(fold(mail))) || folded.includes(` ${fold(name)} `),
  )
  if (whole.length > 0) return whole
  return context.people.filter(({ name }) => name.split(' ').some((part) => fold(part) === fold(said)))
}

/** Holder or deputy. */
export const heldAs: Field<'holder' | 'deputy'> = {
  label: say.asLabel(),
  ask: () => say.askAs(),
  find: (text) => asRead(text),
  understand: (text) => asRead(text),
  input: () => undefined,
  buttons: () => [
    { label: say.heldAs('holder'), value: 'holder' },
    { label: say.heldAs('deputy'), value: 'deputy' },
  ],
  fromCard: (value) => (value === 'holder' || value === 'deputy' ? found(value) : nothing),
  show: (value) => say.heldAs(value),
  restore: (stored) => (stored === 'holder' || stored === 'deputy' ? stored : undefined),
}

function asRead(text: string): Reading<'holder' | 'deputy'> {
  const as = readHeldAs(text)
  return as ? found(as, text) : nothing
}

/* Who holds what */

/** The key of a holding on a card. */
const keyOf = ({ officeId, personId, as, from }: Tenure): string => [officeId, personId, as, from].join(' ')

/** Holdings of the region that have not ended yet. */
const openHoldings = (context: DialogContext<OfRegion>): readonly Tenure[] => {
  const agreement = agreementOf(context)
  return context.holdings.filter(
    ({ officeId, until }) =>
      agreement !== undefined &&
      officeId.startsWith(`${agreement.id}/`) &&
      (until === undefined || until >= context.today),
  )
}

export const holdingOf = (context: DialogContext<OfRegion & { readonly holding?: string }>): Tenure | undefined =>
  openHoldings(context).find((one) => keyOf(one) === context.answers.holding)

/** "Sabine Ruppel: Sozialamt, Landkreis Kassel" */
export function holdingShown(one: Tenure, context: Pick<DialogContext, 'people' | 'shelf'>): string {
  const name = context.people.find(({ id }) => id === one.personId)?.name ?? say.removedPerson()
  const held = officeById(one.officeId, context)
  return say.holding(name, held ? officeShown(held, context) : one.officeId, one.as)
}

export const holding: Field<string, OfRegion> = {
  label: say.holdingLabel(),
  needsPeople: true,
  ask: (context) => (openHoldings(context).length > 0 ? say.askHolding() : say.noHoldings()),
  find: () => nothing,
  understand(text, context) {
    const named = peopleNamed(text, context).map(({ id }) => id)
    const fitting = openHoldings(context).filter(({ personId }) => named.includes(personId))
    const [only] = fitting
    return only && fitting.length === 1 ? found(keyOf(only)) : nothing
  },
  input: (id, context, value) => ({
    id,
    kind: 'choice',
    label: say.holdingLabel(),
    choices: openHoldings(context).map((one) => ({ label: holdingShown(one, context), value: keyOf(one) })),
    ...(value !== undefined && { value }),
  }),
  fromCard: (value, context) => (openHoldings(context).some((one) => keyOf(one) === value) ? found(value) : nothing),
  show: (value, context) => {
    const one = openHoldings(context).find((candidate) => keyOf(candidate) === value)
    return one ? holdingShown(one, context) : value
  },
  restore: (stored, context) =>
    typeof stored === 'string' && openHoldings(context).some((one) => keyOf(one) === stored) ? stored : undefined,
}

/**
 * Who runs the same body on that day and would no longer: the Geschäftsführung rotates, it is not shared. A body's id is
 * its own only within its agreement.
 */
export function secretariatsBefore(
  context: Pick<DialogContext, 'holdings' | 'shelf'>,
  next: OfficeId,
  person: PersonId,
  from: Tenure['from'],
): readonly Tenure[] {
  const office = officeById(next, context)
  if (office?.kind !== 'secretariat') return []
  return context.holdings.filter((one) => {
    const other = officeById(one.officeId, context)
    const isSameBody = other?.agreementId === office.agreementId && other.detail === office.detail
    const isSame = other?.kind === 'secretariat' && isSameBody && one.as === 'holder'
    return isSame && holdsOn(one, from) && !(one.personId === person && one.officeId === next)
  })
}
