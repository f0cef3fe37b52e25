/** Which chat or channel belongs to which body. Every write brings its audit row with it. */
import type { Changed } from '#src/conversation/work.ts'
import type { ChannelReader, Channels, CommitteeChannel } from '#src/people/ports.ts'
import type { Trail } from '#src/store/audit/audit-trail.ts'
import type { Executor, Tables } from '#src/store/database/tables.ts'

export function channelReader(db: Executor): ChannelReader {
  return {
    async at(conversationId) {
      const row = await db
        .selectFrom('body_channel')
        .selectAll()
        .where('conversation_id', '=', conversationId)
        .executeTakeFirst()
      return row && toChannel(row)
    },
    async ofCommittee(agreementId, committeeId) {
      const row = await db
        .selectFrom('body_channel')
        .selectAll()
        .where('agreement_id', '=', agreementId)
        .where('committee_id', '=', committeeId)
        .executeTakeFirst()
      return row && toChannel(row)
    },
    async all() {
      return (await db.selectFrom('body_channel').selectAll().execute()).map(toChannel)
    },
  }
}

export function channelBook(db: Executor, trail: Trail, changed: Changed): Channels {
  const reader = channelReader(db)
  return {
    ...reader,
    async bind(channel, authorship) {
      const { agreementId, committeeId, conversationId } = channel
      const before = await reader.ofCommittee(agreementId, committeeId)
      const ousted = await reader.at(conversationId)
      await db
        .deleteFrom('body_channel')
        .where((where) =>
          where.or([
            where('conversation_id', '=', conversationId),
            where.and([where('agreement_id', '=', agreementId), where('committee_id', '=', committeeId)]),
          ]),
        )
        .execute()
      await db
        .insertInto('body_channel')
        .values({
          conversation_id: conversationId,
          service_url: channel.serviceUrl,
          agreement_id: agreementId,
          committee_id: committeeId,
        })
        .execute()
      // The body that loses the channel can be another agreement's: its own trail says so.
      if (ousted && (ousted.agreementId !== agreementId || ousted.committeeId !== committeeId)) {
        await trail.add({ ...authorship, deed: 'channel.end', thing: thingOf(ousted), before: ousted })
        changed(ousted.agreementId, { kind: 'people' })
      }
      await trail.add({ ...authorship, thing: thingOf(channel), before, after: channel })
      changed(agreementId, { kind: 'people' })
    },
    async release(conversationId, authorship) {
      const before = await reader.at(conversationId)
      if (!before) return false
      await db.deleteFrom('body_channel').where('conversation_id', '=', conversationId).execute()
      await trail.add({ ...authorship, deed: 'channel.end', thing: thingOf(before), before })
      changed(before.agreementId, { kind: 'people' })
      return true
    },
  }
}

const thingOf = ({ agreementId, committeeId }: CommitteeChannel): string => `channel/${agreementId}/${committeeId}`

const toChannel = (row: Tables['body_channel']): CommitteeChannel => ({
  conversationId: row.conversation_id,
  serviceUrl: row.service_url,
  agreementId: row.agreement_id,
  committeeId: row.committee_id,
})
