import { agreementById } from '#src/agreements/lookup.ts'
import { bodiesNamed } from '#src/conversation/fields/agreements/bodies-named.ts'
import { bodyOf } from '#src/conversation/fields/meetings/meeting-field.ts'
import { awaitYes } from '#src/conversation/here.ts'
import type { Order } from '#src/conversation/order.ts'
import { deniesOrAsks } from '#src/language/denial.ts'
import { readChannel } from '#src/language/people/channels.ts'
import { notAllowed } from '#src/speech/parts/conversation.ts'
import { severalBodies, whichBody } from '#src/speech/parts/fields.ts'
import * as say from '#src/speech/people/bind-channel.ts'

/** "/kanal": which body this chat or channel belongs to; "/kanal KoK Kassel" says so, "/kanal lösen" ends it. */
export const bindChannel: Order = {
  about: say.about(),
  async carryOut({ command, text, place, at, person, sight, isAllowed }, { channels, memory }) {
    const { shelf } = sight
    if (place.kind === 'personal' || place.serviceUrl === undefined) return say.onlyInChannel()
    if (deniesOrAsks(text)) return say.deniedOrAsked(text)
    const hand = { at, by: person.id, deed: 'channel.bind' }
    const current = await channels.at(place.id)
    const shown = current && bodyOf(current, { shelf })
    const said = readChannel(text)
    if (said.kind === 'release') {
      if (!current || shown === undefined) return say.boundToNothing()
      if (!(await isAllowed('people.administer', current))) return notAllowed(say.about())
      await channels.release(place.id, hand)
      return say.released(shown)
    }
    // A channel that belongs to a body of a region speaks of that region.
    const named = bodiesNamed(said.text, sight)
    const here = named.filter(({ agreementId }) => agreementId === current?.agreementId)
    const bodies = here.length > 0 ? here : named
    const [body] = bodies
    if (!body) return text === '' ? say.standing(shown) : whichBody('/kanal')
    if (bodies.length > 1)
      return severalBodies(
        '/kanal',
        bodies.map((one) => bodyOf(one, { shelf })),
      )
    if (!(await isAllowed('people.administer', { agreementId: body.agreementId }))) return notAllowed(say.about())
    const name = bodyOf(body, { shelf })
    const elsewhere = await channels.ofBody(body.agreementId, body.committeeId)
    if (elsewhere?.conversationId === place.id) return say.standing(name)
    // What stands here ends by it: that is for whoever administers it, and never unsaid.
    if (current && shown !== undefined && !(await isAllowed('people.administer', current))) return say.ofOthers(shown)
    const isInstead = current !== undefined || elsewhere !== undefined
    if (!said.isConfirmed || (isInstead && !said.isInstead)) {
      const rest = say.confirmed(name, isInstead)
      await awaitYes(memory, { command, place, person }, rest)
      return say.readBack(name, shown, elsewhere !== undefined, rest)
    }
    await channels.bind(
      {
        agreementId: body.agreementId,
        committeeId: body.committeeId,
        conversationId: place.id,
        serviceUrl: place.serviceUrl,
      },
      hand,
    )
    await memory.delete(`region/${place.id}`)
    return say.bound(name, agreementById(shelf, body.agreementId)?.region ?? '', shown)
  },
}
