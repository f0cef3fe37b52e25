/** What is said when somebody turns Einfache Sprache on or off, and where it is offered. */
import { quoted } from '#src/speech/parts/format.ts'
import type { Action, Reply } from '#src/speech/parts/reply.ts'

export const about = (): string => 'Einfache Sprache'
/** In an invitation: whoever needs it learns of it there. */
export const offer = (): Action => ({ label: 'In Einfacher Sprache', does: { say: '/einfach' } })

const ON = 'Ich schreibe Ihnen jetzt in Einfacher Sprache. Das gilt für Antworten, für Nachrichten und für E-Mails.'
const NOTES = [
  'Noch nicht alles gibt es in Einfacher Sprache. Dann sage ich Ihnen das.',
  'Wollen Sie wieder die übliche Sprache? Dann schreiben Sie: „/einfach aus“.',
]
export const switchedOn = (): Reply => ({
  answer: ON,
  notes: NOTES,
  actions: [
    { label: 'Meine Einladungen', does: { say: '/rückmeldung' } },
    { label: 'Hilfe', does: { say: '/hilfe' } },
  ],
  plain: { answer: ON, notes: NOTES },
})
export const switchedOff = (): Reply => ({
  answer: 'Ausgeschaltet: Sie lesen wieder die übliche Sprache.',
  actions: [offer()],
})
export const notSwitched = (said: string): Reply => ({
  answer: `${quoted(said)} habe ich nicht verstanden. Es wurde nichts geändert.`,
  notes: ['„/einfach“ schaltet Einfache Sprache ein, „/einfach aus“ schaltet sie aus.'],
  plain: {
    answer: `Das habe ich nicht verstanden: ${quoted(said)}. Ich habe nichts geändert.`,
    notes: [
      'Wollen Sie Einfache Sprache? Dann schreiben Sie: „/einfach“.',
      'Wollen Sie sie nicht mehr? Dann schreiben Sie: „/einfach aus“.',
    ],
  },
})
