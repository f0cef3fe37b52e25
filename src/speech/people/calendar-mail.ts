/** Whether somebody wants invitations by mail as well, for the calendar of their mail program. */
import { quoted } from '#src/speech/parts/format.ts'
import type { Reply } from '#src/speech/parts/reply.ts'

export const about = (): string => 'Kalendereinträge per E-Mail'

/** Can they be sent? `off`: there is no mail server. */
type Reach = { readonly mail: string } | 'noAddress' | 'off'

const WHAT =
  'Einladung, Verschiebung und Absage kommen dann zusätzlich als E-Mail. Ihr Kalender trägt die Sitzung ein und hält sie aktuell.'

const missing = (reach: Reach): readonly string[] => {
  if (reach === 'off') return ['E-Mail ist hier nicht eingerichtet. Bis dahin kommt nichts.']
  if (reach === 'noAddress')
    return ['Von Ihnen ist keine E-Mail-Adresse gespeichert. Bitte lassen Sie sie von der Verwaltung eintragen.']
  return [`Die E-Mails gehen an ${reach.mail}.`]
}

const turn = (label: string, isOn: boolean) =>
  ({ label, does: { say: `/kalendermail ${isOn ? 'an' : 'aus'}` } }) as const

export const setting = (isOn: boolean, said: string, reach: Reach): Reply => ({
  answer: isOn ? 'Kalendereinträge per E-Mail sind eingeschaltet.' : 'Kalendereinträge per E-Mail sind ausgeschaltet.',
  notes: [
    ...(said.trim() === '' ? [] : [`${quoted(said)} habe ich nicht verstanden. Es wurde nichts geändert.`]),
    WHAT,
    ...missing(reach),
  ],
  actions: [isOn ? turn('Ausschalten', false) : turn('Einschalten', true)],
})

export const turned = (isOn: boolean, reach: Reach): Reply => ({
  answer: isOn
    ? 'Eingeschaltet: Sie erhalten Kalendereinträge zusätzlich per E-Mail.'
    : 'Ausgeschaltet: Sie erhalten keine Kalendereinträge mehr per E-Mail.',
  notes: isOn
    ? [WHAT, ...missing(reach), 'Das gilt ab der nächsten Einladung oder Änderung.']
    : ['Einträge, die schon im Kalender stehen, ändern sich dort nicht mehr von selbst.'],
  actions: [isOn ? turn('Wieder ausschalten', false) : turn('Wieder einschalten', true)],
  replaces: true,
})
