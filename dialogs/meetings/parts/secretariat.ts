/** Whoever runs a body is told of what reaches it. */
import type { DialogReaders } from '#src/conversation/dialog.ts'
import type { DialogContext } from '#src/conversation/field.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import { holdsOn, officeParts } from '#src/people/office.ts'
import type { PersonId } from '#src/people/person.ts'

/** Everybody who runs the body of this meeting today, each once. */
export async function runningBody(
  { agreementId, committeeId }: Meeting,
  { today }: Pick<DialogContext, 'today'>,
  { directory }: Pick<DialogReaders, 'directory'>,
): Promise<readonly PersonId[]> {
  const running = (await directory.holdingsIn(agreementId)).filter((holding) => {
    const office = officeParts(holding.officeId)
    return office.kind === 'secretariat' && office.detail === committeeId && holdsOn(holding, today)
  })
  return [...new Set(running.map(({ personId }) => personId))]
}
