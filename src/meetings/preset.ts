/** Our own defaults where agreements say nothing. Always labelled Voreinstellung. */

/** Calendar days between the last day for an invitation and the meeting, "spätestens … vorher". */
export const INVITATION_LEAD_DAYS = 14
