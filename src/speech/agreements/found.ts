/** Answers to questions in any words: the facts that were found, and what of the question none of them covers. */
import type { LegalNote } from '#src/agreements/agreement.ts'
import { type Agreement, type Committee, emptiedBy, meetingCommittees } from '#src/agreements/lookup.ts'
import { legalShift as shiftedBy } from '#src/calendar/deadline.ts'
import { holidayName } from '#src/calendar/holidays.ts'
import type { LocalDate } from '#src/calendar/local-date.ts'
import type { Occurrence } from '#src/duties/occurrence.ts'
import { shortName } from '#src/speech/duties/duty.ts'
import { freeDay, legalShift } from '#src/speech/duties/legal-shift.ts'
import { capital, list, longDate, places, quoted } from '#src/speech/parts/format.ts'
import type { Group, Reply, Statement } from '#src/speech/parts/reply.ts'
import { byLaw } from '#src/speech/parts/statement.ts'
import * as plain from '#src/speech/plain/bodies.ts'
import type { Fact } from './agreement-facts.ts'
import { emptied } from './beside-text.ts'
import { whatBodyIs } from './committee-facts.ts'
import { lawOnNotice } from './notice.ts'
import type { SearchableFact } from './searchable-facts.ts'
import { missingPart, silenceOn } from './silence.ts'

export interface FoundIn {
  readonly agreement: Agreement
  readonly facts: readonly SearchableFact[]
  /** When the duties among them fall due. */
  readonly days: readonly Occurrence[]
  /** Words of the question that stand nowhere in this agreement. */
  readonly missing: readonly string[]
  /** Of the question, how much is explained: 0 to 1. */
  readonly coverage: number
  readonly score: number
  /** Of today. */
  readonly year: number
  /** Bodies that are named and that this agreement does not have. */
  readonly strangers: readonly string[]
}

const QUESTION_LENGTH = 120
/** A body of another agreement may be a word of this one's facts: "Kreistag". */
const FITTING = 0.4

/** @param found undefined: nothing was found in any agreement */
export function foundAnswer(found: FoundIn | undefined, asked: string): Reply {
  if (!found)
    return {
      answer: `Dazu ist nichts erfasst: ${quoted(asked, QUESTION_LENGTH)}.`,
      notes: [BRIEFLY, 'Gesucht wurde ohne Region; mit einer Region wird genauer gesucht.'],
    }
  const { agreement, facts, missing, strangers } = found
  if (strangers.length > 0 && (facts.length === 0 || found.coverage < FITTING)) return noSuchBody(agreement, strangers)
  if (facts.length === 0) {
    return {
      answer: `${agreement.short}: Dazu ist nichts erfasst (${quoted(asked, QUESTION_LENGTH)}).`,
      statements: missingPart(agreement),
      notes: [BRIEFLY],
      actions: [{ label: 'Übersicht', does: { say: `/vereinbarung ${agreement.region}` } }],
    }
  }
  const open = facts.filter(({ topic }) => topic === 'leftOpen').map(({ text }) => text)
  const isOpenFirst = facts[0]?.topic === 'leftOpen'
  const body = bodyAskedFor(found)
  return {
    answer:
      emptiedFirst(found) ??
      (body ? `${agreement.short}: ${whatBodyIs(agreement, body)}` : undefined) ??
      (isOpenFirst ? `${agreement.short}: ${capital(silences(agreement, open.slice(0, 1)))}.` : `${agreement.short}:`),
    statements: [...statementsOf(found), ...(isOpenFirst ? missingPart(agreement) : [])],
    groups: besideOf(found),
    notes: [
      ...openAside(agreement, isOpenFirst ? open.slice(1) : open),
      ...(missing.length > 0 ? [`Hier nicht genannt: ${list(missing.map((word) => quoted(word)))}.`] : []),
    ],
    actions: [{ label: 'Übersicht', does: { say: `/vereinbarung ${agreement.region}` } }],
    ...(body && { plain: plain.body(agreement, body, statementsOf(found)) }),
  }
}

/** "Was ist die KoK?" finds first what it is called. */
const bodyAskedFor = ({ agreement, facts: [first] }: FoundIn): Committee | undefined =>
  first?.topic === 'body' ? meetingCommittees(agreement).find(({ id }) => id === first.about) : undefined

/** How to reach an office is no personal data where the document prints it; of persons nothing is told. */
export const onlyOffices = (agreement: Agreement, facts: readonly Fact[]): Reply => ({
  answer: `${agreement.short}, zu Stellen und Ämtern:`,
  statements: facts.map(({ statement }) => statement),
  notes: ['Kontaktdaten einzelner Personen gebe ich nicht heraus.'],
  actions: [{ label: 'Übersicht', does: { say: `/vereinbarung ${agreement.region}` } }],
})

/** A duty that a later law has probably emptied: that is said first. */
function emptiedFirst(found: FoundIn): string | undefined {
  const law = emptying(found)
  return law && `${found.agreement.short}: ${emptied(law)}`
}

function emptying({ agreement, facts: [first], year }: FoundIn): LegalNote | undefined {
  return first?.topic === 'duty' && first.about !== undefined ? emptiedBy(agreement, first.about, year) : undefined
}

/** The same beside what a comparison tells. */
function lawFirst(found: FoundIn): readonly Statement[] {
  const law = emptying(found)
  return law ? [byLaw(law, emptied(law), 'Vorab')] : []
}

/** "Ladungsfrist: nicht geregelt; Laufzeit: im Dokument nicht genannt" */
const silences = (agreement: Agreement, topics: readonly string[]): string =>
  topics.map((topic) => `${topic}: ${silenceOn(agreement, topic)}`).join('; ')

const openAside = (agreement: Agreement, topics: readonly string[]): readonly string[] =>
  topics.length > 0 ? [`${silences(agreement, topics)}.`] : []

/** A Landkreis or a Stadt without an agreement here. */
export const noAgreementFor = (name: string, agreements: readonly Agreement[]): Reply => ({
  answer: `Für ${name} ist keine Vereinbarung erfasst. Dazu kann ich nichts sagen.`,
  notes: [`Erfasst sind: ${list(agreements.map(({ region }) => region))}.`],
  actions: [{ label: 'Was kann ich fragen?', does: { say: '/hilfe' } }],
})

const LANDS: Readonly<Record<string, string>> = {
  BB: 'Brandenburg',
  BE: 'Berlin',
  BW: 'Baden-Württemberg',
  BY: 'Bayern',
  HB: 'Bremen',
  HE: 'Hessen',
  HH: 'Hamburg',
  MV: 'Mecklenburg-Vorpommern',
  NI: 'Niedersachsen',
  NW: 'Nordrhein-Westfalen',
  RP: 'Rheinland-Pfalz',
  SH: 'Schleswig-Holstein',
  SL: 'Saarland',
  SN: 'Sachsen',
  ST: 'Sachsen-Anhalt',
  TH: 'Thüringen',
}

/** "Mo., 17.05.2027: Pfingstmontag, Feiertag in Hessen und Sachsen" */
export const calendarAnswer = (
  days: readonly LocalDate[],
  lands: readonly Agreement['land'][],
  isAboutDeadline: boolean,
): Reply => ({
  ...(isAboutDeadline && { statements: shiftsOn(days, lands) }),
  answer: days
    .map((day) => {
      const free = lands.flatMap((land) => {
        const name = holidayName(day, land)
        return name === undefined ? [] : [{ land: LANDS[land] ?? land, name }]
      })
      const [first] = free
      return first
        ? `${longDate(day)}: ${first.name}, Feiertag in ${list(free.map(({ land }) => land))}.`
        : `${longDate(day)}: kein Feiertag in ${list(lands.map((land) => LANDS[land] ?? land))}.`
    })
    .join(' '),
})

/** What the law says of a deadline that ends then, once where Länder agree. */
function shiftsOn(days: readonly LocalDate[], lands: readonly Agreement['land'][]): readonly Statement[] {
  const all = days.flatMap((day) =>
    lands.flatMap((land) => {
      const to = shiftedBy('deadline', day, land)
      return to ? [legalShift(day, to, land)] : []
    }),
  )
  return [...new Map(all.map((one) => [one.text, one])).values()]
}

/** What day it is, what falls due on it, and what the law says where it is none to work. */
export function dayAnswer(
  agreement: Agreement,
  days: readonly LocalDate[],
  due: readonly Occurrence[],
  found: FoundIn,
): Reply {
  const { land } = agreement
  const said = days.map((day) => `Der ${longDate(day)} ist ${freeDay(day, land) ?? 'ein Werktag'}.`)
  const own = due.length > 0 ? due : found.days
  const shifts = shiftsOn(days, [land])
  return {
    answer: said.join(' '),
    statements: [
      ...shifts,
      ...own.flatMap((one) =>
        one.dueOn
          ? [
              {
                label: `Fällig ${one.year}`,
                text: `${longDate(one.dueOn.value)}: ${shortName(one.duty)} (${places(one.duty.clause)})`,
                basis: one.dueOn.basis,
              },
            ]
          : [],
      ),
    ],
    actions: [{ label: 'Fristen anzeigen', does: { say: `/fristen ${agreement.region}` } }],
  }
}

const noSuchBody = (agreement: Agreement, names: readonly string[]): Reply => ({
  answer: `${list(names, 'oder')}: In ${agreement.short} steht kein Gremium dieses Namens.`,
  statements: missingPart(agreement),
  actions: [{ label: 'Gremien', does: { say: `/gremien ${agreement.region}` } }],
})

/** The same question to several agreements, one block each. */
export function compared(found: readonly FoundIn[], asked: string): Reply {
  if (found.every(({ facts }) => facts.length === 0)) return foundAnswer(undefined, asked)
  return {
    answer: `${list(found.map(({ agreement }) => agreement.short))}:`,
    groups: found.map((one): Group => {
      const open = one.facts.filter(({ topic }) => topic === 'leftOpen').map(({ text }) => text)
      const told = [...lawFirst(one), ...statementsOf(one), ...besideOf(one).flatMap(({ statements }) => statements)]
      const silent = open.length > 0 ? silences(one.agreement, open) : 'dazu ist nichts erfasst'
      return {
        title: told.length > 0 ? one.agreement.short : `${one.agreement.short}: ${silent}`,
        statements: told,
      }
    }),
  }
}

const statementsOf = ({ agreement, facts, days }: FoundIn): readonly Statement[] => {
  const shown = new Set<string>()
  return facts.flatMap(({ fact, about, topic }) => {
    if (!fact || fact.beside) return []
    const due =
      topic === 'duty' && about !== undefined && !shown.has(about) ? days.filter(({ duty }) => duty.id === about) : []
    if (about !== undefined && topic === 'duty') shown.add(about)
    return [fact.statement, ...due.flatMap((one) => dayOf(one, agreement))]
  })
}

/** "Fällig 2027: Fr., 30.04.2027", with what the law says where it is no working day. */
const dayOf = (one: Occurrence, { land }: Agreement): readonly Statement[] =>
  one.dueOn
    ? [
        {
          label: `Fällig ${one.year} (${shortName(one.duty)})`,
          text: longDate(one.dueOn.value),
          basis: one.dueOn.basis,
        },
        ...(one.shiftedTo ? [legalShift(one.dueOn.value, one.shiftedTo.value, land)] : []),
      ]
    : []

/** What lies beside the text stays apart; alone it is the answer. Of a termination the law decides much. */
function besideOf({ agreement, facts }: FoundIn): readonly Group[] {
  const found = facts.flatMap(({ fact }) => (fact?.beside ? [fact.statement] : []))
  const clauses = facts.flatMap(({ fact, topic }) => (fact && topic === 'notice' ? fact.clauses : []))
  const law = lawOnNotice(agreement, clauses).filter(({ text }) => found.every((one) => one.text !== text))
  const beside = [...found, ...law]
  return beside.length > 0 ? [{ title: 'Unklare Stellen und Rechtslage', statements: beside }] : []
}

const BRIEFLY = 'Erfasst sind die Regelungen in Kurzfassung mit ihrer Ziffer, nicht der vollständige Text.'
