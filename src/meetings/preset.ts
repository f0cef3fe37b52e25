/** Our own defaults where agreements say nothing. Always labelled Voreinstellung. */

/** Calendar days between the last day for an invitation and the meeting, "spätestens … vorher". */
export const INVITATION_LEAD_DAYS = 14

/** How far back a meeting is looked for from which "alle n Jahre" is counted. */
export const MEETING_ANCHOR_YEARS = 10

/** 2 h: what calendars are told where nobody said how long a meeting lasts. */
export const MEETING_DURATION_MINUTES = 120
