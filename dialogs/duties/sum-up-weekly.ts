import { addDays } from '#src/calendar/local-date.ts'
import type { DirectCommand } from '#src/conversation/direct-command.ts'
import { digestKey, digestMoment } from '#src/duties/weekly-digest.ts'
import { readSwitch } from '#src/language/people/absence-words.ts'
import * as say from '#src/speech/people/absence.ts'

/** "/wochenübersicht an|aus": early reminders once a week in one message; alone it says how it stands. */
export const sumUpWeekly: DirectCommand = {
  about: say.aboutDigest(),
  async carryOut({ text, today, at, person }, { weeklyDigests, outbox }) {
    const isOn = readSwitch(text)
    if (isOn === undefined) return say.digestSetting((await weeklyDigests.wanted()).has(person.id), text)
    await weeklyDigests.turn(person.id, isOn, { at, by: person.id, deed: 'own.weeklyDigest' })
    // One that is due already may have stood for a single letter: only one that is still ahead is called back.
    for (const day of isOn ? [] : [today, addDays(today, 1)])
      if (digestMoment(day) > at) await outbox.recall(digestKey(day, person.id), at)
    return say.digestTurned(isOn)
  },
}
