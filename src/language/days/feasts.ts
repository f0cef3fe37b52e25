/** Days that people call by a name instead of a date, and weekdays beside a date. */
import type { Weekday } from '#src/calendar/local-date.ts'
import { clean } from '#src/language/words/normalise.ts'
import type { Found } from '#src/language/words/span.ts'

const FEAST =
  /(?<![\p{L}])(?:neujahr|heilige(?: drei|n drei|r) könig\p{L}*|rosenmontag|faschingsdienstag|aschermittwoch|gründonnerstag|karfreitag|karsamstag|ostersonntag|ostermontag|ostern|christi himmelfahrt|himmelfahrt|vatertag|pfingstsonntag|pfingstmontag|pfingsten|fronleichnam|reformationstag|allerheiligen|buß- und bettag|buss- und bettag|volkstrauertag|totensonntag|(?:\d\. )?advent|nikolaus|heiligabend|weihnacht\p{L}*|silvester|(?:oster|pfingst|sommer|herbst|weihnachts|winter)ferien)(?![\p{L}])/iu

/** "Karfreitag": a day, but not one that is written as a date. */
export function readFeast(text: string): Found<string> | undefined {
  const found = FEAST.exec(clean(text))
  return found ? { value: found[0], start: found.index, end: found.index + found[0].length } : undefined
}

const WEEKDAYS = ['montag', 'dienstag', 'mittwoch', 'donnerstag', 'freitag', 'samstag', 'sonntag']
const WEEKDAY = new RegExp(`(?<![\\p{L}])(?:${WEEKDAYS.join('|')})s?(?![\\p{L}])`, 'iu')

/** A weekday that stands by itself: "freitags". */
export function readWeekdayWord(text: string): Found<Weekday> | undefined {
  const found = WEEKDAY.exec(clean(text))
  if (!found) return undefined
  const at = WEEKDAYS.indexOf(found[0].toLowerCase().replace(/s$/, ''))
  return { value: (at + 1) as Weekday, start: found.index, end: found.index + found[0].length }
}
