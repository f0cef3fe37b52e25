import { agreementById } from '#src/agreements/lookup.ts'
import type { DirectCommand } from '#src/conversation/direct-command.ts'
import { awaitYes } from '#src/conversation/engine-parts.ts'
import { readCommittees } from '#src/conversation/fields/agreements/committees-named.ts'
import { committeeNameOf } from '#src/conversation/fields/meetings/meeting-field.ts'
import { deniesOrAsks } from '#src/language/denial.ts'
import { readChannel } from '#src/language/people/channels.ts'
import { notAllowed } from '#src/speech/parts/conversation.ts'
import { sayWhichCommittee, whichCommittee } from '#src/speech/parts/fields.ts'
import * as say from '#src/speech/people/bind-channel.ts'

/** "/kanal": which body this chat or channel belongs to; "/kanal KoK Kassel" says so, "/kanal lösen" ends it. */
export const bindChannel: DirectCommand = {
  about: say.about(),
  async carryOut({ command, text, chat, at, person, context, isAllowed }, { channels, memory }) {
    const { shelf } = context
    if (chat.kind === 'personal' || chat.serviceUrl === undefined) return say.onlyInChannel()
    if (deniesOrAsks(text)) return say.deniedOrAsked(text)
    const authorship = { at, by: person.id, deed: 'channel.bind' }
    const current = await channels.at(chat.id)
    const shown = current && committeeNameOf(current, { shelf })
    const said = readChannel(text)
    if (said.kind === 'release') {
      if (!current || shown === undefined) return say.boundToNothing()
      if (!(await isAllowed('people.administer', current))) return notAllowed(say.about())
      await channels.release(chat.id, authorship)
      return say.released(shown)
    }
    // A channel that belongs to a body of a region speaks of that region.
    const named = readCommittees(said.text, context)
    const here = named.filter(({ agreementId }) => agreementId === current?.agreementId)
    const bodies = here.length > 0 ? here : named
    const [body] = bodies
    if (!body) return text === '' ? say.boundCommittee(shown) : whichCommittee('/kanal')
    if (bodies.length > 1)
      return sayWhichCommittee(
        '/kanal',
        bodies.map((one) => committeeNameOf(one, { shelf })),
      )
    if (!(await isAllowed('people.administer', { agreementId: body.agreementId }))) return notAllowed(say.about())
    const name = committeeNameOf(body, { shelf })
    const elsewhere = await channels.ofCommittee(body.agreementId, body.committeeId)
    if (elsewhere?.conversationId === chat.id) return say.boundCommittee(name)
    // What stands here ends by it: that is for whoever administers it, and never unsaid.
    if (current && shown !== undefined && !(await isAllowed('people.administer', current))) return say.ofOthers(shown)
    const isInstead = current !== undefined || elsewhere !== undefined
    if (!said.isConfirmed || (isInstead && !said.isInstead)) {
      const rest = say.confirmed(name, isInstead)
      await awaitYes(memory, { command, chat, person }, rest)
      return say.readBack(name, shown, elsewhere !== undefined, rest)
    }
    await channels.bind(
      {
        agreementId: body.agreementId,
        committeeId: body.committeeId,
        conversationId: chat.id,
        serviceUrl: chat.serviceUrl,
      },
      authorship,
    )
    await memory.delete(`region/${chat.id}`)
    return say.bound(name, agreementById(shelf, body.agreementId)?.region ?? '', shown)
  },
}
