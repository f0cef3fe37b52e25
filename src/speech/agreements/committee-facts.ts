/** What an agreement says of one of its bodies, fact by fact. */

import type { Clauses } from '#src/agreements/clauses.ts'
import type { FactTopic } from '#src/agreements/fact-topic.ts'
import { type Agreement, type Committee, partnerName } from '#src/agreements/lookup.ts'
import { count, everySpan, list, longDate } from '#src/speech/parts/format.ts'
import { says } from '#src/speech/parts/statement.ts'
import { sayCadence } from './cadence.ts'
import type { StatementOnTopic } from './statement-on-topic.ts'

export function ofCommittee(agreement: Agreement, committee: Committee): readonly StatementOnTopic[] {
  const { order } = committee
  const say = (topic: FactTopic, clauses: Clauses, text: string, label: string): StatementOnTopic => ({
    topic,
    about: committee.id,
    statement: says(clauses, text, `${committee.short}, ${label}`),
  })
  return [
    say('body', committee.clause, committee.name, 'Gremium'),
    ...(committee.cadence === 'not-stated'
      ? []
      : [say('cadence', committee.cadence.clause, sayCadence(committee.cadence), 'Turnus')]),
    ...(committee.cadence === 'not-stated'
      ? []
      : committee.cadence.elsewhere.map((one) => say('cadence', one.clause, one.what, 'Turnus'))),
    ...(committee.scope ? [say('scope', committee.clause, SCOPE[committee.scope], 'Zielgruppe')] : []),
    ...leadOf(committee).map(({ clauses, text, label }) => say('invitationLead', clauses, text, label)),
    ...committee.participants.map((one) =>
      say('participants', one.clause, participant(agreement, one), 'Teilnehmende'),
    ),
    ...committee.guests.map((one) => say('guests', one.clause, one.what, 'Gäste')),
    ...(committee.convener
      ? [say('convener', committee.convener.clause, convenerOf(agreement, committee.convener), 'Einberufung')]
      : []),
    ...(committee.secretariat
      ? [
          say('secretariat', committee.secretariat.clause, rotation(committee.secretariat), 'Geschäftsführung'),
          ...firstSecretariat(agreement, committee.secretariat.first).map(({ clauses, text, label }) =>
            say('secretariat', clauses, text, `Geschäftsführung, ${label}`),
          ),
        ]
      : []),
    ...(committee.limitedUntil
      ? [
          say(
            'limit',
            committee.limitedUntil.clause,
            `bis ${longDate(committee.limitedUntil.on)}${committee.limitedUntil.provisional ? ' (zunächst)' : ''}`,
            'Befristung',
          ),
        ]
      : []),
    ...committee.jointMeetings.map((one) =>
      say('jointMeeting', one.clause, jointMeeting(agreement, one), 'gemeinsame Sitzung'),
    ),
    ...(order
      ? order.readings.map((reading, at, all) =>
          say('order', order.clause, reading, all.length > 1 ? `Lesart ${at + 1}` : 'Reihenfolge'),
        )
      : []),
    ...committee.notes.map((one) => say('bodyNote', one.clause, one.what, 'Hinweis')),
  ]
}

/** Agreed, not our default. */
export const leadOf = ({
  invitationLead: lead,
}: Committee): readonly { readonly clauses: Clauses; readonly text: string; readonly label: string }[] =>
  lead
    ? [{ clauses: lead.clause, text: `spätestens ${count(lead.days, 'Tag', 'Tage')} vorher`, label: 'Ladungsfrist' }]
    : []

const SCOPE = { 'all-groups': 'zielgruppenübergreifend', 'one-group': 'zielgruppenspezifisch' } as const

/** "KoK ist kurz für Kooperationskonferenz: ein zielgruppenübergreifendes Gremium mit Landkreis Kassel und LWV Hessen." */
export function whatBodyIs(agreement: Agreement, { name, short, scope, participants }: Committee): string {
  const called = short === name || !/\p{Lu}.*\p{Lu}/u.test(short) ? name : `${short} ist kurz für ${name}`
  const partners = new Set(participants.flatMap(({ partner }) => (partner ? [partnerName(agreement, partner)] : [])))
  const withWhom = partners.size > 0 ? ` mit ${list([...partners])}` : ''
  return `${called}: ein ${scope ? `${SCOPE[scope]}es ` : ''}Gremium${withWhom}.`
}

const thirdPartyName = (agreement: Agreement, id: string): string =>
  agreement.thirdParties.find((party) => party.id === id)?.name ?? partnerName(agreement, id)

/** "Sozialraumkoordination, Landkreis Zwickau" */
export const convenerOf = (agreement: Agreement, convener: NonNullable<Committee['convener']>): string =>
  [convener.office, convener.partner ? partnerName(agreement, convener.partner) : undefined]
    .filter((part) => part !== undefined)
    .join(', ')

/** "gemeinsam mit Stadt Kassel, wenn …" */
export const jointMeeting = (agreement: Agreement, joint: Committee['jointMeetings'][number]): string =>
  `mit ${thirdPartyName(agreement, joint.with)}; Bedingung: ${joint.condition}`

/** "Landkreis Kassel: Sozialamt, Jugendamt"; an empty entry of the document is said to be empty. */
export function participant(agreement: Agreement, one: Committee['participants'][number]): string {
  const who = [...(one.open ? ['im Dokument ohne Angabe'] : one.who), ...(one.note ? [one.note] : [])]
  if (!one.partner) return list(who)
  return who.length === 0
    ? partnerName(agreement, one.partner)
    : `${partnerName(agreement, one.partner)}: ${who.join('; ')}`
}

/** "wechselt alle zwei Jahre; Aufgaben: …" */
export function rotation(secretariat: NonNullable<Committee['secretariat']>): string {
  const turns = secretariat.rotates ? `wechselt ${everySpan(secretariat.rotates)}` : 'ohne Wechsel'
  return secretariat.tasks.length > 0 ? `${turns}; Aufgaben: ${list(secretariat.tasks)}` : turns
}

/** Who has the first period, and from when to when in each reading; empty where the document does not say it. */
export function firstSecretariat(
  agreement: Agreement,
  first: NonNullable<Committee['secretariat']>['first'],
): readonly { readonly clauses: Clauses; readonly text: string; readonly label: string }[] {
  if (first === 'not-stated') return []
  return [
    { clauses: first.clause, text: partnerName(agreement, first.holder), label: 'erste Periode' },
    ...first.periods.map((period, at) => ({
      clauses: first.clause,
      text: `${longDate(period.from)} bis ${longDate(period.to)} (${period.reading})`,
      label: first.periods.length > 1 ? `Lesart ${at + 1}` : 'Zeitraum',
    })),
  ]
}
