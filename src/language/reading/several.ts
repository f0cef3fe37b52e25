/** Is a question about all agreements, or about those of one Land? */
import type { Land } from '#src/calendar/holidays.ts'
import type { MessageReading } from './message-reading.ts'

const ALL =
  /(?:^|[^\p{L}])(?:(?:haben|sind|gelten|in) beide[nrs]?|überall|alle[nr]? (?:\p{L}+ )?(?:vereinbarungen|dokumente|verträge|regionen)|welche[nrs]? (?:von den )?(?:\p{L}+ )?(?:vereinbarungen|vereinbarung|dokumente[n]?|dokument|verträge|vertrag))(?![\p{L}])/iu

/** "Welche von den fünf Dokumenten …", "haben beide …" */
export const isAboutAll = ({ text }: MessageReading): boolean => ALL.test(text)

const OF_LANDS: readonly (readonly [RegExp, Land])[] = [
  [/(?:^|[^\p{L}])hessischen?(?![\p{L}])/iu, 'HE'],
  [/(?:^|[^\p{L}])sächsischen?(?![\p{L}])/iu, 'SN'],
  [/(?:^|[^\p{L}])(?:nordrhein-)?westfälischen?(?![\p{L}])/iu, 'NW'],
]

/** "Welche von den hessischen …" @returns undefined where no Land is named */
export const landNamed = ({ text }: MessageReading): Land | undefined => OF_LANDS.find(([said]) => said.test(text))?.[1]
