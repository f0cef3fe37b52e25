import type { DirectCommand } from '#src/conversation/direct-command.ts'
import { readSwitch } from '#src/language/people/absence-words.ts'
import * as say from '#src/speech/people/calendar-mail.ts'

/** "/kalendermail an|aus": invitations by mail as well, for the calendar there; alone it says how it stands. */
export const mailCalendar: DirectCommand = {
  about: say.about(),
  async carryOut({ text, at, person, context }, { calendarMails, directory }) {
    const mail = (await directory.person(person.id))?.mail
    const reach = context.isMailOff ? 'off' : mail === undefined ? 'noAddress' : { mail }
    const isOn = readSwitch(text)
    if (isOn === undefined) return say.setting(await calendarMails.isWantedBy(person.id), text, reach)
    await calendarMails.turn(person.id, isOn, { at, by: person.id, deed: 'own.calendarMail' })
    return say.turned(isOn, reach)
  },
}
