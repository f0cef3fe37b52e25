/** A calendar text as a second program reads it: the bot reads answers with one parser, and this is another. */
import ical, { type VEvent } from 'node-ical'

const stored = (property: unknown): unknown =>
  typeof property === 'object' && property !== null && 'val' in property ? property.val : property
const parameterOf = (property: unknown, name: string): unknown => {
  const params = typeof property === 'object' && property !== null && 'params' in property ? property.params : undefined
  return (params as Record<string, unknown> | undefined)?.[name]
}

/** Every entry in it, in its order. */
export function readSecondly(text: string) {
  const events = Object.values(ical.sync.parseICS(text)).filter((one): one is VEvent => one?.type === 'VEVENT')
  return events.map((event) => {
    const { method, uid, start, end, summary, status, description, location, url, organizer, attendee } = event
    const conference = 'conference' in event ? event.conference : undefined
    return {
      method,
      uid,
      sequence: Number(event.sequence),
      start: start.toISOString(),
      end: end?.toISOString(),
      title: stored(summary),
      status,
      ...(description !== undefined && { description: stored(description) }),
      ...(location !== undefined && { place: stored(location) }),
      ...(url !== undefined && { url: stored(url) }),
      ...(conference !== undefined && { conference: stored(conference) }),
      ...(organizer !== undefined && { organizer: [stored(organizer), parameterOf(organizer, 'CN')] }),
      ...(attendee !== undefined && {
        attendee: [stored(attendee), ...['CN', 'ROLE', 'PARTSTAT', 'RSVP'].map((name) => parameterOf(attendee, name))],
      }),
    }
  })
}
