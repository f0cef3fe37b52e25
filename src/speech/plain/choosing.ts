/**
 * The one place that chooses: whoever wants Einfache Sprache reads the plain version of an answer, letter or page, and is
 * told where there is none. What speaks gives both versions of the same facts (`Reply.plain`); nobody else asks.
 */
import { type Action, type Input, type PlainWords, type Reply, withFront } from '#src/speech/parts/reply.ts'
import { plainLabel } from './labels.ts'
import { inFull, readable, type Terms } from './spelling.ts'

export const noPlainVersion = (): string => 'Dazu gibt es noch keine Fassung in Einfacher Sprache.'

/** An answer without that note, e.g. for the subject of a mail. */
export const withoutNote = (answer: string): string => answer.replace(`${noPlainVersion()} `, '')

/** A reply as it is shown: its language is chosen. */
export function inWish(reply: Reply, wantsPlain: boolean, terms: Terms): Reply {
  const { plain, ...usual } = reply
  if (!wantsPlain) return usual
  // First, so that nobody reads on in vain.
  if (!plain) return withFront(usual, noPlainVersion())
  const asides = (usual.groups ?? []).flatMap((group) =>
    group.aside === undefined ? [] : [{ ...group, title: plainLabel(group.title) }],
  )
  return {
    ...written(plain, terms),
    ...(asides.length > 0 && { groups: asides }),
    ...(usual.inputs && { inputs: usual.inputs.map(withPlainChoices(terms)) }),
    ...(usual.choices && { choices: usual.choices.filter(isNotTheOffer).map(relabelled(terms)) }),
    ...(usual.furtherChoices && { furtherChoices: usual.furtherChoices.filter(isNotTheOffer).map(relabelled(terms)) }),
    ...(usual.actions && { actions: usual.actions.filter(isNotTheOffer).map(relabelled(terms)) }),
    ...(usual.links && { links: usual.links.map(withPlainLabel) }),
    ...(usual.replaces && { replaces: usual.replaces }),
    ...(usual.isPersonal && { isPersonal: usual.isPersonal }),
    isPlain: true,
  }
}

function written({ answer, notes = [] }: PlainWords, terms: Terms): PlainWords {
  const [first = '', ...others] = readable([answer, ...notes], terms)
  return { answer: first, notes: others }
}

/** Whoever reads it is not offered it. */
const isNotTheOffer = ({ does }: Action): boolean => !('say' in does) || !/^\/?einfach$/.test(does.say)

/** Other words on the same button. */
const relabelled =
  (terms: Terms) =>
  ({ label, does }: Action): Action => ({ label: inFull(plainLabel(label), terms), does })

/** Its label, and what can be chosen. */
const withPlainChoices =
  (terms: Terms) =>
  (input: Input): Input => ({
    ...input,
    label: inFull(plainLabel(input.label), terms),
    ...(input.choices && { choices: input.choices.map(withPlainLabel) }),
  })

/** The same field or link under a plainer label. */
export const withPlainLabel = <T extends { readonly label: string }>(labelled: T): T => ({
  ...labelled,
  label: plainLabel(labelled.label),
})
