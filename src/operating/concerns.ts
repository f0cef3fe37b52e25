/** What is missing or risky in an installation that starts all the same. Only reckons: what it is told is handed in. */
import { DAY_MS, type Instant, msBetween } from '#src/calendar/local-date.ts'
import type { ConcernName } from '#src/speech/operation/concerns.ts'

/** What of the settings matters here. */
export interface Installation {
  readonly mode: 'production' | 'demo'
  readonly admins: readonly string[]
  readonly publicUrl?: string
  readonly smtpUrl?: string
  readonly mailFrom?: string
  readonly imapUrl?: string
  readonly registration?: { readonly type: string; readonly certificate?: { readonly endsAt: Instant } }
  readonly privacyText?: string
}

/** What surrounds the program and no setting says. */
export interface Surroundings {
  /** HOST was set, whatever to. */
  readonly isHostNamed: boolean
  /** Node was told to accept every certificate. */
  readonly isTlsUnchecked: boolean
  /** NODE_EXTRA_CA_CERTS names a file that cannot be read: Node goes on without it. */
  readonly isCaFileMissing: boolean
  readonly isRoot: boolean
}

/** How many agreement files can be used, and how many cannot. */
export interface ShelfCount {
  readonly available: number
  readonly unavailable: number
}

/** Time to apply for a new one, with holidays in between. */
const CERTIFICATE_NOTICE_MS = 60 * DAY_MS

/** In the order in which an administrator should look at them. A demo lacks nothing: it speaks to this machine alone. */
export function concernsOf(
  { mode, admins, publicUrl, smtpUrl, mailFrom, imapUrl, privacyText, registration }: Installation,
  { isHostNamed, isTlsUnchecked, isCaFileMissing, isRoot }: Surroundings,
  { available, unavailable }: ShelfCount,
  now: Instant,
): readonly ConcernName[] {
  if (mode === 'demo') return []
  const isMailOn = smtpUrl !== undefined && mailFrom !== undefined
  const isMailHalf = !isMailOn && (smtpUrl !== undefined || mailFrom !== undefined)
  const endsAt = registration?.certificate?.endsAt
  const certificateMs = endsAt === undefined ? Number.POSITIVE_INFINITY : msBetween(now, endsAt)
  const all: readonly (readonly [ConcernName, boolean])[] = [
    ['uncheckedTls', isTlsUnchecked],
    ['missingCaFile', isCaFileMissing],
    ['certificateEnded', certificateMs <= 0],
    ['certificateEndsSoon', certificateMs > 0 && certificateMs < CERTIFICATE_NOTICE_MS],
    ['noAgreements', available === 0],
    ['brokenAgreements', available > 0 && unavailable > 0],
    ['noAdmins', admins.length === 0],
    ['singleAdmin', new Set(admins).size === 1],
    ['noPublicUrl', publicUrl === undefined],
    ['noMail', smtpUrl === undefined && mailFrom === undefined],
    ['halfMail', isMailHalf],
    ['noMailbox', isMailOn && imapUrl === undefined],
    ['mailboxAlone', !isMailOn && imapUrl !== undefined],
    ['noPrivacyText', (isMailOn || publicUrl !== undefined) && privacyText === undefined],
    ['hostNotNamed', !isHostNamed],
    ['runsAsRoot', isRoot],
  ]
  return all.flatMap(([name, holds]) => (holds ? [name] : []))
}
