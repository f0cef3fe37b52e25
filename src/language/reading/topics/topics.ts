/** Everything somebody can ask. Of two topics that are as sure the one that stands first is taken. */
import { agreementTermTopics } from './agreement-term.ts'
import { agreementTopics } from './agreements.ts'
import { committeeTopics } from './committees.ts'
import { dutyTopics } from './duties.ts'
import { meetingTopics } from './meetings.ts'
import { peopleTopics } from './people.ts'
import type { Topic } from './topic.ts'

export const topics: readonly Topic[] = [...committeeTopics, ...agreementTermTopics, ...dutyTopics, ...agreementTopics, ...meetingTopics, ...peopleTopics]

const ANSWERING = new Set<string>(topics.flatMap(({ answeredBy }) => answeredBy ?? []))
/** Does a command only answer, as long as nothing is ordered with it? */
export const isAnswering = (command: string | undefined): boolean => command !== undefined && ANSWERING.has(command)
