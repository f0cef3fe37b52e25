/** Who convenes: the rotating Geschäftsführung, another convener, or nobody the document names. */

import type { Secretariat } from '#src/agreements/agreement.ts'
import {
  type Agreement,
  type Committee,
  conferenceOf,
  contradictionsAbout,
  meetingCommittees,
  partnerName,
} from '#src/agreements/lookup.ts'
import type { LocalDate } from '#src/calendar/local-date.ts'
import { type RotationTerm, rotationOn } from '#src/calendar/rotation.ts'
import { list, longDate } from '#src/speech/parts/format.ts'
import type { Group, Reply, Statement } from '#src/speech/parts/reply.ts'
import { computed, says } from '#src/speech/parts/statement.ts'
import { convenerOf, firstSecretariat, rotation } from './agreement-facts.ts'

/** Who convenes a body, with what is open; empty where the document says nothing. */
export function convening(agreement: Agreement, committee: Committee): readonly Statement[] {
  const { secretariat, convener } = committee
  if (convener) {
    return [says(convener.clause, convenerOf(agreement, convener), 'Einberufung')]
  }
  if (!secretariat) return []
  const { first, afterwards } = secretariat
  const say = (text: string, label: string, clauses = secretariat.clause) => says(clauses, text, label)
  return [
    say(rotation(secretariat), 'Geschäftsführung'),
    ...(first === 'not-stated'
      ? [say('nicht geregelt', 'Wer beginnt')]
      : firstSecretariat(agreement, first).map(({ clauses, text, label }) =>
          say(text, label.replace(/^e/, 'E'), clauses),
        )),
    afterwards === 'not-stated'
      ? say('nicht geregelt', first === 'not-stated' ? 'Reihenfolge' : 'Danach')
      : say(list(afterwards.map((id) => partnerName(agreement, id))), 'Danach'),
  ]
}

/** Who convenes, in one line: "Geschäftsführung, wechselt alle zwei Jahre. Wer beginnt, ist nicht geregelt". */
export function convenedBy(agreement: Agreement, committee: Committee): readonly Statement[] {
  const { secretariat } = committee
  if (!secretariat) return convening(agreement, committee)
  const open = secretariat.first === 'not-stated' ? 'Wer beginnt' : 'Wer nach der ersten Periode folgt'
  const begins =
    secretariat.first === 'not-stated' ? '' : ` Zuerst: ${partnerName(agreement, secretariat.first.holder)}.`
  const said = `Geschäftsführung, ${rotation({ ...secretariat, tasks: [] })}.${begins}`
  return [
    says(
      secretariat.clause,
      secretariat.afterwards === 'not-stated' ? `${said} ${open}, ist nicht geregelt.` : said,
      'Einberufung',
    ),
  ]
}

/** "/geschäftsführung" @param days today, or the first and the last day of a year that was asked for */
export function secretariatAnswer(agreement: Agreement, days: readonly LocalDate[]): Reply {
  const conference = conferenceOf(agreement)
  const actions = [
    { label: 'Gremien anzeigen', does: { say: `/gremien ${agreement.region}` } },
    { label: 'Vereinbarung anzeigen', does: { say: `/vereinbarung ${agreement.region}` } },
  ]
  if (!conference?.secretariat) {
    const convened = meetingCommittees(agreement).filter((committee) => convening(agreement, committee).length > 0)
    return {
      answer: `${agreement.short}: Eine Geschäftsführung ist nicht geregelt.`,
      groups: convened.map(
        (committee): Group => ({ title: committee.name, statements: convening(agreement, committee) }),
      ),
      notes: [
        convened.length > 0
          ? 'Genannt ist nur, wer zu den einzelnen Gremien einlädt.'
          : 'Auch eine andere einladende Stelle ist nicht genannt.',
      ],
      actions,
    }
  }
  return {
    answer: headline(agreement, conference),
    statements: [...convening(agreement, conference), ...onDays(agreement, conference.secretariat, days)],
    notes: [
      ...contradictionsAbout(agreement, conference.id)
        .filter(({ what }) => what.includes('Geschäftsführung'))
        .map(({ what }) => what),
      'Wer die Geschäftsführung heute innehat, ist nicht eingetragen. Ich errechne es nicht.',
    ],
    actions,
  }
}

const onDays = (agreement: Agreement, secretariat: Secretariat, days: readonly LocalDate[]): readonly Statement[] =>
  days.flatMap((day) => onDay(agreement, secretariat, day))

/** Who has it on a day, as far as the text states it; where its readings differ, each of them. */
function onDay(agreement: Agreement, secretariat: Secretariat, today: LocalDate): readonly Statement[] {
  const on = rotationOn(today, secretariat)
  const label = `Am ${longDate(today)}`
  const say = (holding: RotationTerm): string => {
    if (holding.kind === 'held') return `${partnerName(agreement, holding.holder)} (bis ${longDate(holding.to)})`
    return holding.kind === 'notStated'
      ? `nicht geregelt (seit ${longDate(holding.since)})`
      : `beginnt am ${longDate(holding.begins)}`
  }
  if (on.state === 'notStated') return [says(secretariat.clause, 'nicht geregelt', label)]
  const said = on.readings.map(({ term, reading }) => ({ text: say(term), reading }))
  const different = new Set(said.map(({ text }) => text)).size > 1
  return said
    .slice(0, different ? undefined : 1)
    .map(({ text, reading }) =>
      computed(secretariat.clause, different ? `${text} – nach der Lesart: ${reading}` : text, label),
    )
}

function headline(agreement: Agreement, conference: Committee): string {
  const { secretariat } = conference
  const body = `${conference.short} ${agreement.region}`
  if (!secretariat) return `${body}: Eine Geschäftsführung ist nicht geregelt.`
  const turns = `Die Geschäftsführung ${rotation({ ...secretariat, tasks: [] })}.`
  if (secretariat.first === 'not-stated') return `${body}: ${turns} Wer beginnt, ist nicht geregelt.`
  const holder = partnerName(agreement, secretariat.first.holder)
  const readings =
    secretariat.first.periods.length > 1 ? ' Das Ende dieser Periode lässt sich in zwei Weisen lesen.' : ''
  const after = secretariat.afterwards === 'not-stated' ? ' Die Reihenfolge danach ist nicht geregelt.' : ''
  return `${body}: ${turns} Die erste Periode übernimmt ${holder}.${readings}${after}`
}
