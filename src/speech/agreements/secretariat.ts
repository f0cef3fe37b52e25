/** Who convenes: the rotating Geschäftsführung, another convener, or nobody the document names. */

import type { Secretariat } from '#src/agreements/agreement.ts'
import { type Agreement, type Committee, contradictionsAbout, partnerName } from '#src/agreements/lookup.ts'
import type { LocalDate } from '#src/calendar/local-date.ts'
import { type RotationTerm, rotationOn } from '#src/calendar/rotation.ts'
import { list, longDate } from '#src/speech/parts/format.ts'
import type { Group, Reply, Statement } from '#src/speech/parts/reply.ts'
import { computed, says } from '#src/speech/parts/statement.ts'
import { convenes } from '#src/speech/plain/bodies.ts'
import { unclearGroup } from './beside-text.ts'
import { convenerOf, firstSecretariat, rotation } from './committee-facts.ts'
import { runBy, type Secretary, secretariesNamed } from './secretary.ts'
import { isLeftOpen, leftOpen, missingPart } from './silence.ts'

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
      ? [say(leftOpen(agreement), 'Wer beginnt')]
      : firstSecretariat(agreement, first).map(({ clauses, text, label }) =>
          say(text, label.replace(/^e/, 'E'), clauses),
        )),
    afterwards === 'not-stated'
      ? say(leftOpen(agreement), first === 'not-stated' ? 'Reihenfolge' : 'Danach')
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
  const turns = rotation({ ...secretariat, tasks: [] })
  const said = `Geschäftsführung, ${turns}.${begins}`
  const isOrderOpen = secretariat.afterwards === 'not-stated'
  const first = secretariat.first === 'not-stated' ? undefined : partnerName(agreement, secretariat.first.holder)
  return [
    {
      ...says(secretariat.clause, isOrderOpen ? `${said} ${open}, ist nicht geregelt.` : said, 'Einberufung'),
      plain: convenes(secretariat.rotates ? turns : '', first, isOrderOpen),
    },
  ]
}

/**
 * "/geschäftsführung"
 * @param bodies those that were named, otherwise the conference; without one, all that meet
 * @param days today, or the first and the last day of a year that was asked for
 */
export function secretariatAnswer(
  agreement: Agreement,
  bodies: readonly Committee[],
  days: readonly LocalDate[],
  running: readonly Secretary[],
): Reply {
  const actions = [
    { label: 'Gremien anzeigen', does: { say: `/gremien ${agreement.region}` } },
    { label: 'Vereinbarung anzeigen', does: { say: `/vereinbarung ${agreement.region}` } },
  ]
  const [only, ...others] = bodies
  if (!only || others.length > 0) {
    const convened = bodies.filter(
      (body) => convening(agreement, body).length > 0 || running.some(({ committeeId }) => committeeId === body.id),
    )
    const hasOne = bodies.some(({ secretariat }) => secretariat)
    return {
      answer: hasOne
        ? `${agreement.region}: Geschäftsführungen nach ${agreement.short}.`
        : `${agreement.short}: ${isLeftOpen(agreement, 'Eine Geschäftsführung', 'Geschäftsführung')}`,
      statements: hasOne ? [] : missingPart(agreement),
      groups: convened.map((body) => bodyGroup(agreement, body, running)),
      notes: [
        convened.length > 0
          ? 'Genannt ist, wer die einzelnen Gremien einberuft.'
          : 'Auch wer sonst einberuft, ist nicht genannt.',
      ],
      actions,
    }
  }
  const [turns, ...order] = convening(agreement, only)
  const onTheDays = only.secretariat ? onDays(agreement, only.secretariat, days) : []
  // A year that was asked for is what the answer is about.
  const isYear = days.length > 1
  return {
    answer: headline(agreement, only, days, running),
    statements: [...runBy(agreement, only, running), ...(turns ? [turns] : []), ...(isYear ? onTheDays : [])],
    groups: [...orderGroup([...order, ...(isYear ? [] : onTheDays)]), ...unclear(agreement, only)],
    actions,
  }
}

/** Who began and who follows, much of it left open: whoever asks who convenes wants to know it last. */
const orderGroup = (statements: readonly Statement[]): readonly Group[] =>
  statements.length > 0 ? [{ title: 'Beginn und Reihenfolge', aside: statements.length, statements }] : []

const bodyGroup = (agreement: Agreement, body: Committee, running: readonly Secretary[]): Group => ({
  title: body.name,
  statements: [
    ...convening(agreement, body),
    ...(running.some(({ committeeId }) => committeeId === body.id) ? runBy(agreement, body, running) : []),
  ],
})

const unclear = (agreement: Agreement, { id }: Committee): readonly Group[] =>
  unclearGroup(contradictionsAbout(agreement, id).filter(({ what }) => what.includes('Geschäftsführung')))

const onDays = (agreement: Agreement, secretariat: Secretariat, days: readonly LocalDate[]): readonly Statement[] =>
  days.flatMap((day) => onDay(agreement, secretariat, day, days.length === 1 ? 'Heute' : `Am ${longDate(day)}`))

/** Who has it on a day, as far as the text states it; where its readings differ, each of them. */
function onDay(agreement: Agreement, secretariat: Secretariat, day: LocalDate, label: string): readonly Statement[] {
  const on = rotationOn(day, secretariat)
  const say = (holding: RotationTerm): string => {
    if (holding.kind === 'held') return `${partnerName(agreement, holding.holder)} (bis ${longDate(holding.to)})`
    return holding.kind === 'notStated'
      ? `nicht geregelt (seit ${longDate(holding.since)})`
      : `beginnt am ${longDate(holding.begins)}`
  }
  if (on.state === 'notStated') return [says(secretariat.clause, 'nicht geregelt', label)]
  if (on.readings.length > 1 && on.readings.every(({ term }) => term.kind === 'notStated'))
    return [computed(secretariat.clause, 'nicht geregelt (in allen Lesarten)', label)]
  const said = on.readings.map(({ term, reading }) => ({ text: say(term), reading }))
  const different = new Set(said.map(({ text }) => text)).size > 1
  return said
    .slice(0, different ? undefined : 1)
    .map(({ text, reading }) =>
      computed(secretariat.clause, different ? `${text}, wenn man es so liest: ${reading}` : text, label),
    )
}

function headline(
  agreement: Agreement,
  committee: Committee,
  [day]: readonly LocalDate[],
  running: readonly Secretary[],
): string {
  const { secretariat, convener } = committee
  const body = `${committee.short} ${agreement.region}`
  const today = secretariesNamed(agreement, committee, running)
  if (!secretariat) {
    if (today) return `${body}: Die Sitzungen organisiert ${today}, so eingetragen.`
    return convener
      ? `${body}: Es lädt ein: ${convenerOf(agreement, convener)}.`
      : `${body}: ${isLeftOpen(agreement, 'Eine Geschäftsführung', 'Geschäftsführung')}`
  }
  const turns = `Sie ${rotation({ ...secretariat, tasks: [] })}`
  if (today) return `${body}: Die Geschäftsführung hat ${today}, so eingetragen. ${turns}.`
  const stated = day === undefined ? undefined : heldOn(agreement, secretariat, day)
  if (stated !== undefined) return `${body}: Die Geschäftsführung hat nach ${agreement.short} ${stated}. ${turns}.`
  return `${body}: Wer die Geschäftsführung hat, ist nicht eingetragen und ergibt sich nicht aus ${agreement.short}. ${turns}; ${opened(agreement, secretariat)}.`
}

/** "LWV Hessen", without its end, in which readings may differ; undefined where the text does not say it for that day. */
function heldOn(agreement: Agreement, secretariat: Secretariat, day: LocalDate): string | undefined {
  const on = rotationOn(day, secretariat)
  return on.state === 'agreed' && on.term.kind === 'held' ? partnerName(agreement, on.term.holder) : undefined
}

/** Who began, and whether the text says how it goes on. */
function opened(agreement: Agreement, { first, afterwards }: Secretariat): string {
  if (first === 'not-stated') return 'wer beginnt, ist nicht geregelt'
  const holder = `zuerst ${partnerName(agreement, first.holder)}`
  return afterwards === 'not-stated' ? `${holder}, die Reihenfolge danach ist nicht geregelt` : holder
}
