/** Which tests share a process, and with whom: the projects of vitest.config.ts. */

/** In a process of their own: they start other programs, change what Node does, or measure what a process needs. */
export const ALONE: readonly string[] = [
  'tests/{config,contributing,lint,log,start}.test.ts',
  'tests/cli/**/*.test.ts',
  'tests/delivery/{killed,mail,postgres-restart,sharing}.test.ts',
  'tests/e2e/playground.test.ts',
  'tests/operating/{doctor,files}.test.ts',
  'tests/store/database/{disk-full,postgres,refused,sqlite,unavailable}.test.ts',
  'tests/store/meetings/minutes-killed.test.ts',
  'tests/teams/{connector,fuzz,proxied,sdk,tokens}.test.ts',
]
/** They start the bot, whose HTTP server (restify) changes Node's for everybody in the process: they share theirs. */
export const BOTS: readonly string[] = [
  'tests/conversations.test.ts',
  'tests/conversation/{long-lists,long-messages,stored-as-typed,unreadable}.test.ts',
  'tests/delivery/limits.test.ts',
  'tests/e2e/{heights,meeting-by-mail}.test.ts',
  'tests/{http,pages}/**/*.test.ts',
  'tests/letters/unreadable.test.ts',
  'tests/people/{in-groups,permission-matrix}.test.ts',
  'tests/receiving/answers-by-mail.test.ts',
  'tests/reminding/set-aside.test.ts',
  'tests/sending/{by-mail,calendar}.test.ts',
  'tests/store/{query-plans,releases}.test.ts',
  'tests/upkeep/forget.test.ts',
  'tests/teams/{bot,card,guard,post,shown-cards,turn}.test.ts',
]

/** Within its project what takes longest begins first, so that both workers end at the same time; then by size. */
export const SLOWEST: readonly string[] = [
  'tests/conversations.test.ts',
  'tests/people/permission-matrix.test.ts',
  'tests/people/in-groups.test.ts',
  'tests/conversation/long-lists.test.ts',
  'tests/e2e/playground.test.ts',
  'tests/delivery/sharing.test.ts',
  'tests/contributing.test.ts',
  'tests/store/query-plans.test.ts',
  'tests/delivery/word-document.test.ts',
  'tests/delivery/postgres-restart.test.ts',
  'tests/teams/fuzz.test.ts',
  'tests/reminding/upgrade.test.ts',
  'tests/reminding/reminders-edges.test.ts',
  'tests/reminding/planning.test.ts',
  'tests/reminding/handing-out.test.ts',
  'tests/duties/weekly-digest.test.ts',
  'tests/conversation/kept.test.ts',
  'tests/reminding/reminders-after-a-pause.test.ts',
  'tests/language/hostile.test.ts',
  'tests/reminding/reminders-random.test.ts',
]
