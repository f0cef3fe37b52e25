/** Our own defaults where agreements say nothing. Always labelled Voreinstellung. */
import { asPreset } from '#src/agreements/stated.ts'

/** Calendar days between the last day for an invitation and the meeting, "spätestens … vorher". */
export const INVITATION_LEAD_DAYS = 14

/** Calendar days between the save the date and the meeting: eight weeks, before calendars of departments fill up. */
export const SAVE_THE_DATE_LEAD_DAYS = 56
/** Calendar days that members have to propose items, between the call for them and the closing date. */
export const CALL_FOR_ITEMS_DAYS = 14
/** Calendar days between the closing date for items and the invitation: a week to put the agenda in order. */
export const AGENDA_DAYS = 7
/** Calendar days between the last day for papers and the meeting: a week with a weekend to read them. */
export const PAPERS_LEAD_DAYS = 7
/** Calendar days between the meeting and the day its minutes are to be sent out, while people still remember. */
export const MINUTES_DUE_DAYS = 14
/** Calendar days to object to the minutes, from the day they are due. */
export const OBJECTION_DAYS = 14

/** 2 h: what calendars are told where nobody said how long a meeting lasts. */
export const MEETING_DURATION_MINUTES = 120

/** How far back a meeting is looked for from which "alle n Jahre" is counted. */
export const MEETING_ANCHOR_YEARS = 10

/** Calendar days that members have to answer when a date is looked for. */
export const ANSWER_DAYS = 7
/** Six weeks: proposed days lie within them. */
export const SLOT_WINDOW_DAYS = 42
/** As many days are proposed: more, and nobody answers carefully. */
export const SLOTS_PROPOSED = asPreset(5)
