/**
 * Composition root: config -> store -> agreements -> engine -> bot -> server, wired by hand. Nothing else constructs.
 * start.mjs runs it as a program; tests start it with their own clock.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import { setGlobalProxyFromEnv } from 'node:http'
import type { Agreement } from './agreements/lookup.ts'
import type { Shelved } from './agreements/shelve.ts'
import { DAY_MS, type Instant, laterBy } from './calendar/local-date.ts'
import { type Config, clockFrom, proxySettings, readConfig, surroundings, unknownSettings } from './config.ts'
import type { CommandEntry } from './conversation/command-entry.ts'
import type { Conversations } from './conversation/engine-parts.ts'
import type { Books } from './conversation/work.ts'
import { openMetricsDoor } from './http/metrics-door.ts'
import type { Reader } from './language/reading/reader.ts'
import type { SetAside } from './letters/set-aside.ts'
import { asRequest, createLog, type Log } from './log.ts'
import { concernsOf, type ShelfCount } from './operating/concerns.ts'
import { keepDoing } from './operating/keep-doing.ts'
import type { MailReceivingParts } from './receiving/receiving.ts'
import type { MailingParts } from './sending/by-mail.ts'
import { concern, missingOrRisky, unknownSetting } from './speech/operation/concerns.ts'
import { databaseRefused, databaseUnavailable, notStarted } from './speech/parts/failures.ts'
import { DatabaseRefused } from './store/database/refused.ts'
import { DatabaseUnavailable } from './store/database/unavailable.ts'
import type { Bot } from './teams/bot.ts'

/** What did not arrive in this time shows in the state of health; it is no reason to restart the bot. */
const UNDELIVERED_MS = 2 * DAY_MS

export interface Lotse {
  readonly port: number
  readonly shelfCount: ShelfCount
  /** Where figures are read, if anywhere. */
  readonly metricsPort?: number
  /** What is stored, for whoever prepares a demo or looks after a running bot. */
  readonly books: Books
  /** What is stored and could not be read since the start. */
  unreadable(): readonly SetAside[]
  /** Sends what is due now. The program does it every few seconds, tests when they want to. */
  pulse(): Promise<void>
  /** Reads the mailbox of the sender, where there is one. The program does it every minute. */
  readMail(): Promise<void>
  /** Takes no more turns, lets the running ones end, closes the store. */
  stop(): Promise<void>
}

/** What a test hands in instead of the real thing. */
export interface Instead {
  /** Absent: that of the settings. With either, letters are handed out to this process alone. */
  readonly clock?: () => Instant
  /** Absent: those of dialogs/all.ts. */
  readonly conversations?: Conversations
  /** Absent: the files are read. */
  readonly loadAgreements?: (folder: string, reserved: ReadonlySet<string>) => Promise<Shelved>
  /** Absent: one is made for them, which takes as long as a few hundred messages. */
  readonly readerOf?: (agreements: readonly Agreement[]) => Reader
}

/**
 * Starts the bot.
 * @throws Error if the store cannot be opened or the port is taken
 */
export async function startLotse(config: Config, log: Log, instead: Instead = {}): Promise<Lotse> {
  const { conversations } = instead
  const clock = instead.clock ?? clockFrom(config)
  const isRealTime = instead.clock === undefined && config.clock === undefined
  const [
    { createOutgoing },
    { createContacts },
    { createLetterLinks },
    { createPages },
    { createPlanning },
    { createReminding },
    { createRetaining },
    { openStore },
    { markOf },
    { loadAgreements: readFiles },
    { createEngine },
    { isOpenCard },
    { createLexicon },
    { createReader },
    { searchableFacts },
    { createCommands, reservedNames },
    { createBot },
    { createLimits },
    { openDoor },
    { pdfPressOf },
    { commands, lineTaker },
  ] = await Promise.all([
    import('./sending/ways.ts'),
    import('./upkeep/contacts.ts'),
    import('./sending/links.ts'),
    import('./pages/pages.ts'),
    import('./reminding/planning.ts'),
    import('./reminding/wording.ts'),
    import('./upkeep/retention.ts'),
    import('./store/store.ts'),
    import('./store/set-aside.ts'),
    import('./store/agreements/agreement-files.ts'),
    import('./conversation/engine.ts'),
    import('./conversation/running-slot.ts'),
    import('./language/agreements/mentions.ts'),
    import('./language/reading/reader.ts'),
    import('./speech/agreements/searchable-facts.ts'),
    import('./language/commands.ts'),
    import('./teams/bot.ts'),
    import('./delivery/limits.ts'),
    import('./http/server.ts'),
    import('./delivery/pdf.ts'),
    conversations ?? import('#dialogs/all.ts'),
  ])
  const shelf = await (instead.loadAgreements ?? readFiles)(config.agreementsFolder, reservedNames(commands))
  for (const { file, faults } of shelf.unavailable)
    log.warn({ file, faults: faults.length, line: faults[0]?.line }, 'agreement not available')
  const onFailure = (err: unknown) => log.warn({ err }, 'handing out letters failed in the background')
  const store = await openStore(config.database, clock, isRealTime ? { onFailure } : undefined, (one) =>
    log.warn(one, 'what is stored cannot be read'),
  )
  const founders = new Set(config.admins)
  const { books, plan } = createPlanning({
    shelf,
    books: store.books,
    founders,
    clock,
    onGap: (letters) => log.warn({ letters }, 'reminders were missing from the plan'),
    onFailure: (err) => log.error({ err }, 'an agreement could not be planned'),
  })
  const pdf = pdfPressOf(config.sofficePath, (err) => log.error({ err }, 'no PDF was made'))
  const lexicon = createLexicon(shelf.agreements)
  const answer = createEngine({
    shelf,
    lexicon,
    reader: instead.readerOf?.(shelf.agreements) ?? createReader(shelf.agreements, lexicon, searchableFacts),
    commands: createCommands<CommandEntry>(commands),
    lineTaker,
    publicUrl: config.publicUrl,
    ...(pdf && { hasPdf: true as const }),
    roster: async ({ id, serviceUrl }) =>
      serviceUrl === undefined ? undefined : bot.members({ serviceUrl, conversationId: id }),
    books,
    founders,
    ...((config.smtpUrl === undefined || config.mailFrom === undefined) && { isMailOff: true as const }),
    newId: randomUUID,
    onUnreadable: books.unreadable.note,
  })
  const shelfCount = { available: shelf.agreements.length, unavailable: shelf.unavailable.length }
  const troubledNow = async (canWrite: boolean) =>
    canWrite ? books.outbox.troubled(laterBy(clock(), -UNDELIVERED_MS), clock()) : []
  const look = async () => {
    const canWrite = await store.canWrite()
    const waiting = canWrite ? await books.outbox.waiting(clock()) : { count: 0 }
    return { ...shelfCount, now: clock(), canWrite, waiting, troubled: (await troubledNow(canWrite)).length }
  }
  const metrics = config.metrics && (await import('./operating/metrics.ts')).createMetrics(clock, look)
  const limits = config.mode === 'production' ? createLimits() : undefined
  const bot: Bot = createBot({
    credentials: config.mode === 'production' ? config.registration : undefined,
    mode: config.mode,
    tenants: config.tenants,
    ...(config.serviceHosts && { serviceHosts: config.serviceHosts }),
    ...(limits && { admit: limits.admitPerson }),
    storage: store.turnState,
    proxyEnv: proxySettings(),
    answer: metrics?.timed(answer) ?? answer,
    isOpen: (turn, card) => isOpenCard(books.memory, turn, card),
    onContact: createContacts(books, clock),
    personalChatOf: async (person) => (await books.directory.person(person))?.teams,
    clock,
    newReference: () => randomBytes(4).toString('hex'),
    log,
  })
  const retain = createRetaining(books, clock)
  const mailTo = await mailingOf(config, { shelf, books, clock }, log)
  const readMail = await readingOf(config, { shelf, books, clock, answer }, log)
  const counted: NonNullable<typeof mailTo> = (person) => {
    const way = mailTo?.(person)
    return way && metrics ? { ...way, send: metrics.counted('mail', way.send) } : way
  }
  const post: Bot['post'] = (to, reply) => bot.post(to, reply)
  const outgoing = createOutgoing({
    ...(mailTo && { mailTo: counted }),
    books,
    rows: store.outboxRows,
    shelf,
    post: metrics?.counted('teams', post) ?? post,
    ...createReminding({ shelf, books, clock }),
    linksFor: createLetterLinks(books, shelf, config.publicUrl),
    clock,
    ...(instead.clock && { isPatient: true as const }),
    random: Math.random,
    onFailure: (err, key, because) =>
      log.error({ err, letter: markOf(key), ...(because !== undefined && { because }) }, 'letter not sent'),
  })
  const forPages = { ...privacyOf(config), ...(pdf && { pdfOf: pdf.print }) }
  const door = await openDoor({
    host: config.host,
    port: config.port,
    ...(limits && { admit: limits.admitAddress }),
    messages: (incoming) => asRequest(randomUUID(), () => bot.receive(incoming)),
    pages: createPages({ shelf, books, clock, answer, newKey: randomUUID, founders, ...forPages }),
    ...(config.publicUrl !== undefined && { publicUrl: config.publicUrl }),
    readiness: async () => {
      const canWrite = await store.canWrite()
      // Without a single agreement there is nothing to ask it.
      const canAnswer = shelf.agreements.length > 0
      const delivery = (await troubledNow(canWrite)).length === 0
      return {
        ready: canWrite && canAnswer,
        checks: { store: canWrite, agreements: shelf.unavailable.length === 0, delivery },
      }
    },
    onDefect: (err) => log.error({ err }, 'request failed'),
  })
  const onFigures = (err: unknown) => log.error({ err }, 'figures could not be read')
  const figures = metrics && config.metrics && (await openMetricsDoor(config.metrics, metrics, onFigures))
  log.info({ port: door.port, mode: config.mode, agreements: shelf.agreements.length }, 'listening')
  return {
    port: door.port,
    shelfCount,
    ...(figures && { metricsPort: figures.port }),
    books,
    unreadable: books.unreadable.met,
    async pulse() {
      await retain()
      // Whatever is the matter with the plan, what is due is sent.
      await plan().then(
        () => metrics?.planned(clock()),
        (err: unknown) => log.error({ err }, 'planning failed'),
      )
      await outgoing.deliverDue()
    },
    readMail,
    async stop() {
      await pdf?.stop()
      await door.close()
      await figures?.close()
      await outgoing.ended()
      bot.close()
      await store.close()
    },
  }
}

const privacyOf = ({ privacyText }: Config) => ({ ...(privacyText !== undefined && { privacyText }) })

/** E-mail, where the settings name a server and a sender; what it needs is loaded only then. */
async function mailingOf(config: Config, parts: MailingParts, log: Log) {
  const { smtpUrl, mailFrom, imapUrl } = config
  if (smtpUrl === undefined || mailFrom === undefined) {
    if (smtpUrl !== mailFrom) log.warn('e-mail is off: LOTSE_SMTP_URL and LOTSE_MAIL_FROM are needed together')
    return undefined
  }
  const [{ createMailChannel }, { createMailing }] = await Promise.all([
    import('./delivery/mail.ts'),
    import('./sending/by-mail.ts'),
  ])
  const from = { address: mailFrom, name: 'Gremienlotse' }
  return createMailing(createMailChannel(smtpUrl, from), from, {
    ...parts,
    ...privacyOf(config),
    ...(imapUrl !== undefined && { isRead: true as const }),
  })
}

/** Answers by e-mail, where the settings name a mailbox. What is read there is answered by mail: without it, nothing is read. */
async function readingOf(config: Config, parts: MailReceivingParts, log: Log): Promise<() => Promise<void>> {
  const { imapUrl, imapDays = 7, smtpUrl, mailFrom } = config
  if (imapUrl === undefined) return async () => undefined
  if (smtpUrl === undefined || mailFrom === undefined) {
    log.warn('no mail is read: LOTSE_IMAP_URL needs LOTSE_SMTP_URL and LOTSE_MAIL_FROM')
    return async () => undefined
  }
  const [{ imapServer, readMailbox }, { createReceiving }, { leftFolder, readFolder }] = await Promise.all([
    import('./receiving/mailbox.ts'),
    import('./receiving/receiving.ts'),
    import('./speech/meetings/mail-answers.ts'),
  ])
  const reading = {
    server: imapServer(imapUrl),
    keptDays: imapDays,
    folders: { read: readFolder(), left: leftFolder() },
    clock: parts.clock,
    receive: createReceiving(parts),
    onFailure: (err: unknown) => log.error({ err }, 'a mail could not be read'),
  }
  return () => readMailbox(reading)
}

/** Short enough that an invitation follows the click; one look at an index when nothing is due. */
const PULSE_MS = 2_000
/** Each is a connection of its own to a mail server. */
const READING_MS = 60_000

function reasonOf(err: unknown): string {
  if (err instanceof DatabaseRefused) return databaseRefused(err.because)
  if (err instanceof DatabaseUnavailable) return databaseUnavailable(err.because)
  return err instanceof Error ? err.message : 'unknown'
}

/** What is missing or risky, once, in one list. It is no reason not to start. */
function sayConcerns(config: Config, lotse: Lotse, log: Log): void {
  const names = concernsOf(config, surroundings(), lotse.shelfCount, clockFrom(config)())
  const unknown = config.mode === 'demo' ? [] : unknownSettings()
  if (names.length + unknown.length === 0) return
  log.warn({ concerns: names, unknown }, 'something is missing or risky')
  process.stderr.write(`${missingOrRisky([...names.map(concern), ...unknown.map(unknownSetting)])}\n`)
}

/** The bot as a program: until SIGTERM or SIGINT. */
export async function run(): Promise<void> {
  const read = readConfig()
  if (!read.ok) {
    process.stderr.write(`${read.faults.join('\n')}\n`)
    process.exitCode = 1
    return
  }
  const log = createLog(read.config.logLevel)
  // Before the SDK is loaded: it fetches keys and tokens by clients of its own, which know no proxy otherwise.
  setGlobalProxyFromEnv(proxySettings())
  for (const last of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(last, (err) => {
      log.fatal({ err }, last)
      process.exit(1)
    })
  }
  let lotse: Lotse
  try {
    lotse = await startLotse(read.config, log)
  } catch (err) {
    log.fatal({ err }, 'start failed')
    process.stderr.write(`${notStarted(reasonOf(err))}\n`)
    process.exit(1)
  }
  sayConcerns(read.config, lotse, log)
  const endPulse = keepDoing(PULSE_MS, lotse.pulse, (err) => log.error({ err }, 'pulse failed'))
  const endReading = keepDoing(READING_MS, lotse.readMail, (err) => log.warn({ err }, 'the mailbox was not read'))
  const end = (): void => {
    const stopped = Promise.all([endPulse(), endReading()]).then(() => lotse.stop())
    stopped.then(
      () => process.exit(0),
      (err) => {
        log.fatal({ err }, 'stop failed')
        process.exit(1)
      },
    )
  }
  process.once('SIGTERM', end)
  process.once('SIGINT', end)
}
