/** What somebody asks about themselves, and about the bot. */
import type { Topic } from './topic.ts'

export const peopleTopics: readonly Topic[] = [
  {
    name: 'next steps',
    words: [
      'was muss ich tun|machen|erledigen',
      'was muss ich nächstes',
      'was steht bei mir an',
      'was liegt bei mir an',
      'steht bei mir an',
      'meine nächsten schritte',
      'nächsten schritte',
      'was habe ich zu_tun',
      'habe ich was zu_tun',
      'was_ist_zu_tun',
      'muss ich irgendwas|etwas|noch|gerade tun|machen|erledigen',
      'ich damit zu_tun',
      'habe ich verpasst',
      'was verpasst',
      'war irgendwas|was|etwas wichtiges|los',
      'noch offen bei mir|uns',
      'offen bei mir|uns',
      'meine* überfällig* sachen',
      'meine* sachen|dinge|pflichten',
      'auf dem tisch',
      'steht sonst noch an',
    ],
    answeredBy: 'nextSteps',
    samples: ['was muss ich als Nächstes tun', 'Hallo Lotse, was steht bei mir an?'],
  },
  {
    name: 'absences',
    words: ['bin ich abwesend', 'meine abwesenheit', 'wer vertritt mich', 'abwesenheit eingetragen', 'abwesend eingetragen', 'als abwesend'],
    answeredBy: 'absence',
    asksOnly: true,
    samples: ['ist meine Abwesenheit eingetragen'],
  },
  {
    name: 'help',
    words: ['hilfe', 'was kannst', 'was können sie', 'wie funktioniert', 'versteh* nur bahnhof', 'kapier* nicht', 'versteh* nicht', 'was soll ich', 'wobei helfen|können|kannst', 'anleitung', 'bedienung', 'was kannst nicht', 'womit helfen'],
    answeredBy: 'help',
    samples: ['was kannst du alles', 'ich versteh nur Bahnhof'],
  },
]
