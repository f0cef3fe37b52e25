import { laterBy } from '#src/calendar/local-date.ts'
import { order } from '#src/conversation/dialog.ts'
import type { DirectCommand } from '#src/conversation/direct-command.ts'
import { linkUrl } from '#src/letters/link.ts'
import { noPublicAddress, ownDataLink } from '#src/speech/parts/pages.ts'
import * as say from '#src/speech/people/people.ts'

/** Long enough to click, too short to be found. */
const LINK_MS = 3_600_000

/** "/datenexport": everything stored under one's own id, behind a link that only works for an hour. */
export const exportMe: DirectCommand = {
  about: say.aboutExport(),
  async carryOut({ person, chat, at, publicUrl }, { links }) {
    if (chat.kind !== 'personal') return say.onlyInPersonalChat()
    if (publicUrl === undefined) return noPublicAddress()
    const expiresAt = laterBy(at, LINK_MS)
    const word = await links.issue({ purpose: 'ownData', personId: person.id, about: '', expiresAt })
    return {
      ...say.exported(),
      links: [{ label: ownDataLink(), url: linkUrl(publicUrl, 'meine-daten', word) }],
    }
  },
}

/** "/linkssperren": no link that was ever sent to this person opens anything any more. */
export const revokeLinks = order('revoke-links', {
  version: 1,
  about: say.aboutRevoke(),
  undone: say.nothingRevoked(),
})
  .reads(async () => ({ wants: {} }))
  .readsBack(() => say.askToRevoke())
  .does(async (_, { links }, __, { person }) => {
    await links.revokeFor(person.id)
    return say.revoked()
  })
