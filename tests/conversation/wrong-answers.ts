/** How a dialog must not be written. */
import { dialog } from '#src/conversation/dialog.ts'
import { committee } from '#src/conversation/fields/agreements/committee-field.ts'
import { region } from '#src/conversation/fields/agreements/region-field.ts'
import { dutyMatter, dutyMeant } from '#src/conversation/fields/duties/duty-fields.ts'
import { futureDay } from '#src/conversation/fields/future-day.ts'
import { meetingOf } from '#src/conversation/fields/meetings/meeting-field.ts'
import { placeOrLink } from '#src/conversation/fields/place-field.ts'
import { timeOfDay } from '#src/conversation/fields/time-of-day.ts'
import { frame, readBack, words } from './small-dialog.ts'

/** Compiled and never run: each line that should not compile and does is an error of the type check. */
export const wrongUses = [
  () =>
    dialog('answer nobody asked for', frame)
      .asks('what', words)
      // @ts-expect-error: `why` is asked by nobody
      .readsBack(({ why }) => ({ ...readBack, question: why })),
  () =>
    dialog('answer asked for later', frame)
      // @ts-expect-error: `what` is not known yet
      .asksIf(({ what }) => what === 'Kaffee', 'why', words)
      .asks('what', words),
  () =>
    dialog('answer that may still be open', frame)
      .asks('what', words)
      // @ts-expect-error: a condition is looked at before anything is answered
      .asksIf(({ what }) => what.length > 3, 'why', words),
  () =>
    dialog('right that needs an answer that may still be open', frame)
      .asks('region', region)
      // @ts-expect-error: whose right it is, is asked with the first answer
      .concerns(({ region: agreementId }) => ({ agreementId })),
  () =>
    dialog('duty without a region', frame)
      .asks('duty', words)
      // @ts-expect-error: a duty is one of an agreement
      .checks(async (_, context) => dutyMeant(context) && undefined),
  () =>
    dialog('duty that need not be said', frame)
      .asks('region', region)
      .takes('duty', words)
      // @ts-expect-error: nobody may have said which
      .readsBack((_, context) => dutyMeant(context) && readBack),
  () =>
    dialog('meeting under another name', frame)
      .asks('session', words)
      // @ts-expect-error: it is looked for under `meeting`
      .readsBack((_, context) => meetingOf(context) && readBack),
  () =>
    dialog('right for a duty under another name', frame)
      .asks('task', words)
      // @ts-expect-error: nothing it looks for is asked here
      .concerns((_, context) => dutyMatter(context)),
  () =>
    dialog('field beside answers that mean something else', frame)
      .asks('region', region)
      .asks('committee', committee)
      .asks('date', words)
      // @ts-expect-error: a time is asked for with its date, and these are any words
      .asks('time', timeOfDay),
  () =>
    dialog('place of a meeting whose time is any words', frame)
      .asks('date', futureDay)
      .asks('time', words)
      // @ts-expect-error: a place is asked for with date and time
      .asks('place', placeOrLink),
  () =>
    dialog('objection to what nobody asked for', frame)
      .asks('what', words)
      // @ts-expect-error: `whom` is asked by nobody
      .checks(async () => ({ field: 'whom', because: 'Nein.' })),
  () =>
    dialog('asked twice', frame)
      .asks('what', words)
      // @ts-expect-error: one name, one answer
      .asks('what', words),
]
