/** Whoever looks after the bot for an agreement, and the word that they are sent. */
import type { Instant, LocalDate } from '#src/calendar/local-date.ts'
import type { Letter } from '#src/letters/letter.ts'
import { holdsOn, officeParts } from '#src/people/office.ts'
import type { PersonId } from '#src/people/person.ts'
import type { DirectoryReader } from '#src/people/ports.ts'
import type { Reply } from '#src/speech/parts/reply.ts'

/** All but those: each person once. */
export async function otherAdministrators(
  agreementId: string,
  directory: Pick<DirectoryReader, 'holdingsIn'>,
  today: LocalDate,
  but: readonly PersonId[],
): Promise<readonly PersonId[]> {
  return [...(await administratorsOf(agreementId, directory, today))].filter((id) => !but.includes(id))
}

/** Each once, of all partners. */
export async function administratorsOf(
  agreementId: string,
  { holdingsIn }: Pick<DirectoryReader, 'holdingsIn'>,
  today: LocalDate,
): Promise<ReadonlySet<PersonId>> {
  const held = (await holdingsIn(agreementId)).filter(
    (one) => officeParts(one.officeId).kind === 'administration' && holdsOn(one, today),
  )
  return new Set(held.map(({ personId }) => personId))
}

/** The same word to each. @param key what the letters are called, in front of the person */
export const noticesTo = (
  persons: Iterable<PersonId>,
  key: string,
  cause: string,
  words: Reply,
  at: Instant,
): readonly Letter[] =>
  [...persons].map((person) => ({
    key: `${key}/${person}`,
    kind: 'notice',
    cause,
    to: { person },
    content: { kind: 'words', words },
    notBefore: at,
  }))
