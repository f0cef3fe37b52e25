/** What is said behind "/kanal": end it, or which body is meant, and whether it is confirmed. */
import { fold } from '#src/language/words/normalise.ts'

export type ChannelSaid =
  | { readonly kind: 'release' }
  | {
      readonly kind: 'bind'
      /** What names the body. */
      readonly text: string
      readonly isConfirmed: boolean
      /** What was read back ends something, and that is confirmed, too. */
      readonly isInstead: boolean
    }

export function readChannel(text: string): ChannelSaid {
  const words = fold(text)
  if (/^(?:loesen|aufheben|entfernen|trennen)\b/.test(words)) return { kind: 'release' }
  const isConfirmed = /\bja$/.test(words)
  const isInstead = /\bstattdessen ja$/.test(words)
  const named = isConfirmed ? text.replace(/(?:stattdessen\s+)?ja\W*$/iu, '') : text
  return { kind: 'bind', text: named, isConfirmed, isInstead }
}
