/** Who takes part in the demo, and the same people as Microsoft's Agents Playground wants to be told. */
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'

const text = z.string().min(1)
const chat = z.strictObject({ id: text, name: text })
const castSchema = z.strictObject({
  tenant: z.guid(),
  bot: z.strictObject({ id: z.guid(), name: text }),
  me: text,
  people: z
    .array(
      z.strictObject({
        id: text,
        objectId: z.guid(),
        givenName: text,
        surname: text,
        organisation: text,
        function: text,
        mail: z.email(),
        /** What this person holds from the beginning; `detail` is a body's id, an office's slug, `reminders` or `bot`. */
        offices: z.array(
          z.strictObject({
            agreement: text,
            partner: text,
            kind: z.enum(['seat', 'secretariat', 'contact', 'administration']),
            detail: text,
          }),
        ),
      }),
    )
    .length(6),
  chats: z.strictObject({
    personal: text,
    group: chat,
    team: z.strictObject({ id: text, groupId: z.guid(), name: text, channel: chat }),
  }),
})
export type Cast = z.infer<typeof castSchema>

/** @throws ZodError if the file does not fit */
export const readCast = (file: string): Cast => castSchema.parse(parse(readFileSync(file, 'utf8')))

/** Whom the person at the Playground plays. @throws Error if `me` names nobody */
export function me(cast: Cast): Cast['people'][number] {
  const person = cast.people.find(({ id }) => id === cast.me)
  if (!person) throw new Error(`demo cast: nobody has the id ${JSON.stringify(cast.me)}`)
  return person
}

/** The Playground's own configuration (schema 0.1.1, read as YAML, of which JSON is a part). Its spelling is kept. */
export function playgroundConfig(cast: Cast): object {
  const user = (person: Cast['people'][number]) => ({
    id: person.id,
    name: `${person.givenName} ${person.surname} (${person.organisation})`,
    userPrincipleName: person.mail,
    aadObjectId: person.objectId,
    givenName: person.givenName,
    surname: person.surname,
    email: person.mail,
  })
  const { team, group, personal } = cast.chats
  return {
    version: '0.1.1',
    tenantId: cast.tenant,
    bot: cast.bot,
    currentUser: user(me(cast)),
    users: cast.people.filter(({ id }) => id !== cast.me).map(user),
    personalChat: { id: personal },
    groupChat: group,
    team: { id: team.id, name: team.name, aadGroupId: team.groupId, channels: [team.channel] },
  }
}
