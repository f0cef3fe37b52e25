/** Runs a transcript through the whole bot: HTTP, teams-ai, engine, store and card; only clock and connector are doubles. */
import { createHash } from 'node:crypto'
import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import * as all from '#dialogs/all.ts'
import {
  addDays,
  dateInBerlin,
  daysBetween,
  instantInBerlin,
  localDate,
  localTime,
  weekdayOf,
} from '#src/calendar/local-date.ts'
import type { DemoConfig } from '#src/config.ts'
import { type CommandEntry, dialogIn } from '#src/conversation/command-entry.ts'
import type { Conversations } from '#src/conversation/engine-parts.ts'
import type { Books } from '#src/conversation/work.ts'
import { createCommands } from '#src/language/commands.ts'
import { createLog } from '#src/log.ts'
import { type Lotse, startLotse } from '#src/main.ts'
import { seatsOf } from '#src/meetings/seats.ts'
import { officeId } from '#src/people/office.ts'
import { personId } from '#src/people/person.ts'
import { createPlanning } from '#src/reminding/planning.ts'
import { dateAndTime } from '#src/speech/parts/format.ts'
import { BUTTON_LETTERS } from '#src/speech/parts/plain-text.ts'
import { openToRead } from '#src/store/database/database.ts'
import { type CardChoice, matches, readChat, type Step, writtenAnswer, writtenMessage } from './chat.ts'
import { type Clock, clockAt } from './doubles/clock.ts'
import {
  buttonsOf,
  type Connector,
  type Conversation,
  cardOf,
  type Inbound,
  inputsOf,
  messageFrom,
  type Sender,
  type Sent,
  type SentActivity,
  type SentCard,
  sendActivity,
  startConnector,
  submissionFrom,
  TENANT,
  titlesOf,
  toldBy,
} from './doubles/connector.ts'
import { fastFolder } from './doubles/fast-folder.ts'
import { readAgreements } from './doubles/read-agreements.ts'
import { readerOf } from './doubles/reader.ts'

const FOREIGN_TENANT = '11111111-1111-4111-8111-111111111111'

/** What differs between the file and what the bot says now. */
export interface Difference {
  readonly line: number
  readonly expected: readonly string[]
  readonly actual: readonly string[]
}
export interface Played {
  readonly title: string
  readonly differences: readonly Difference[]
  /** The file as it would be if the bot were right. */
  readonly rewritten: string
}

/** The same person has the same id in every transcript. */
function personCalled(name: string, tenant: string): Sender {
  const hex = createHash('sha256').update(name).digest('hex')
  const objectId = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
  return { name, objectId, tenant }
}

class Stage {
  readonly #connector: Connector
  readonly #clock: Clock
  readonly #config: DemoConfig
  readonly #strangers = new Set<string>()
  readonly #cards: { readonly who: string; readonly card: SentActivity; readonly id: string | undefined }[] = []
  #conversations: Conversations = all
  #lotse: Lotse
  #place: { readonly kind: Conversation['kind']; readonly name: string } = { kind: 'personal', name: '' }
  #last: Inbound | undefined
  #answer: readonly string[] | undefined
  /** Before the first word there is nobody to be told anything. */
  #hasSpoken = false
  #isClosed = false
  /** What the bot said by itself and no line of the transcript has named yet. */
  #unasked: { readonly to: string; readonly lines: readonly string[] }[] = []

  constructor(connector: Connector, clock: Clock, config: DemoConfig, lotse: Lotse) {
    this.#connector = connector
    this.#clock = clock
    this.#config = config
    this.#lotse = lotse
  }

  /** @returns the bot's answer where the step asks for it */
  async play(step: Step): Promise<readonly string[] | undefined> {
    switch (step.kind) {
      case 'today':
        await this.#passUntil(step.at)
        return undefined
      case 'away':
        await this.#stop()
        this.#clock.set(momentOf(step.at))
        this.#lotse = await start(this.#config, this.#clock, this.#conversations)
        await this.#listen()
        return undefined
      case 'place':
        this.#place = { kind: step.place, name: step.name }
        return undefined
      case 'members':
        this.#connector.enrol(
          this.#conversation('').id,
          step.names.map((name) => ({ ...this.#sender(name), mail: `${name.toLowerCase()}@amt.example` })),
        )
        return undefined
      case 'stranger':
        this.#strangers.add(step.who)
        return undefined
      case 'blocked':
        this.#connector.block(`a:${step.who}`)
        return undefined
      case 'office':
        await this.#appoint(step)
        return undefined
      case 'says':
        return this.#deliver(
          step.who,
          messageFrom(this.#connector, this.#sender(step.who), this.#conversation(step.who), typed(step.text)),
        )
      case 'sends': {
        const message = messageFrom(this.#connector, this.#sender(step.who), this.#conversation(step.who), step.text)
        const attachments = step.files.map((name) => ({
          contentType: FILE_TYPE,
          name,
          contentUrl: 'https://files.example',
        }))
        return this.#deliver(step.who, { ...message, attachments })
      }
      case 'edits':
        return this.#revise(step.who, 'messageUpdate', 'editMessage', step.text)
      case 'deletes':
        return this.#revise(step.who, 'messageDelete', 'softDeleteMessage', undefined)
      case 'clicks': {
        const { card, id } = this.#cardFor(step.who, step.card)
        const button = buttonNamed(card, step.button)
        return this.#submit(step.who, button.data, id)
      }
      case 'fills': {
        const { card, id } = this.#cardFor(step.who, { nth: 1 })
        const button = buttonNamed(card, step.button)
        return this.#submit(step.who, { ...filled(card, step.inputs), ...button.data }, id)
      }
      case 'forges':
        return this.#submit(step.who, step.value)
      case 'again':
        if (!this.#last) throw new Error('nothing was delivered yet')
        return this.#deliver('', this.#last)
      case 'broken': {
        const path = join(this.#config.agreementsFolder, step.file)
        const text = await readFile(path, 'utf8')
        if (!text.includes(step.insteadOf)) throw new Error(`${step.file} does not say ${step.insteadOf}`)
        await writeFile(path, text.replace(step.insteadOf, step.says))
        return undefined
      }
      case 'restart':
        await this.#stop()
        if (step.changed) this.#conversations = withChanged(this.#conversations, step.changed)
        this.#lotse = await start(this.#config, this.#clock, this.#conversations)
        return undefined
      case 'answer':
        return this.#answer
      case 'told': {
        const at = this.#unasked.findIndex(({ to }) => to === step.to)
        return at < 0 ? undefined : this.#unasked.splice(at, 1)[0]?.lines
      }
    }
  }

  /** What was said to somebody and not written in the transcript. */
  takeUnasked(): { readonly to: string; readonly lines: readonly string[] }[] {
    return this.#unasked.splice(0)
  }

  /** Every day in between at the beginning and the end of office hours, as the running bot would notice it. */
  async #passUntil(at: string): Promise<void> {
    const end = momentOf(at)
    const from = dateInBerlin(this.#clock.now())
    const days = daysBetween(from, dateInBerlin(end))
    for (let day = 0; this.#hasSpoken && day <= Math.min(days, LONGEST_WAIT_DAYS); day += 1) {
      for (const time of LOOKS[weekdayOf(addDays(from, day))] ?? ['08:00', '15:30']) {
        const moment = instantInBerlin(addDays(from, day), localTime(time))
        if (moment <= this.#clock.now() || moment >= end) continue
        this.#clock.set(moment)
        await this.#listen(` am ${dateAndTime(addDays(from, day), localTime(time))}`)
      }
    }
    this.#clock.set(end)
    await this.#listen()
  }

  /** Lets the bot send what is due. */
  async #listen(when = ''): Promise<void> {
    this.#connector.take()
    await this.#lotse.pulse()
    for (const { activity, conversationId, id, method } of this.#connector.take()) {
      if (method === 'PUT') {
        expectRetired(activity)
        continue
      }
      this.#hears({ activity, conversationId, ...(id !== undefined && { id }) }, when)
    }
  }

  #hears({ activity, conversationId, id }: Pick<Sent, 'activity' | 'conversationId' | 'id'>, when = ''): void {
    const to = conversationId.replace(/^a:|^19:|@thread.*$/g, '')
    this.#unasked.push({ to: `${to}${when}`, lines: linesOf(activity) })
    this.#cards.push({ who: to, card: activity, id })
  }

  async #appoint({ who, body, partner, as }: Extract<Step, { kind: 'office' }>): Promise<void> {
    const { agreements } = await readAgreements(this.#config.agreementsFolder, new Set())
    const sits = agreements
      .flatMap((agreement) => agreement.committees.map((committee) => ({ agreement, committee })))
      .find(({ agreement, committee }) => `${committee.short} ${agreement.region}` === body)
    const of = sits?.agreement.partners.find(({ short }) => partner === undefined || short === partner)
    if (!sits || !of) throw new Error(`no body ${body} with the partner ${partner ?? ''}`)
    const { agreement, committee } = sits
    const seat = seatsOf(agreement, committee).find(({ partnerId }) => partnerId === of.id)?.office?.id
    const office =
      as === 'secretariat'
        ? officeId({ agreementId: agreement.id, partnerId: of.id, kind: as, detail: committee.id })
        : seat
    if (!office) throw new Error(`${of.short} has no seat in ${body}`)
    const { objectId, tenant, name } = this.#sender(who)
    const person = personId(tenant, objectId ?? '')
    const hand = { at: this.#clock.now(), by: person, deed: 'people.administer' }
    await this.#lotse.books.inOneTransaction(async ({ directory }) => {
      if (!(await directory.person(person))) await directory.enter({ id: person, name }, hand)
      await directory.appoint(
        {
          officeId: office,
          personId: person,
          as: as === 'deputy' ? 'deputy' : 'holder',
          from: dateInBerlin(this.#clock.now()),
        },
        hand,
      )
    })
  }

  /** See checkPlan below: with the last connection, as to open another one takes longer than the plan. */
  checkPlan(): Promise<void> {
    return checkPlan(this.#config, this.#clock, this.#lotse.books)
  }

  /** Harmless when it is closed already. */
  async close(): Promise<void> {
    if (this.#isClosed) return
    this.#isClosed = true
    await this.#stop()
    await this.#connector.close()
  }
  /** What it stored itself, it has to be able to read. */
  async #stop(): Promise<void> {
    await this.#lotse.stop()
    expect(this.#lotse.unreadable()).toEqual([])
  }

  #sender(who: string): Sender {
    return personCalled(who, this.#strangers.has(who) ? FOREIGN_TENANT : TENANT)
  }
  #conversation(who: string): Conversation {
    const { kind, name } = this.#place
    if (kind === 'personal') return { kind, id: `a:${who}` }
    return { kind, id: kind === 'group' ? `19:${name}@thread.v2` : `19:${name}@thread.tacv2` }
  }
  /** Also one that has been replaced since: somebody may see it as it was. */
  #cardFor(who: string, choice: CardChoice): { readonly card: SentActivity; readonly id: string | undefined } {
    const theirs = this.#cards.filter((shown) => shown.who === ('of' in choice ? choice.of : who))
    const shown = theirs.at('of' in choice ? -1 : -choice.nth)
    if (!shown) throw new Error(`${who} sees no such card`)
    return shown
  }
  async #submit(who: string, value: unknown, card?: string): Promise<undefined> {
    return this.#deliver(who, submissionFrom(this.#connector, this.#sender(who), this.#conversation(who), value, card))
  }

  /** What happens to the message that was delivered last; that one stays the last. */
  async #revise(who: string, type: string, eventType: string, text: string | undefined): Promise<undefined> {
    const last = this.#last
    if (!last) throw new Error('nothing was delivered yet')
    const { tenant } = this.#sender(who)
    await this.#deliver(who, { ...last, type, text, channelData: { tenant: { id: tenant }, eventType } })
    this.#last = last
    return undefined
  }

  async #deliver(who: string, activity: Inbound): Promise<undefined> {
    this.#last = activity
    this.#hasSpoken = true
    this.#connector.take()
    const response = await sendActivity(`http://127.0.0.1:${this.#lotse.port}`, activity)
    if (response.status !== 200) throw new Error(`the bot answered ${response.status}`)
    const sent = this.#connector.take()
    const all = sent.filter(({ method }) => method === 'POST')
    // What is not for all who read along goes to a chat of its own.
    const isHere = ({ conversationId }: { readonly conversationId: string }): boolean =>
      (activity.conversation as Conversation).id.startsWith(conversationId)
    const posted = all.filter(isHere)
    const said = posted.length > 0 ? posted : sent.filter(({ id }) => id === activity.replyToId)
    if (said.length > 1) throw new Error(`the bot sent ${said.length} messages`)
    for (const one of all.filter((other) => !isHere(other))) this.#hears(one)
    for (const one of sent.filter((other) => !said.includes(other) && !(all.includes(other) && !isHere(other))))
      expectRetired(one.activity)
    const [shown] = said
    this.#answer = shown && linesOf(shown.activity)
    if (shown) this.#cards.push({ who, card: shown.activity, id: shown.id })
    await this.#listen()
    return undefined
  }
}

/**
 * What was changed in the talk has brought the reminders that follow from it in its own transaction: a bot that starts
 * now and plans everything anew finds nothing to add, to change or to call back.
 */
async function checkPlan({ database, agreementsFolder }: DemoConfig, { now }: Clock, books: Books): Promise<void> {
  const beside = await openToRead(database)
  if (!beside) throw new Error(`no database ${database}`)
  const { db, close } = beside
  try {
    // Whoever only asked has changed nothing that a plan could follow from.
    const deed = await db.selectFrom('audit').select('seq').limit(1).executeTakeFirst()
    if (!deed) return
    const waiting = () =>
      db
        .selectFrom('outbox')
        .select(['key', 'not_before', 'recipient'])
        .where('plan_of', 'is not', null)
        .where('state', '=', 'pending')
        .where('not_before', '>', now())
        .orderBy('key')
        .execute()
    const before = await waiting()
    const gaps: number[] = []
    const { plan } = createPlanning({
      shelf: await readAgreements(agreementsFolder, new Set()),
      books,
      founders: new Set(),
      clock: now,
      onGap: (letters) => gaps.push(letters),
      onFailure: (err) => {
        throw err
      },
    })
    await plan()
    expect(await waiting()).toEqual(before)
    expect(gaps).toEqual([])
  } finally {
    await close()
  }
}

/** Of a file in a personal chat. */
const FILE_TYPE = 'application/vnd.microsoft.teams.file.download.info'
const LONGEST_WAIT_DAYS = 400
/** At weekends nothing is sent; on Sunday the digests of Monday are written. */
const LOOKS: Readonly<Record<number, readonly string[]>> = { 6: [], 7: ['15:30'] }
const momentOf = (at: string) => {
  const [date, time] = at.split('T') as [string, string]
  return instantInBerlin(localDate(date), localTime(time))
}

/** What else was changed is a card that nobody can answer any more. */
const expectRetired = (activity: SentActivity): void => expect(buttonsOf(cardOf(activity) ?? NO_CARD)).toEqual([])
const NO_CARD: SentCard = { type: 'AdaptiveCard', version: '1.2', body: [] }
const typed = (text: string): string => text.replace(/^@Gremienlotse /, '')

/** On a phone and with a screen reader, whatever the card is about: no title is cut off, every input says what it is for. */
function expectReadable(card: SentCard): void {
  expect(titlesOf(card).filter((title) => title.length > BUTTON_LETTERS)).toEqual([])
  expect(inputsOf(card).filter(({ label }) => typeof label !== 'string' || label.trim() === '')).toEqual([])
}

/** The facts as text, then what can be filled in and clicked. */
function linesOf(activity: SentActivity): readonly string[] {
  const card = cardOf(activity)
  if (!card) throw new Error('a message without a card')
  expectReadable(card)
  const inputs = inputsOf(card).map((input) => `<${String(input.placeholder)}>`)
  // The label of an input is no fact.
  const labels = new Set(inputsOf(card).map(({ placeholder }) => String(placeholder)))
  const told = toldBy(card).filter((line) => !labels.has(line))
  const buttons = buttonsOf(card).map(({ title }) => `[${title}]`)
  return [...told, ...(inputs.length > 0 ? [inputs.join(' ')] : []), ...(buttons.length > 0 ? [buttons.join(' ')] : [])]
}

function buttonNamed(activity: SentActivity, name: string): { readonly data: Record<string, unknown> } {
  const card = cardOf(activity)
  const button = card && buttonsOf(card).find(({ title }) => title === name)
  if (!button) throw new Error(`no button [${name}]`)
  return button
}

/** What a client sends of a form: every input, those left empty as "". */
function filled(activity: SentActivity, values: Readonly<Record<string, string>>): Record<string, string> {
  const card = cardOf(activity)
  const inputs = card ? inputsOf(card) : []
  for (const label of Object.keys(values)) {
    if (!inputs.some(({ placeholder }) => placeholder === label)) throw new Error(`no input <${label}>`)
  }
  return Object.fromEntries(
    inputs.map(({ id, placeholder, value }) => [String(id), values[String(placeholder)] ?? String(value ?? '')]),
  )
}

const start = (config: DemoConfig, clock: Clock, conversations: Conversations = all): Promise<Lotse> =>
  startLotse(config, createLog('silent'), { clock: clock.now, conversations, loadAgreements: readAgreements, readerOf })

/** As after an update in which a field of this dialog got another meaning. @param word the command that opens it */
function withChanged(conversations: Conversations, word: string): Conversations {
  const name = createCommands<CommandEntry>(conversations.commands).read(word)?.command
  const entry = name && conversations.commands[name]
  const dialog = entry && dialogIn(entry)
  if (!dialog) throw new Error(`${word} opens no dialog`)
  const changed: CommandEntry = { ...entry, needs: dialog.needs, does: { ...dialog, version: dialog.version + 1 } }
  return { ...conversations, commands: { ...conversations.commands, [name]: changed } }
}

async function copyOf(folder: string, to: string): Promise<string> {
  await cp(folder, to, { recursive: true })
  return to
}

/** Where a transcript does not begin with its day. */
const START = '2027-03-01T08:00:00Z'
const configOf = (database: string): DemoConfig => ({
  mode: 'demo',
  host: '127.0.0.1',
  port: 0,
  database,
  agreementsFolder: 'data/agreements',
  // Petra set the bot up; everybody else has the offices that the transcript gives them.
  admins: [personCalled('Petra', TENANT).objectId ?? ''],
  logLevel: 'silent',
  tenants: [TENANT],
})

const firstStarts = new Map<string, Promise<Buffer>>()
/** The database as a bot leaves it that was started at that moment, planned and heard nothing: transcripts begin with it. */
function firstStarted(at: string): Promise<Buffer> {
  const known = firstStarts.get(at) ?? startedFirst(at)
  firstStarts.set(at, known)
  return known
}
async function startedFirst(at: string): Promise<Buffer> {
  const folder = fastFolder('lotse-first-')
  try {
    const config = configOf(join(folder, 'chat.db'))
    const lotse = await start(config, clockAt(at))
    await lotse.pulse()
    await lotse.stop()
    return await readFile(config.database)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/**
 * Plays a transcript from its first line to its last.
 * @param database what is there already counts; a fresh SQLite file if absent
 * @param connectorPort where Teams is; a free one if absent
 */
export async function playChat(text: string, database?: string, connectorPort?: number): Promise<Played> {
  const { title, steps, ends } = readChat(text)
  const folder = fastFolder('lotse-chat-')
  const breaksFiles = steps.some(({ kind }) => kind === 'broken')
  const connector = await startConnector(connectorPort)
  const [first] = steps
  const begin = first?.kind === 'today' ? momentOf(first.at) : START
  const clock = clockAt(begin)
  const config: DemoConfig = {
    ...configOf(database ?? join(folder, 'chat.db')),
    ...(breaksFiles && { agreementsFolder: await copyOf('data/agreements', join(folder, 'agreements')) }),
  }
  if (!database) await writeFile(config.database, await firstStarted(begin))
  const stage = new Stage(connector, clock, config, await start(config, clock))
  const differences: Difference[] = []
  const lines = text.split('\n')
  let shift = 0
  try {
    let written = 1
    const compare = (
      at: { readonly from: number; readonly to: number },
      expected: readonly string[],
      actual: readonly string[],
    ) => {
      differences.push({ line: at.from + 1, expected, actual })
      lines.splice(at.from + shift, at.to - at.from, ...actual)
      shift += actual.length - (at.to - at.from)
    }
    const nameUnasked = () => {
      for (const { to, lines: said } of stage.takeUnasked())
        compare({ from: written, to: written }, [], writtenMessage(to, said))
    }
    for (const [nth, step] of steps.entries()) {
      if (step.kind !== 'answer' && step.kind !== 'told') nameUnasked()
      const answer = await stage.play(step)
      written = ends[nth] ?? written
      if (step.kind === 'answer') {
        const same = step.expected && answer ? matches(step.expected, answer) : step.expected === answer
        if (!same) compare(step, writtenAnswer(step.expected), writtenAnswer(answer))
      }
      if (step.kind === 'told') {
        if (!answer || !matches(step.expected, answer)) {
          const expected = writtenMessage(step.to, step.expected)
          compare({ from: step.from, to: step.end }, expected, answer ? writtenMessage(step.to, answer) : [])
        }
      }
    }
    nameUnasked()
    if (!database && !breaksFiles) await stage.checkPlan()
    await stage.close()
  } finally {
    await stage.close()
    await rm(folder, { recursive: true, force: true })
  }
  return { title, differences, rewritten: lines.join('\n') }
}
