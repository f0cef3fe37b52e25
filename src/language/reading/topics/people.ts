/** What somebody asks about themselves, and about the bot. */
import type { Topic } from './topic.ts'

export const peopleTopics: readonly Topic[] = [
  {
    name: 'next steps',
    words: ['was muss ich tun|machen|erledigen', 'was muss ich nächstes', 'was steht bei mir an', 'was liegt bei mir an', 'steht bei mir an', 'meine nächsten schritte', 'nächsten schritte', 'was habe ich zu_tun', 'habe ich was zu_tun', 'was_ist_zu_tun'],
    answeredBy: 'nextSteps',
    samples: ['was muss ich als Nächstes tun', 'Hallo Lotse, was steht bei mir an?'],
  },
  {
    name: 'absences',
    words: ['bin ich abwesend', 'meine abwesenheit', 'wer vertritt mich', 'abwesenheit eingetragen'],
    answeredBy: 'absence',
    asksOnly: true,
    samples: ['ist meine Abwesenheit eingetragen'],
  },
  {
    name: 'help',
    words: ['hilfe', 'was kannst', 'was können sie', 'wie funktioniert', 'versteh* nur bahnhof', 'kapier* nicht', 'versteh* nicht', 'was soll ich', 'wobei helfen|können|kannst', 'anleitung', 'bedienung', 'womit helfen'],
    answeredBy: 'help',
    samples: ['was kannst du alles', 'ich versteh nur Bahnhof'],
  },
]
