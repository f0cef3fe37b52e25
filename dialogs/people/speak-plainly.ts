import type { DirectCommand } from '#src/conversation/direct-command.ts'
import { readSwitch } from '#src/language/people/absence-words.ts'
import * as say from '#src/speech/plain/switch.ts'

/** "/einfach", "/einfach aus": in which language somebody reads answers, letters and pages. Alone it switches on. */
export const speakPlainly: DirectCommand = {
  about: say.about(),
  async carryOut({ text, at, person }, { plainLanguage }) {
    const isOn = text === '' ? true : readSwitch(text)
    if (isOn === undefined) return say.notSwitched(text)
    await plainLanguage.turn(person.id, isOn, { at, by: person.id, deed: 'own.plainLanguage' })
    return isOn ? say.switchedOn() : say.switchedOff()
  },
}
