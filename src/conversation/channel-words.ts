/** What is said behind "/kanal": end it, or the bodies that can be meant, and whether it is confirmed. */
import { agreementById, committeeById, meetingBodies } from '#src/agreements/lookup.ts'
import { readMentions } from '#src/language/mentions.ts'
import { fold } from '#src/language/normalise.ts'
import type { Sight } from './field.ts'

export type ChannelSaid =
  | { readonly kind: 'release' }
  | {
      readonly kind: 'bodies'
      readonly bodies: readonly { readonly agreementId: string; readonly committeeId: string }[]
      readonly isConfirmed: boolean
    }

export function readChannel(text: string, { shelf, lexicon, today }: Sight): ChannelSaid {
  const words = fold(text)
  if (/^(?:loesen|aufheben|entfernen|trennen)\b/.test(words)) return { kind: 'release' }
  const isConfirmed = /\bja$/.test(words)
  const { regions, committees } = readMentions(isConfirmed ? text.replace(/ja\W*$/iu, '') : text, lexicon, today)
  const named = new Set(regions.flatMap(({ ids }) => ids))
  const bodies = committees.filter(({ agreementId, committeeId }) => {
    const agreement = agreementById(shelf, agreementId)
    const body = agreement && committeeById(agreement, committeeId)
    const meets = agreement !== undefined && body !== undefined && meetingBodies(agreement).includes(body)
    return meets && (named.size === 0 || named.has(agreementId))
  })
  return { kind: 'bodies', bodies, isConfirmed }
}
