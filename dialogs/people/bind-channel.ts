import { agreementById } from '#src/agreements/lookup.ts'
import { order } from '#src/conversation/dialog.ts'
import { type CommitteeRef, readCommittees } from '#src/conversation/fields/agreements/committees-named.ts'
import { settledCommittee } from '#src/conversation/fields/agreements/settled-fields.ts'
import { committeeNameOf } from '#src/conversation/fields/meetings/meeting-field.ts'
import { deniesOrAsks } from '#src/language/denial.ts'
import { asksToRelease } from '#src/language/people/channels.ts'
import { notAllowed } from '#src/speech/parts/conversation.ts'
import { sayWhichCommittee, whichCommittee } from '#src/speech/parts/fields.ts'
import * as say from '#src/speech/people/bind-channel.ts'

/** "/kanal": which body this chat or channel belongs to; "/kanal KoK Kassel" says so, "/kanal lösen" ends it. */
export const bindChannel = order('bind-channel', { version: 1, about: say.about(), undone: say.undone() })
  .asks('body', settledCommittee)
  .reads(async ({ text, chat, at, person, context, isAllowed }, { channels }) => {
    if (chat.kind === 'personal' || chat.serviceUrl === undefined) return say.onlyInChannel()
    if (deniesOrAsks(text)) return say.deniedOrAsked(text)
    const current = await channels.at(chat.id)
    const shown = current && committeeNameOf(current, context)
    if (asksToRelease(text)) {
      if (!current || shown === undefined) return say.boundToNothing()
      if (!(await isAllowed('channel.bind', current))) return notAllowed(say.about())
      await channels.release(chat.id, { at, by: person.id, deed: 'channel.bind' })
      return say.released(shown)
    }
    // A channel that belongs to a body of a region speaks of that region.
    const named = readCommittees(text, context)
    const here = named.filter(({ agreementId }) => agreementId === current?.agreementId)
    const bodies = here.length > 0 ? here : named
    const [body] = bodies
    if (!body) return text === '' ? say.boundCommittee(shown) : whichCommittee('/kanal')
    const names = bodies.map((one) => committeeNameOf(one, context))
    if (bodies.length > 1) return sayWhichCommittee('/kanal', names)
    if (!(await isAllowed('channel.bind', { agreementId: body.agreementId }))) return notAllowed(say.about())
    if (current && isSame(current, body)) return say.boundCommittee(shown)
    // What stands here ends by it: that is for whoever administers it, and never unsaid.
    if (current && !(await isAllowed('channel.bind', current))) return say.ofOthers(committeeNameOf(current, context))
    return { wants: { body: { agreementId: body.agreementId, committeeId: body.committeeId } } }
  })
  .concerns(({ body }) => (body ? { agreementId: body.agreementId } : {}))
  .readsBack(async ({ body }, context, { channels }) => {
    const current = await channels.at(context.chat.id)
    const elsewhere = await channels.ofCommittee(body.agreementId, body.committeeId)
    const isElsewhere = elsewhere !== undefined && elsewhere.conversationId !== context.chat.id
    return say.readBack(committeeNameOf(body, context), current && committeeNameOf(current, context), isElsewhere)
  })
  .does(async ({ body }, { channels, memory }, context, { at, person, isAllowed }) => {
    const { shelf, chat } = context
    const { agreementId, committeeId } = body
    const current = await channels.at(chat.id)
    const shown = current && committeeNameOf(current, context)
    // It may belong to others since it was asked.
    if (current && shown !== undefined && !(await isAllowed('channel.bind', current))) return say.ofOthers(shown)
    if (chat.serviceUrl === undefined) return say.onlyInChannel()
    const bound = { agreementId, committeeId, conversationId: chat.id, serviceUrl: chat.serviceUrl }
    await channels.bind(bound, { at, by: person.id, deed: 'channel.bind' })
    await memory.delete(`region/${chat.id}`)
    return say.bound(committeeNameOf(body, context), agreementById(shelf, agreementId)?.region ?? '', shown)
  })

const isSame = (one: CommitteeRef, other: CommitteeRef): boolean =>
  one.agreementId === other.agreementId && one.committeeId === other.committeeId
