/** Every request is waited for, however busy the machine is: real time says nothing in a test. */
import type { Instant } from '#src/calendar/local-date.ts'
import { createOpenWays, type OpenWays } from '#src/delivery/open-ways.ts'

export const endlessPatience = (clock: () => Instant): OpenWays =>
  createOpenWays(clock, () => new Promise(() => undefined))
