/** What is said behind "/kanal": end it, or the bodies that can be meant, and whether it is confirmed. */
export { deniesOrAsks } from '#src/language/denial.ts'

import { fold } from '#src/language/words/normalise.ts'
import type { Sight } from './field.ts'
import { type BodyNamed, bodiesNamed } from './fields/agreements/bodies-named.ts'

export type ChannelSaid =
  | { readonly kind: 'release' }
  | {
      readonly kind: 'bodies'
      readonly bodies: readonly BodyNamed[]
      readonly isConfirmed: boolean
      /** What was read back ends something, and that is confirmed, too. */
      readonly isInstead: boolean
    }

export function readChannel(text: string, sight: Sight): ChannelSaid {
  const words = fold(text)
  if (/^(?:loesen|aufheben|entfernen|trennen)\b/.test(words)) return { kind: 'release' }
  const isConfirmed = /\bja$/.test(words)
  const isInstead = /\bstattdessen ja$/.test(words)
  const body = isConfirmed ? text.replace(/(?:stattdessen\s+)?ja\W*$/iu, '') : text
  return { kind: 'bodies', bodies: bodiesNamed(body, sight), isConfirmed, isInstead }
}
