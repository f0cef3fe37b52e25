/** Everything that can be ordered or reported. Of two deeds that are as sure the one that stands first is taken. */
import type { DeedWords } from './deed.ts'
import { dutyDeeds } from './duties.ts'
import { meetingDeeds } from './meetings.ts'
import { paperDeeds } from './papers.ts'
import { peopleDeeds } from './people.ts'

export const deeds: readonly DeedWords[] = [...meetingDeeds, ...paperDeeds, ...dutyDeeds, ...peopleDeeds]
