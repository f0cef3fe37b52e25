/** What a message names: regions, partners, neighbours, bodies, a year, and the words nobody claimed. */
import type { Agreement } from '#src/agreements/lookup.ts'
import type { LocalDate } from '#src/calendar/local-date.ts'
import { readDates } from '#src/language/days/dates.ts'
import { readYear } from '#src/language/days/years.ts'
import { isBuilding } from '#src/language/meetings/places.ts'
import { findNames, indexNames, type NameIndex, suggestNames } from '#src/language/words/names.ts'
import { clean, fold } from '#src/language/words/normalise.ts'
import { remembered } from '#src/language/words/remembered.ts'
import { type Found, without } from '#src/language/words/span.ts'

/** Wortschatz: the names of all loaded agreements, prepared for finding. */
export interface Lexicon {
  readonly names: NameIndex
  readonly regions: NameIndex
}

export interface Mentions {
  /** Per name that was said: the agreements it can mean. */
  readonly regions: readonly { readonly ids: readonly string[]; readonly said: string }[]
  /** Partners that are no region of their own, e.g. LWV. */
  readonly partners: readonly { readonly ids: readonly string[]; readonly said: string }[]
  readonly thirdParties: readonly { readonly agreementId: string; readonly id: string }[]
  readonly committees: readonly { readonly agreementId: string; readonly committeeId: string }[]
  readonly year?: number
  /** Words that name nothing here and are no filler. */
  readonly rest: string
  /** Everything but the region: what a search or a clause is read from. */
  readonly unclaimed: string
  /** Agreements whose name is one slip of the pen away from `rest`. */
  readonly suggestions: readonly string[]
}

export function createLexicon(agreements: readonly Agreement[]): Lexicon {
  const regions = agreements.map(({ id, aliases, region }) => ({
    key: `region/${id}`,
    names: [...aliases, region, ...[...aliases, region].flatMap(ofPlace)],
  }))
  return {
    regions: indexNames(regions),
    names: indexNames([
      ...regions,
      ...agreements.flatMap(({ partners }) =>
        partners.map(({ id, name, short, aliases }) => ({ key: `partner/${id}`, names: [name, short, ...aliases] })),
      ),
      ...agreements.flatMap(({ id: agreementId, thirdParties }) =>
        thirdParties.map(({ id, name, aliases }) => ({ key: `third/${agreementId}/${id}`, names: [name, ...aliases] })),
      ),
      ...agreements.flatMap(({ id: agreementId, committees }) =>
        committees.map(({ id, name, short, aliases }) => ({
          key: `committee/${agreementId}/${id}`,
          names: [name, short, ...aliases, ...firstWords([name, short, ...aliases])],
        })),
      ),
    ]),
  }
}

/** "der Kasseler Vertrag", "auf Hanauer Seite": what belongs to a place. Not of abbreviations. */
export const ofPlace = (name: string): readonly string[] =>
  /^\p{Lu}\p{Ll}{3,}(?:-\p{Lu}\p{Ll}{3,})?$/u.test(name) ? [`${name}er`, `${name}ern`] : []

/** "GPV" may be each GPV, "Qualitätszirkel" each circle: all of them are meant until the next word says which. */
const KIND_WORD = /^(?:GPV|QZ|Qualitätszirkel|Regionalkonferenz|Arbeitsgruppe|Steuerungsgruppe)$/u
const firstWords = (names: readonly string[]): readonly string[] =>
  names.flatMap((name) => {
    const [first = '', ...more] = name.split(' ')
    return more.length > 0 && KIND_WORD.test(first) ? [first] : []
  })

type NamedKind = 'region' | 'partner' | 'third' | 'committee'

/** The ids behind the keys of one kind. */
const idsOf = (keys: readonly string[], kind: NamedKind): readonly string[] =>
  keys.filter((key) => key.startsWith(`${kind}/`)).map((key) => key.slice(kind.length + 1))

const DAY = /(?<!\d)\d{1,2}\. ?\d{1,2}\.(?:\d{2,4})?(?!\d)/g

const FILLERS = new Set(
  'bitte die der das den dem des ein eine einen einer fuer in im ins am an zu zum zur von vom mit und oder naechste naechsten naechster naechstes uebernaechste uebernaechsten uebernaechster uebernaechstes kommende kommenden aktuelle aktuellen alle wann wie wer was welche welches welcher ist sind findet finden statt es mir mal gibt gelten gilt hat haben eigentlich denn noch auf bei sitzung sitzungen treffen termin termine plane planen plan faellig faellige lege eintragen trage ein an setze ansetzen kreis landkreis region uhr ich hab habe mein meine jetzt heute moechte wir wollen will'.split(
    ' ',
  ),
)

/** "Main-Kinzig-Forum" and "Kassel-Saal" are places: what a building is called by names no region and no body. */
const namesIn = remembered((cleaned: string, lexicon: Lexicon): readonly Found<readonly string[]>[] =>
  findNames(cleaned, lexicon.names).filter(
    ({ end }) => !isBuilding(/^[-‐‑–]\p{L}{1,40}(?![\p{L}])/u.exec(cleaned.slice(end, end + 42))?.[0] ?? ''),
  ),
)

/** @param today for "dieses Jahr" */
export function readMentions(text: string, lexicon: Lexicon, today: LocalDate): Mentions {
  const cleaned = clean(text)
  const names = namesIn(cleaned, lexicon)
  const year = readYear(cleaned, today)
  const said = ({ start, end }: Found<unknown>) => cleaned.slice(start, end)
  const spansOf = (kind: NamedKind) =>
    names.flatMap((span) => {
      const ids = idsOf(span.value, kind)
      return ids.length > 0 ? [{ ids, said: said(span), span }] : []
    })
  const regions = spansOf('region')
  // A day is nobody's name: "was ist am 30.04. fällig", "welche Termine hab ich im Mai".
  const days = readDates(cleaned, today).filter((day) =>
    names.every(({ start, end }) => day.end <= start || day.start >= end),
  )
  const claimed = [
    ...names,
    ...(year && days.every(({ start, end }) => year.end <= start || year.start >= end) ? [year] : []),
    ...days,
  ]
  const rest = without(cleaned, ...claimed)
    .replace(DAY, ' ')
    .split(' ')
    .filter((word) => !FILLERS.has(fold(word).replace(/[^a-z0-9]/g, '')) && /[\p{L}\p{N}]/u.test(word))
    .join(' ')
  const isRegion = (span: Found<readonly string[]>) => regions.some((region) => region.span === span)
  const split = (id: string) => id.split('/') as [string, string]
  return {
    regions: regions.map(({ ids, said: word }) => ({ ids, said: word })),
    partners: spansOf('partner')
      .filter(({ span }) => !isRegion(span))
      .map(({ ids, said: word }) => ({ ids, said: word })),
    thirdParties: spansOf('third')
      .filter(({ span }) => !isRegion(span))
      .flatMap(({ ids }) => ids.map((id) => ({ agreementId: split(id)[0], id: split(id)[1] }))),
    committees: spansOf('committee').flatMap(({ ids }) =>
      ids.map((id) => ({ agreementId: split(id)[0], committeeId: split(id)[1] })),
    ),
    ...(year && { year: year.value }),
    rest,
    unclaimed: without(cleaned, ...regions.map(({ span }) => span)),
    suggestions: rest === '' ? [] : idsOf(suggestNames(rest, lexicon.regions), 'region'),
  }
}

/** Where the text names a region or, unambiguously, a partner that is one. */
export const regionsIn = (text: string, lexicon: Lexicon): readonly Found<readonly string[]>[] =>
  namesIn(clean(text), lexicon).filter(({ value }) => idsOf(value, 'region').length > 0)

/** Where the text names partners, also those whose name is that of a region ("MKK"), with their ids. */
export const partnersIn = (text: string, lexicon: Lexicon): readonly Found<readonly string[]>[] =>
  namesIn(clean(text), lexicon).flatMap((span) => {
    const ids = idsOf(span.value, 'partner')
    return ids.length > 0 ? [{ ...span, value: ids }] : []
  })

/** Where the text names bodies of this agreement, with their ids. */
export const committeesIn = (
  text: string,
  lexicon: Lexicon,
  agreementId: string,
): readonly Found<readonly string[]>[] =>
  namesIn(clean(text), lexicon).flatMap((span) => {
    const ids = idsOf(span.value, 'committee')
      .filter((id) => id.startsWith(`${agreementId}/`))
      .map((id) => id.slice(agreementId.length + 1))
    return ids.length > 0 ? [{ ...span, value: ids }] : []
  })
