/** The field "joint": a session held together with somebody whom the agreement allows for it. */
import { type Agreement, agreementById, committeeById } from '#src/agreements/lookup.ts'
import { clean, fold } from '#src/language/normalise.ts'
import * as say from '#src/speech/joint.ts'
import { type Field, found, nothing, type Sight } from './field.ts'

const LEAD = /(?:^|[\s,;])(?:(?:als )?gemeinsame[nr]?(?: sitzung)?|gemeinsam|zusammen) mit (?:der |dem |den )?/iu

/** Whoever some body may meet with, by the names people use. */
const partners = ({ shelf }: Sight): readonly { readonly id: string; readonly names: readonly string[] }[] =>
  shelf.agreements.flatMap((agreement) => {
    const allowed = new Set(agreement.committees.flatMap(({ jointMeetings }) => jointMeetings.map((one) => one.with)))
    return agreement.thirdParties
      .filter(({ id }) => allowed.has(id))
      .map(({ id, name, aliases }) => ({ id, names: [name, ...aliases] }))
  })

/** With whom, and what the clause demands; undefined: the agreement says nothing about this body and them. */
export function jointOf({ answers, shelf }: Sight) {
  const { region, committee, joint } = answers
  const agreement: Agreement | undefined = typeof region === 'string' ? agreementById(shelf, region) : undefined
  const body = agreement && typeof committee === 'string' ? committeeById(agreement, committee) : undefined
  const allowed = body?.jointMeetings.find((one) => one.with === joint)
  const name = agreement?.thirdParties.find(({ id }) => id === joint)?.name
  return agreement && allowed && name !== undefined ? { agreement, name, ...allowed } : undefined
}

/** Taken where it is said; with an objection against it the session is read back without. */
export const joint: Field<string> = {
  label: say.label(),
  isUnmistakable: true,
  ask: () => say.ask(),
  find(text, sight) {
    const cleaned = clean(text)
    const lead = LEAD.exec(cleaned)
    if (!lead) return nothing
    const behind = cleaned.slice(lead.index + lead[0].length)
    for (const { id, names } of partners(sight)) {
      // The longest name first: "Stadt Kassel" before "Kassel".
      const name = names
        .toSorted((one, other) => other.length - one.length)
        .find((each) => fold(behind).startsWith(fold(each)))
      if (name === undefined) continue
      const rest = `${cleaned.slice(0, lead.index)} ${behind.slice(name.length)}`
      return found(id, clean(rest))
    }
    return nothing
  },
  understand: () => nothing,
  input: () => undefined,
  fromCard: () => nothing,
  show: (value, sight) => jointOf(sight)?.name ?? value,
  restore: (stored) => (typeof stored === 'string' ? stored : undefined),
}
